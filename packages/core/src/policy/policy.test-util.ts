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

/** An origin that tests allow, and one that they never do. */
export const APP = 'https://app.example.com'
export const EVIL = 'https://evil.example'

/** The response headers of the CORS protocol, and the one that a policy can send beside them. */
export const CORS_HEADERS: readonly string[] = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Expose-Headers',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Max-Age',
]

/** What stands for an actual request; without an origin, for a request that is not a CORS request. */
export function actual(origin: string | null = APP, more: Partial<CorsRequest> = {}): CorsRequest {
  return { method: 'GET', origin, requestMethod: null, requestHeaders: null, ...more }
}

/** What stands for a CORS-preflight request. */
export function preflight(
  origin: string | null = APP,
  requestMethod = 'GET',
  requestHeaders: string | null = null,
): CorsRequest {
  return { method: 'OPTIONS', origin, requestMethod, requestHeaders }
}

/** Decides, and checks that the decision is there at once. */
export function decideNow(policy: CorsPolicy, request: CorsRequest): CorsDecision {
  const decision = policy.decide(request)
  if (decision instanceof Promise) throw new Error('The decision is a promise')
  return decision
}

/** The decision of a policy that is made for this one request. */
export function decision(options: CorsOptions, request: CorsRequest): CorsDecision {
  return decideNow(createCors(options), request)
}

/** The value of a header in a decision; `null` where there is none. */
export function header(headers: CorsHeaders, name: string): string | null {
  const values = headers.filter(([found]) => found.toLowerCase() === name.toLowerCase())
  if (values.length > 1) expect.fail(`${name} stands there ${values.length} times`)
  return values[0]?.[1] ?? null
}

/** The CORS and `Vary` headers of a response, with the `Timing-Allow-Origin` one, in lower case. */
export function corsHeaders(response: Response): Record<string, string> {
  return Object.fromEntries(
    [...response.headers].filter(([name]) =>
      /^(access-control-.*|vary|timing-allow-origin)$/.test(name),
    ),
  )
}

/** What is wrong with options that a test gives without regard to their type. */
export function issuesOf(options: unknown): readonly CorsIssue[] {
  return validateCorsOptions(options).issues ?? []
}

/** The codes of these issues. */
export function codesOf(options: unknown): CorsIssueCode[] {
  return issuesOf(options).map(({ code }) => code)
}

/** The one issue there is with these options. */
export function issueOf(options: unknown): CorsIssue {
  const issues = issuesOf(options)
  expect(issues).toHaveLength(1)
  return issues[0] as CorsIssue
}

/** What a call throws, which has to be a `CorsOptionsError`. */
export function optionsErrorOf(run: () => unknown): CorsOptionsError {
  try {
    run()
  } catch (error) {
    if (error instanceof CorsOptionsError) return error
    throw error
  }
  return expect.fail('nothing was thrown')
}

/** A `Request` for a fetch handler. Node's keeps every header that it is given. */
export function fetchRequest(
  origin: string | null,
  { method = 'GET', headers = {}, url = 'https://api.example.com/things' } = {},
): Request {
  const all = new Headers(headers)
  if (origin !== null) all.set('Origin', origin)
  return new Request(url, { method, headers: all })
}

/** A `Request` that is a CORS-preflight request. */
export function fetchPreflight(
  origin: string,
  requestMethod = 'GET',
  requestHeaders?: string,
): Request {
  const headers: Record<string, string> = { 'Access-Control-Request-Method': requestMethod }
  if (requestHeaders !== undefined) headers['Access-Control-Request-Headers'] = requestHeaders
  return fetchRequest(origin, { method: 'OPTIONS', headers })
}
