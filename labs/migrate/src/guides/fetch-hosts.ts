import { cors as elysiaCors } from '@elysiajs/cors'
import { withCors } from '@webcors/core'
import { cors as h3Cors } from '@webcors/h3'
import { Elysia } from 'elysia'
import { H3, handleCors } from 'h3'
import { AutoRouter, cors as ittyCors } from 'itty-router'
import type { Server } from '../conclude.ts'

const ORIGIN = 'http://localhost'
const ANSWERED = { 'X-Total': '1', Link: '</next>; rel="next"' }

type Options = Readonly<Record<string, unknown>>
type Fetch = (request: Request) => Response | Promise<Response>

/** An application with another library, and the same application with webcors. */
export interface Pair {
  theirs(options: Options): Server
  ours(options: Options): Server
}

/** Casts options of webcors that tests write. */
const checked = (options: Options) => options as { origin: '*' }

function serve(fetch: Fetch): Server {
  return {
    origin: ORIGIN,
    ask: async (method, path, headers) => {
      const { status, headers: lines } = await fetch(
        new Request(`${ORIGIN}${path}`, { method, headers }),
      )
      return { status, headers: lines }
    },
  }
}

const hello = (): Response => new Response('Hello', { headers: ANSWERED })

export const ELYSIA: Pair = {
  theirs: (options) => {
    const app = new Elysia().use(elysiaCors(options)).all('/', hello)
    return serve((request) => app.handle(request))
  },
  ours: (options) => {
    const cors = withCors((request: Request, handle: Fetch) => handle(request), checked(options))
    const app = new Elysia()
      .wrap((handle) => (request: Request) => cors(request, handle as unknown as Fetch))
      .all('/', hello)
    return serve((request) => app.handle(request))
  },
}

export const ITTY: Pair = {
  theirs: (options) => {
    const { preflight, corsify } = ittyCors(options)
    const router = AutoRouter({ before: [preflight], finally: [corsify] })
    router.all('/', hello)
    return serve(router.fetch)
  },
  ours: (options) => {
    const router = AutoRouter()
    router.all('/', hello)
    return serve(withCors(router.fetch as Fetch, checked(options)))
  },
}

export const H3_2: Pair = {
  theirs: (options) => {
    const app = new H3()
    app.use((event) => {
      const answer = handleCors(event, options)
      return answer === false ? undefined : answer
    })
    app.all('/', hello)
    return serve((request) => app.fetch(request))
  },
  ours: (options) => {
    const app = new H3()
    app.use(h3Cors(checked(options)))
    app.all('/', hello)
    return serve((request) => app.fetch(request))
  },
}
