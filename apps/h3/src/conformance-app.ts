// The application that the conformance table asks for, in h3's own idiom.
import {
  breakingBody,
  CONFORMANCE_ROUTES,
  type ConformanceRoute,
  findRoute,
  NOT_FOUND,
  pausedBody,
  type RouteKind,
  RUNS_PATH,
  streamOf,
} from '@webcors/conformance/table'
import { type H3, type H3Config, type H3Event, HTTPError, HTTPResponse } from 'h3'

/** Where handlers put the status and headers: on the event, or on the response that they return. */
export type Style = 'on the event' | 'in a response'

/**
 * Turns thrown errors, and h3's answer to a path without a route, into the responses that the table
 * expects.
 */
export const config: H3Config = {
  silent: true,
  onError({ status, message, headers = [] }) {
    const texts: Record<number, string> = { 302: '', 404: NOT_FOUND.body }
    return new HTTPResponse(texts[status] ?? message, { status, headers })
  },
}

/**
 * Creates the routes, each for its own methods. The count of requests includes paths without a
 * route.
 */
export function addRoutes(app: H3, style: Style): void {
  let runs = 0
  app.get(RUNS_PATH, () => String(runs))
  app.use((event) => {
    if (!event.url.pathname.endsWith(RUNS_PATH)) runs++
  })
  const answer = createAnswer(style)
  for (const route of CONFORMANCE_ROUTES) {
    const handler = (event: H3Event) => answer(route, event)
    const methods = route.methods === '*' ? ([''] as const) : route.methods
    for (const method of methods) app.on(method as 'GET', route.path, handler)
  }
}

/**
 * Creates one handler for each path and all methods, because `withCors` wraps handlers and
 * preflights must reach it.
 */
export function createHandlers(
  style: Style,
): [path: string, handler: (event: H3Event) => unknown][] {
  let runs = 0
  const answer = createAnswer(style)
  const handler = (event: H3Event) => {
    runs++
    return answer(findRoute(event.req.method, event.url.pathname), event)
  }
  const paths = CONFORMANCE_ROUTES.map(({ path }) => path)
  return [
    [RUNS_PATH, () => String(runs)],
    ...[...paths, '/**'].map((path): [string, typeof handler] => [path, handler]),
  ]
}

type Answer = (route: ConformanceRoute, event: H3Event) => unknown

function createAnswer(style: Style): Answer {
  const make = style === 'on the event' ? stage : respond
  const shared = new Map<string, unknown>()
  const kinds: Record<RouteKind, Answer> = {
    answer: (route, event) => make(route, event, route.body),
    echo: async (route, event) => make(route, event, await event.req.text()),
    redirect: ({ headers, status }) => Response.redirect(headers[0]?.[1] ?? '', status),
    throw: ({ status, body }) => {
      throw Object.assign(new Error(body), { status })
    },
    'throw-response': fail,
    'throw-redirect': fail,
    share: (route, event) => {
      if (!shared.has(route.path)) shared.set(route.path, respond(route, event, null))
      return shared.get(route.path)
    },
    fetch: ({ body }) => fetch(`data:text/plain,${encodeURIComponent(body)}`),
    stream: (route, event) => make(route, event, streamOf(pausedBody(route.body))),
    break: (route, event) => make(route, event, streamOf(breakingBody(route.body))),
  }
  return (route, event) => {
    if (route === NOT_FOUND) throw new HTTPError({ status: 404 })
    return kinds[route.kind](route, event)
  }
}

function stage({ status, headers }: ConformanceRoute, event: H3Event, body: unknown): unknown {
  event.res.status = status
  for (const [name, value] of headers) event.res.headers.append(name, value)
  return body
}

function respond({ status, headers }: ConformanceRoute, event: H3Event, body: unknown): Response {
  const { method } = event.req
  const content = body === '' || method === 'HEAD' ? null : (body as BodyInit | null)
  return new Response(content, { status, headers: headers as [string, string][] })
}

function fail({ status, headers, body }: ConformanceRoute): never {
  throw new HTTPError({ status, headers: headers as [string, string][], message: body })
}
