// The application that the conformance table asks for, in the idiom of h3 v1.
import {
  breakingBody,
  CONFORMANCE_ROUTES,
  type ConformanceError,
  type ConformanceRoute,
  findRoute,
  NOT_FOUND,
  pausedBody,
  type RouteKind,
  RUNS_PATH,
  streamOf,
} from '@webcors/conformance/table'
import {
  type AppOptions,
  appendResponseHeader,
  createError,
  type EventHandler,
  eventHandler,
  type H3Event,
  readRawBody,
  setResponseStatus,
} from 'h3-v1'

/** Answers thrown errors as the table expects. */
export const options: AppOptions = {
  onError({ statusCode, message }, event) {
    const { res } = event.node
    if (event.handled) {
      // The head was sent already, so the body can only be cut off.
      res.destroy()
    } else {
      const texts: Record<number, string> = { 302: '', 404: NOT_FOUND.body }
      setResponseStatus(event, statusCode)
      res.end(texts[statusCode] ?? message)
    }
  },
}

/**
 * Creates one handler for each path and all methods, because `withCors` wraps handlers and
 * preflights must reach it.
 */
export function createHandlers(): [path: string, handler: EventHandler][] {
  let runs = 0
  const shared = new Map<string, Response>()
  const handler = eventHandler((event) => {
    const route = findRoute(event.method, event.path.split('?', 1)[0] ?? '')
    runs++
    if (route === NOT_FOUND) throw createError({ statusCode: 404 })
    return kinds[route.kind](route, event, shared)
  })
  const paths = CONFORMANCE_ROUTES.map(({ path }) => path)
  return [
    [RUNS_PATH, eventHandler(() => String(runs))],
    ...[...paths, '/**'].map((path): [string, EventHandler] => [path, handler]),
  ]
}

type Answer = (route: ConformanceRoute, event: H3Event, shared: Map<string, Response>) => unknown

const kinds: Record<RouteKind, Answer> = {
  answer: (route, event) => stage(route, event, route.body),
  echo: async (route, event) => stage(route, event, await readRawBody(event)),
  redirect: ({ headers, status }) => Response.redirect(headers[0]?.[1] ?? '', status),
  throw: ({ status, body }) => {
    throw Object.assign(new Error(body), { status }) satisfies ConformanceError
  },
  'throw-response': fail,
  'throw-redirect': fail,
  share: ({ path, status, headers }, _event, shared) => {
    const init = { status, headers: headers as [string, string][] }
    if (!shared.has(path)) shared.set(path, new Response(null, init))
    return shared.get(path)
  },
  fetch: ({ body }) => fetch(`data:text/plain,${encodeURIComponent(body)}`),
  stream: (route, event) => stage(route, event, streamOf(pausedBody(route.body))),
  break: (route, event) => stage(route, event, streamOf(breakingBody(route.body))),
}

function stage({ status, headers }: ConformanceRoute, event: H3Event, body: unknown): unknown {
  setResponseStatus(event, status)
  for (const [name, value] of headers) appendResponseHeader(event, name, value)
  return body
}

function fail(route: ConformanceRoute, event: H3Event): never {
  stage(route, event, '')
  throw createError({ statusCode: route.status, message: route.body })
}
