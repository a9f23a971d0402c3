import type { CorsOptions } from '@webcors/core'

/** The kinds of requests whose cost differs. */
export type Kind =
  | 'actual'
  | 'actual-many-headers'
  | 'preflight'
  | 'preflight-any'
  | 'no-origin'
  | 'denied'

export const KINDS: Readonly<Record<Kind, string>> = {
  actual: 'actual request',
  'actual-many-headers': 'actual request, response with eight headers and a `Vary`',
  preflight: 'preflight, methods and headers listed',
  'preflight-any': 'preflight, any method and header',
  'no-origin': 'no `Origin`',
  denied: 'origin not allowed',
}

export const ALLOWED = 'https://app.example.com'
export const EXPOSED = 'X-Total-Count'

/** The one policy of all subjects, which each subject gets in its own options. */
export const POLICY = {
  origin: [ALLOWED, 'https://admin.example.com'],
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
  allowedHeaders: ['Content-Type', 'Authorization'],
  exposedHeaders: [EXPOSED],
  credentials: true,
  maxAge: 7200,
} as const satisfies CorsOptions

/** Whether the policy takes any method and any header, or lists them. */
export function takesAny(kind: Kind): boolean {
  return kind === 'preflight-any'
}

/** The policy in webcors's options. */
export function policyOf(any: boolean) {
  return any ? ({ ...POLICY, methods: '*', allowedHeaders: '*' } as const) : POLICY
}

export const URL_OF_ALL = 'http://localhost/items'
export const PATH = new URL(URL_OF_ALL).pathname

/** Headers that every browser sends, so that looking a header up is not too easy. */
const USUAL = { Accept: '*/*', 'Accept-Language': 'en', 'User-Agent': 'Mozilla/5.0' }

export function methodOf(kind: Kind): string {
  return kind.startsWith('preflight') ? 'OPTIONS' : 'GET'
}

export function requestHeaders(kind: Kind): Record<string, string> {
  const headers: Record<string, string> = { ...USUAL }
  if (kind === 'denied') headers['Origin'] = 'https://evil.example'
  else if (kind !== 'no-origin') headers['Origin'] = ALLOWED
  if (methodOf(kind) === 'OPTIONS') {
    headers['Access-Control-Request-Method'] = 'PUT'
    headers['Access-Control-Request-Headers'] = takesAny(kind)
      ? 'content-type,x-request-id'
      : 'content-type'
  }
  return headers
}

/**
 * Requests to use in turn. A new request for each call would cost more than the measured code.
 * Nothing changes their headers.
 */
export function createRequests(kind: Kind, count: number): Request[] {
  const init = { method: methodOf(kind), headers: requestHeaders(kind) }
  return Array.from({ length: count }, () => new Request(URL_OF_ALL, init))
}

const FEW = { 'Content-Type': 'application/json' }
const MANY = {
  ...FEW,
  'Cache-Control': 'private, max-age=60',
  'Content-Language': 'en',
  ETag: '"5f3c"',
  'Last-Modified': 'Tue, 03 Nov 2026 10:00:00 GMT',
  Vary: 'Accept-Encoding',
  'X-Request-Id': '7b1f9c',
  'X-Total-Count': '42',
}

/** The headers that the application sets. */
export function responseHeaders(kind: Kind): Readonly<Record<string, string>> {
  return kind === 'actual-many-headers' ? MANY : FEW
}

/** The application, which does as little as it can: it returns a fresh response without a body. */
export function createHandler(kind: Kind): () => Response {
  const init = { headers: responseHeaders(kind) }
  return () => new Response(null, init)
}
