import type { CorsOptions } from '@webcors/core'
import { APP, type Expectation, type KnownDefect, type Step } from './known-defect.ts'

/**
 * The attacker's page. Its name leads to this computer, so that the user's server becomes the
 * page's own server.
 */
const REBOUND = 'http://rebound.example.org:4000'
const STRANGER = 'http://evil.example.org'
const DEVELOPMENT = 'http://localhost:5173'

const LISTED = { origin: [APP, 'http://localhost:*'] } as const satisfies CorsOptions
const ALLOWED_HOSTS = ['localhost:*', '127.0.0.1:*'] as const

/**
 * The result of a rebound page. For the browser, its requests are same-origin, so no CORS check
 * protects the response.
 */
const rebound = (status: number): readonly Step[] =>
  [{}, { method: 'POST', body: 'body' }].map((request) => ({
    from: REBOUND,
    route: 'ok',
    request,
    isOwn: true,
    expect: { gets: status, ran: status === 200, preflight: null },
  }))

/**
 * WebKitGTK sends no request from an https page to this computer over http, because that is mixed
 * content. The other engines trust loopback.
 *
 * @see https://www.w3.org/TR/mixed-content/#should-block-fetch
 * @see https://bugs.webkit.org/show_bug.cgi?id=171934
 */
const BLOCKED: Expectation = { gets: 'nothing', ran: false, preflight: null, answer: /^none$/ }

/** Pages of listed origins, which call this computer by its own name. */
const listed: readonly Step[] = [APP, DEVELOPMENT].flatMap((from) =>
  (['localhost', '127.0.0.1'] as const).map((localName) => ({
    from,
    route: 'ok',
    request: { method: 'PUT', body: 'body' },
    localName,
    expect: { gets: 200, ran: true },
    ...(from === APP && { exceptIn: { webkit: BLOCKED } }),
  })),
)

const stranger: Step = {
  from: STRANGER,
  route: 'ok',
  localName: 'localhost',
  expect: { gets: 'nothing', ran: false, answer: /^403/ },
}

/** The cases of DNS rebinding, with each of the two options. */
export const REBINDING_CASES: readonly KnownDefect[] = [
  {
    number: 1,
    name: '`allowedHosts`: a rebound page gets 403 and the handler does not run; listed pages are served',
    options: { ...LISTED, allowedHosts: ALLOWED_HOSTS },
    steps: [...rebound(403), ...listed],
  },
  {
    number: 2,
    name: "`crossOriginProtection: 'all'` alone refuses a page of another site, and serves a rebound page",
    options: { ...LISTED, crossOriginProtection: 'all' },
    steps: [...rebound(200), ...listed, stranger],
  },
  {
    number: 3,
    name: 'both: the rebound page and the page of another site get 403, and listed pages are served',
    options: { ...LISTED, allowedHosts: ALLOWED_HOSTS, crossOriginProtection: 'all' },
    steps: [...rebound(403), ...listed, stranger],
  },
]
