/**
 * Why a request is blocked; the same codes everywhere.
 *
 * CORS check: `missing-allow-origin`, `multiple-allow-origin`, `invalid-allow-origin`,
 * `allow-origin-mismatch`, `wildcard-with-credentials`, `allow-credentials-not-true`.
 * CORS-preflight fetch: `preflight-…`.
 * Redirects: `redirect-…`, `too-many-redirects`.
 * Before anything is sent: `request-invalid`, `mode-same-origin`, `mode-no-cors-redirect`,
 * `scheme-not-http`, `bad-port`, `mixed-content`, `local-network-access`.
 * No answer: `network-error`. An answer that no script can read: `opaque-response`.
 */
export type Reason =
  | 'missing-allow-origin'
  | 'multiple-allow-origin'
  | 'invalid-allow-origin'
  | 'allow-origin-mismatch'
  | 'wildcard-with-credentials'
  | 'allow-credentials-not-true'
  | 'preflight-status-not-ok'
  | 'preflight-redirect'
  | 'preflight-method-not-allowed'
  | 'preflight-header-not-allowed'
  | 'preflight-invalid-allow-methods'
  | 'preflight-invalid-allow-headers'
  | 'redirect-with-credentials-in-url'
  | 'redirect-not-http'
  | 'redirect-invalid-location'
  | 'redirect-with-streamed-body'
  | 'redirect-refused'
  | 'too-many-redirects'
  | 'request-invalid'
  | 'mode-same-origin'
  | 'mode-no-cors-redirect'
  | 'scheme-not-http'
  | 'bad-port'
  | 'mixed-content'
  | 'local-network-access'
  | 'network-error'
  | 'opaque-response'

/** Where it happens: before anything is sent, in the preflight, in the actual request. */
export type Phase = 'request' | 'preflight' | 'actual'

/** What is wrong, with the values that a message about it names. */
export interface Failure {
  readonly reason: Reason
  readonly phase: Phase
  readonly values: Readonly<Record<string, string>>
}

export function isFailure(value: object | string): value is Failure {
  return typeof value === 'object' && 'reason' in value
}
