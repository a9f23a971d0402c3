import { expect } from 'vitest'
import {
  type CorsDecision,
  type CorsHeaders,
  type CorsIssue,
  type CorsIssueCode,
  CorsOptionsError,
  type CorsOptions,
  type CorsPolicy,
  type CorsRequest,
  createCors,
  validateCorsOptions,
} from '../index.ts'

/** Two origins that tests allow, and an origin that they never allow. */
export const APP = 'https://app.example.com'
export const OTHER = 'https://other.example.com'
export const EVIL = 'https://evil.example'

/** The response headers of the CORS protocol. */
export const CORS_HEADERS: readonly string[] = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Expose-Headers',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Max-Age',
]

/** Makes an actual request; with the origin `null`, a request that is not a CORS request. */
export function actual(origin: string | null = APP, more: Partial<CorsRequest> = {}): CorsRequest {
  return { method: 'GET', origin, requestMethod: null, requestHeaders: null, ...more }
}

/** Makes a CORS-preflight request. */
export function preflight(
  origin: string | null = APP,
  requestMethod = 'GET',
  requestHeaders: string | null = null,
): CorsRequest {
  return { method: 'OPTIONS', origin, requestMethod, requestHeaders }
}

/** Decides, and checks that the decision is synchronous. */
export function decideNow(policy: CorsPolicy, request: CorsRequest): CorsDecision {
  const decision = policy.decide(request)
  if (decision instanceof Promise) throw new Error('The decision is a promise')
  return decision
}

/** Creates a policy, and decides on one request. */
export function decision(options: CorsOptions, request: CorsRequest): CorsDecision {
  return decideNow(createCors(options), request)
}

/** @returns the value of a header in a decision, or `null` if the header is absent */
export function header(headers: CorsHeaders, name: string): string | null {
  const values = headers.filter(([found]) => found.toLowerCase() === name.toLowerCase())
  if (values.length > 1) expect.fail(`The decision has the header ${name} ${values.length} times`)
  return values[0]?.[1] ?? null
}

/**
 * @returns the CORS headers, `Vary` and `Timing-Allow-Origin` of a response, with names in lower
 *   case
 */
export function corsHeaders(response: Response): Record<string, string> {
  return Object.fromEntries(
    [...response.headers].filter(([name]) =>
      /^(access-control-.*|vary|timing-allow-origin)$/.test(name),
    ),
  )
}

/** @returns the issues of options of any type */
export function issuesOf(options: unknown): readonly CorsIssue[] {
  return validateCorsOptions(options).issues ?? []
}

/** @returns the codes of the issues of options of any type */
export function codesOf(options: unknown): CorsIssueCode[] {
  return issuesOf(options).map(({ code }) => code)
}

/** @returns the only issue of options of any type */
export function issueOf(options: unknown): CorsIssue {
  const issues = issuesOf(options)
  expect(issues).toHaveLength(1)
  return issues[0] as CorsIssue
}

/** @returns the error that a call throws, which must be a `CorsOptionsError` */
export function optionsErrorOf(run: () => unknown): CorsOptionsError {
  try {
    run()
  } catch (error) {
    if (error instanceof CorsOptionsError) return error
    throw error
  }
  return expect.fail('The call did not throw')
}

/** Makes a `Request` for a fetch handler. Unlike in a browser, it can have any header. */
export function fetchRequest(
  origin: string | null,
  { method = 'GET', headers = {}, url = 'https://api.example.com/things' } = {},
): Request {
  const all = new Headers(headers)
  if (origin !== null) all.set('Origin', origin)
  return new Request(url, { method, headers: all })
}

/** Makes a `Request` that is a CORS-preflight request. */
export function fetchPreflight(
  origin: string,
  requestMethod = 'GET',
  requestHeaders?: string,
): Request {
  const headers: Record<string, string> = { 'Access-Control-Request-Method': requestMethod }
  if (requestHeaders !== undefined) headers['Access-Control-Request-Headers'] = requestHeaders
  return fetchRequest(origin, { method: 'OPTIONS', headers })
}
