// The application that the conformance table asks for, in Hono's own idiom.
import {
  breakingBody,
  CONFORMANCE_POLICIES,
  CONFORMANCE_ROUTES,
  conformanceArguments,
  type ConformanceRoute,
  NOT_FOUND,
  pausedBody,
  type RouteKind,
  RUNS_PATH,
  streamOf,
} from '@webcors/conformance/table'
import { cors, createCors } from '@webcors/hono'
import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'

const adapter = { createCors, pathOf: (c: Context) => c.req.path }

/** Mounts every policy of the table as middleware of the path that has its name. */
export function createGuardedTable(): Hono {
  const main = new Hono()
  for (const policy of CONFORMANCE_POLICIES) {
    main.use(`/${policy.name}/*`, cors(...conformanceArguments(policy, adapter)))
  }
  return addTable(main)
}

/**
 * Mounts the application of the table under the name of each policy, each with its own count of
 * requests.
 */
export function addTable(main: Hono): Hono {
  for (const { name } of CONFORMANCE_POLICIES) main.route(`/${name}`, createTable())
  // A sub-application without a route for a path leaves the request to the main application.
  main.notFound((c) => KINDS.answer(NOT_FOUND, c))
  main.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    return c.body(error.message, (error as Error & { status?: 503 }).status ?? 500)
  })
  return main
}

function createTable(): Hono {
  let runs = 0
  const table = new Hono()
  table.get(RUNS_PATH, (c) => c.text(String(runs)))
  table.use(async (_c, next) => {
    runs++
    await next()
  })
  for (const route of CONFORMANCE_ROUTES) {
    const handler = (c: Context) => KINDS[route.kind](route, c)
    if (route.methods === '*') table.all(route.path, handler)
    else table.on([...route.methods], route.path, handler)
  }
  return table
}

type Answer = (route: ConformanceRoute, c: Context) => Response | Promise<Response>

const shared = new Map<string, Response>()

const KINDS: Readonly<Record<RouteKind, Answer>> = {
  answer: (route, c) => answer(route, c, route.body),
  echo: async (route, c) => answer(route, c, await c.req.text()),
  redirect: ({ status, headers }) => Response.redirect(headers[0]?.[1] ?? '', status),
  throw: ({ status, body }) => {
    throw Object.assign(new Error(body), { status })
  },
  'throw-response': (route, c) => {
    throw new HTTPException(409, { res: answer(route, c, route.body) })
  },
  'throw-redirect': ({ status, headers }) => {
    throw new HTTPException(302, { res: Response.redirect(headers[0]?.[1] ?? '', status) })
  },
  share: ({ path, status, headers }) => {
    const response =
      shared.get(path) ?? new Response(null, { status, headers: headers as [string, string][] })
    shared.set(path, response)
    return response
  },
  // The headers of a fetched response are immutable:
  // https://fetch.spec.whatwg.org/#concept-headers-guard
  fetch: ({ body }) => fetch(`data:text/plain,${encodeURIComponent(body)}`),
  stream: (route, c) => answer(route, c, streamOf(pausedBody(route.body))),
  break: (route, c) => answer(route, c, streamOf(breakingBody(route.body))),
}

/** Answers by methods of the context, so that Hono merges the headers. */
function answer(
  { status, headers }: ConformanceRoute,
  c: Context,
  body: string | ReadableStream,
): Response {
  c.status(status as 200)
  for (const [name, value] of headers) c.header(name, value, { append: true })
  const content = body === '' ? null : body
  return c.body(content as string)
}
