import { withCors } from '@webcors/core'
import { startFetchHost } from '../hosts/fetch-host.ts'
import {
  EVENT,
  EVENTS,
  PLAIN,
  partsOf,
  redirectedFrom,
  SIMPLE,
  type StartKnownDefects,
} from './application.ts'

/** One `Response` for all requests, as applications create at the start. */
const NOTHING_HERE = new Response('nothing here', { status: 404 })

export const startFetchKnownDefects: StartKnownDefects = ({ policyOf, note }) => {
  const handler = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const { route } = partsOf(pathname)
    note(request.method, pathname)
    if (route === 'behind-sign-in' && !request.headers.has('Authorization')) {
      throw new Response('sign in', { status: 401, headers: PLAIN })
    }
    switch (route) {
      case 'own-options':
        return new Response(request.method === 'OPTIONS' ? 'own' : 'body', { headers: PLAIN })
      case 'put-only':
        return request.method === 'PUT' ? new Response('body') : NOTHING_HERE
      case 'throw':
        throw new Error('thrown')
      case 'invalid':
        throw new Response('invalid', { status: 422 })
      case 'redirect':
        // The page uses https, but the proxy forwards its request over http.
        return Response.redirect(`https://${new URL(request.url).host}${redirectedFrom(pathname)}`)
      case 'stream':
        return new Response(streamOf(['one ', 'two']), { status: 201, headers: PLAIN })
      case 'events':
        return new Response(streamOf([EVENT]), { headers: EVENTS })
      default: {
        const headers = SIMPLE[route]
        return headers ? new Response('body', { headers }) : NOTHING_HERE.clone()
      }
    }
  }
  return startFetchHost(
    withCors(handler, (request: Request) => policyOf(new URL(request.url).pathname), {
      onError: () => new Response('failed', { status: 500 }),
    }),
  )
}

/** Creates a body whose parts arrive one after the other. */
export function streamOf(parts: readonly string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async start(controller) {
      for (const part of parts) {
        controller.enqueue(encoder.encode(part))
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      controller.close()
    },
  })
}
