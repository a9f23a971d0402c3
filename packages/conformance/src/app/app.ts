import { breakingBody, pausedBody, streamOf } from './bodies.js'
import { type ConformanceRoute, findRoute, type RouteKind, RUNS_PATH } from './routes.js'

/**
 * The application of the table as a fetch handler. Hosts of another kind implement
 * `CONFORMANCE_ROUTES` themselves.
 */
export type ConformanceApp = (request: Request) => Response | Promise<Response>

/** The error that the application throws. Its message is the body of the expected response. */
export interface ConformanceError extends Error {
  /** The status of the expected response. */
  readonly status: number
}

/**
 * Creates the application of `CONFORMANCE_ROUTES`, with its own count of requests.
 *
 * @example
 * ```ts
 * const app = createConformanceApp()
 * const response = await app(new Request('http://localhost/ok'))
 * ```
 */
export function createConformanceApp(): ConformanceApp {
  let runs = 0
  const shared = new Map<string, Response>()
  const share = (route: ConformanceRoute, request: Request): Response => {
    const response = shared.get(route.path) ?? answer(route, request)
    shared.set(route.path, response)
    return response
  }

  return (request) => {
    const { pathname } = new URL(request.url)
    if (pathname.endsWith(RUNS_PATH)) {
      return new Response(String(runs), { headers: { 'Cache-Control': 'no-store' } })
    }
    runs++
    const route = findRoute(request.method, pathname)
    return route.kind === 'share' ? share(route, request) : KINDS[route.kind](route, request)
  }
}

type Answer = (route: ConformanceRoute, request: Request) => Response | Promise<Response>

const KINDS: Readonly<Record<Exclude<RouteKind, 'share'>, Answer>> = {
  answer: (route, request) => answer(route, request),
  echo: async (_route, request) => new Response(await request.text()),
  redirect,
  throw: ({ status, body }) => {
    throw Object.assign(new Error(body), { status })
  },
  'throw-response': (route, request) => {
    throw answer(route, request)
  },
  'throw-redirect': (route) => {
    throw redirect(route)
  },
  // The headers of a fetched response are immutable:
  // https://fetch.spec.whatwg.org/#concept-headers-guard
  fetch: ({ body }) => fetch(`data:text/plain,${encodeURIComponent(body)}`),
  stream: (route, request) => answer(route, request, streamOf(pausedBody(route.body))),
  break: (route, request) => answer(route, request, streamOf(breakingBody(route.body))),
}

/**
 * Creates the response that the table expects for an error of the application. It is the `onError`
 * of fetch handlers.
 *
 * @example
 * ```ts
 * withCors(app, options, { onError: answerError })
 * ```
 *
 * @param error a `ConformanceError`
 */
export function answerError(error: unknown): Response {
  const { status, message } = error as ConformanceError
  return new Response(message, { status })
}

function answer(
  { status, headers, body }: ConformanceRoute,
  { method }: Request,
  content: BodyInit | null = body === '' ? null : body,
): Response {
  const init = { status, headers: headers.map(([name, value]): [string, string] => [name, value]) }
  return new Response(method === 'HEAD' ? null : content, init)
}

/**
 * Creates a response with immutable headers: https://fetch.spec.whatwg.org/#dom-response-redirect
 */
function redirect({ status, headers }: ConformanceRoute): Response {
  return Response.redirect(new Headers(headers as [string, string][]).get('Location') ?? '', status)
}
