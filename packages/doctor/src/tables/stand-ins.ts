import type { Phase, Reason } from '../simulate/reason.js'
import type { Printer } from './message-template.js'
import type { OtherCause } from './other-cause.js'

/** One message that no engine's table has. */
export type OtherRow = readonly [
  engine: Printer,
  id: string,
  reason: Reason | OtherCause,
  phase: Phase | null,
  template: string,
]

/** What stands in for a browser in tests, and what is none. */
export const STAND_INS: readonly OtherRow[] = [
  ['node', 'fetch', 'network-error', null, 'TypeError: fetch failed'],
  ['jsdom', 'origin', 'allow-origin-mismatch', null, 'Cross origin {origin} forbidden'],
  ['jsdom', 'credentials', 'allow-credentials-not-true', null, 'Credentials forbidden'],
  ['jsdom', 'header', 'preflight-header-not-allowed', 'preflight', 'Header {header} forbidden'],
  [
    'jsdom',
    'preflight-status',
    'preflight-status-not-ok',
    'preflight',
    'Response for preflight has invalid HTTP status code {status}',
  ],
  [
    'jsdom',
    'userinfo',
    'redirect-with-credentials-in-url',
    'actual',
    'Userinfo forbidden in cors redirect',
  ],
  ['jsdom', 'scheme', 'redirect-not-http', 'actual', 'Cannot redirect to non-HTTP(S) URL'],
  ['jsdom', 'redirects', 'too-many-redirects', 'actual', 'Too many redirects (max {max})'],
  [
    'happy-dom',
    'blocked',
    'unspecified',
    null,
    'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at "{url}".',
  ],
]
