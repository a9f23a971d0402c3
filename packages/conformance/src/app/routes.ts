import type { HeaderLines } from '../policies/policy.js'

/**
 * The way in which a route answers.
 *
 * - `answer`: returns a response in the usual way of the host
 * - `echo`: returns the body of the request
 * - `redirect`: calls the function of the host for redirects
 * - `throw`: throws an error with the status of the route as `status`, and its body as the message
 * - `throw-response`: throws a value that the host turns into a response, such as a `Response` or
 *   an HTTP error
 * - `throw-redirect`: throws a value that the host turns into a redirect
 * - `share`: returns the same response object each time; like `answer` on hosts without response
 *   objects
 * - `fetch`: returns the response of another server unchanged
 * - `stream`: writes the first half of the body, waits for `STREAM_PAUSE`, writes the rest
 * - `break`: writes the body, and then fails
 */
export type RouteKind =
  | 'answer'
  | 'echo'
  | 'redirect'
  | 'throw'
  | 'throw-response'
  | 'throw-redirect'
  | 'share'
  | 'fetch'
  | 'stream'
  | 'break'

/**
 * A route of the application, which is the same on every host. The application has no CORS code.
 */
export interface ConformanceRoute {
  /** The end of the path. A host may serve the application under a prefix. */
  readonly path: string
  /**
   * The methods of the route. `'*'` stands for any method, including `OPTIONS`. Other methods get
   * 404.
   */
  readonly methods: '*' | readonly string[]
  readonly kind: RouteKind
  readonly status: number
  readonly headers: HeaderLines
  readonly body: string
}

/** Milliseconds between the two halves of a streamed body. */
export const STREAM_PAUSE = 150

/**
 * The path of the count. `GET` returns the number of requests that reached the other routes since
 * the start.
 */
export const RUNS_PATH = '/runs'

const route = (
  path: string,
  methods: ConformanceRoute['methods'],
  status: number,
  headers: HeaderLines,
  body: string,
  kind: RouteKind = 'answer',
): ConformanceRoute => ({ path, methods, kind, status, headers, body })

const ELSEWHERE = 'https://elsewhere.example/'

/** The routes of the application. */
export const CONFORMANCE_ROUTES: readonly ConformanceRoute[] = [
  route('/ok', '*', 200, [], 'ok'),
  route('/echo', ['POST', 'PUT'], 200, [], '', 'echo'),
  route('/get-only', ['GET'], 200, [], 'get only'),
  route('/options', ['OPTIONS'], 200, [['Allow', 'OPTIONS, REPORT']], 'options of the application'),

  route('/no-content', '*', 204, [['X-Left', '3']], ''),
  route('/not-modified', ['GET'], 304, [['ETag', '"1"']], ''),
  route('/unauthorized', '*', 401, [['WWW-Authenticate', 'Bearer']], 'who are you?'),
  route('/failed', '*', 500, [], 'answered with 500'),
  route('/redirect', '*', 302, [['Location', ELSEWHERE]], '', 'redirect'),

  route('/throw', '*', 503, [], 'thrown', 'throw'),
  route('/throw-response', '*', 409, [['X-Conflict', 'yes']], 'conflict', 'throw-response'),
  route('/throw-redirect', '*', 302, [['Location', ELSEWHERE]], '', 'throw-redirect'),

  route('/vary-encoding', '*', 200, [['Vary', 'Accept-Encoding']], 'by encoding'),
  route('/vary-star', '*', 200, [['Vary', '*']], 'by anything'),
  route('/vary-origin', '*', 200, [['Vary', 'origin']], 'by origin'),
  route('/vary-both', '*', 200, [['Vary', 'Accept-Encoding, Origin']], 'by both'),
  route(
    '/vary-lines',
    '*',
    200,
    [
      ['Vary', 'Accept-Encoding'],
      ['vary', 'Accept-Language'],
    ],
    'by two',
  ),

  route(
    '/cookies',
    '*',
    200,
    [
      ['Set-Cookie', 'a=1; Path=/; HttpOnly'],
      ['Set-Cookie', 'b=2; Path=/; Expires=Wed, 01 Jan 2048 00:00:00 GMT'],
    ],
    'two cookies',
  ),
  route('/shared', '*', 202, [['Vary', 'Accept-Encoding']], '', 'share'),
  route('/fetched', '*', 200, [], 'fetched', 'fetch'),
  route(
    '/stream',
    '*',
    200,
    [['Content-Type', 'text/event-stream']],
    'data: 1\n\ndata: 2\n\n',
    'stream',
  ),
  route('/break', '*', 200, [], 'half', 'break'),

  // Proxies pass on such headers from upstreams that have a policy of their own.
  route(
    '/upstream',
    '*',
    200,
    [
      ['Access-Control-Allow-Origin', '*'],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Expose-Headers', 'X-Upstream'],
      ['Access-Control-Allow-Methods', 'TRACE'],
      ['Access-Control-Allow-Headers', 'X-Upstream'],
      ['Access-Control-Max-Age', '86400'],
      ['Access-Control-Allow-Private-Network', 'true'],
      ['X-Upstream', '1'],
    ],
    'upstream',
  ),
  route(
    '/upstream-twice',
    '*',
    200,
    [
      ['Access-Control-Allow-Origin', '*'],
      ['access-control-allow-origin', 'https://evil.example'],
      ['Vary', 'Origin'],
    ],
    'upstream, twice',
  ),
  route('/upstream-timing', '*', 200, [['Timing-Allow-Origin', '*']], 'upstream, timed'),
]

/** The route of all other paths and methods. */
export const NOT_FOUND: ConformanceRoute = route('/missing', '*', 404, [], 'nothing is here')

/**
 * Finds the route of a request, for any prefix of its path.
 *
 * @example
 * ```ts
 * const { kind, status, headers, body } = findRoute('GET', '/a-prefix/ok')
 * ```
 *
 * @param path without the query
 * @returns `NOT_FOUND` if no route matches
 */
export function findRoute(method: string, path: string): ConformanceRoute {
  return (
    CONFORMANCE_ROUTES.find(
      ({ path: end, methods }) =>
        path.endsWith(end) && (methods === '*' || methods.includes(method)),
    ) ?? NOT_FOUND
  )
}
