import type { CorsOptions } from '@webcors/core'
import { APP, EVIL, type KnownDefect, type Step } from './known-defect.ts'

/** The attacker's page. Its name leads to this computer, so that its own server is the one that the user runs. */
const REBOUND = 'http://rebound.example.org:4000'
const DEVELOPMENT = 'http://localhost:5173'

const LISTED = { origin: [APP, 'http://localhost:*'] } as const satisfies CorsOptions
const ALLOWED_HOSTS = ['localhost:*', '127.0.0.1:*'] as const

/** What a rebound page gets: for the browser, nothing crosses an origin, so that no CORS check protects the answer. */
const rebound = (status: number): readonly Step[] =>
  [{}, { method: 'POST', body: 'body' }].map((request) => ({
    from: REBOUND,
    route: 'ok',
    request,
    isOwn: true,
    expect: { gets: status, ran: status === 200, preflight: null },
  }))

/** Pages of listed origins, which ask this computer by its own name. */
const listed: readonly Step[] = [APP, DEVELOPMENT].flatMap((from) =>
  [{}, { method: 'PUT', body: 'body' }].map((request) => ({
    from,
    route: 'ok',
    request,
    isLocal: true,
    expect: { gets: 200, ran: true },
  })),
)

const stranger: Step = {
  from: EVIL,
  route: 'ok',
  isLocal: true,
  expect: { gets: 'nothing', ran: false, answer: /^403/ },
}

/** DNS rebinding, with one option and with the other. */
export const REBINDING_CASES: readonly KnownDefect[] = [
  {
    number: 1,
    name: '`allowedHosts`: a rebound page gets 403 and the handler does not run; listed pages are served',
    options: { ...LISTED, allowedHosts: ALLOWED_HOSTS },
    steps: [...rebound(403), ...listed],
  },
  {
    number: 2,
    name: "`crossOriginProtection: 'all'` alone refuses a stranger’s page, and serves a rebound one",
    options: { ...LISTED, crossOriginProtection: 'all' },
    steps: [stranger, ...rebound(200), ...listed],
  },
  {
    number: 3,
    name: 'both: the rebound page and the stranger’s get 403, and listed pages are served',
    options: { ...LISTED, allowedHosts: ALLOWED_HOSTS, crossOriginProtection: 'all' },
    steps: [stranger, ...rebound(403), ...listed],
  },
]
