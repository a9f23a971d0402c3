import type { ConformanceExpectation, ConformanceSend, HeaderLines } from '../policies/policy.js'
import { CONFORMANCE_ROUTES, NOT_FOUND } from '../app/routes.js'

// Functions that keep the code of rows short. They return plain data: the request and the
// expectation of a row.

type Cors = ConformanceExpectation['cors']

/**
 * The `Vary` of a response that depends on the origin, and of a response to a preflight that
 * depends on the requested names.
 */
export const BY_ORIGIN: readonly string[] = ['Origin']
export const BY_QUESTION: readonly string[] = [
  'Access-Control-Request-Method',
  'Access-Control-Request-Headers',
]
export const BY_ORIGIN_AND_QUESTION: readonly string[] = [...BY_ORIGIN, ...BY_QUESTION]

/** The methods that a policy lists if it allows any method. */
export const WELL_KNOWN = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, QUERY'

/** A request with `Origin`. A list of origins stands for several `Origin` lines. */
export function from(
  origin: string | readonly string[],
  method: string,
  path: string,
  headers: HeaderLines = [],
  body?: string,
): ConformanceSend {
  const origins = typeof origin === 'string' ? [origin] : origin
  const lines = [...origins.map((value) => ['Origin', value] as const), ...headers]
  return { method, path, headers: lines, ...(body === undefined ? {} : { body }) }
}

/** A request without `Origin`, as programs and pages of the same origin send it. */
export function fromNowhere(
  method: string,
  path: string,
  headers: HeaderLines = [],
  body?: string,
): ConformanceSend {
  return from([], method, path, headers, body)
}

/** A CORS-preflight request. `names` is the value of `Access-Control-Request-Headers`. */
export function preflight(
  origin: string | readonly string[],
  method: string,
  names?: string,
  path = '/ok',
): ConformanceSend {
  return from(origin, 'OPTIONS', path, [
    ['Access-Control-Request-Method', method],
    ...(names === undefined ? [] : [['Access-Control-Request-Headers', names] as const]),
  ])
}

/** Expects the response of the application, with these CORS headers and these names in `Vary`. */
export function runs(
  path: string,
  cors: Cors,
  vary: readonly string[],
  change: Partial<ConformanceExpectation> = {},
): ConformanceExpectation {
  const route = CONFORMANCE_ROUTES.find((known) => known.path === path) ?? NOT_FOUND
  // A framework may add a charset to Content-Type. The policy owns the other headers.
  const own = /^(?:access-control-.*|timing-allow-origin|vary|content-type)$/i
  const headers = route.headers.filter(([name]) => !own.test(name))
  const survives = headers.length > 0 ? { headers } : {}
  return { status: route.status, cors, vary, ran: true, body: route.body, ...survives, ...change }
}

/** Expects that the adapter answers an allowed preflight, without the application. */
export function answered(
  cors: Cors,
  vary: readonly string[],
  status = 204,
): ConformanceExpectation {
  return { status, cors, vary, ran: false, body: '' }
}

/**
 * Expects that the adapter answers with 403 and without headers of the policy, and that the
 * application does not run.
 */
export const REFUSED: ConformanceExpectation = {
  status: 403,
  cors: {},
  vary: BY_ORIGIN,
  ran: false,
  body: '',
}

/**
 * Expects the response of the application, without headers that let a page of another origin read
 * it.
 */
export function runsUnread(
  path: string,
  change: Partial<ConformanceExpectation> = {},
): ConformanceExpectation {
  return runs(path, {}, BY_ORIGIN, change)
}
