/**
 * The reason why a request is blocked. The whole package uses these codes.
 *
 * CORS check: `missing-allow-origin`, `multiple-allow-origin`, `invalid-allow-origin`,
 * `allow-origin-mismatch`, `wildcard-with-credentials`, `allow-credentials-not-true`.
 * CORS-preflight fetch: `preflight-…`.
 * Redirects: `redirect-…`, `too-many-redirects`.
 * Before the request is sent: `request-invalid`, `mode-same-origin`, `mode-no-cors-redirect`,
 * `scheme-not-http`, `bad-port`, `mixed-content`, `local-network-access`.
 * No response: `network-error`. A response that no script can read: `opaque-response`.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
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

/**
 * The phase of a request: before anything is sent, during the preflight, during the actual request.
 */
export type Phase = 'request' | 'preflight' | 'actual'

/** The reason for a block, with the values that messages about it name. */
export interface Failure {
  readonly reason: Reason
  readonly phase: Phase
  readonly values: Readonly<Record<string, string>>
}

export function isFailure(value: object | string): value is Failure {
  return typeof value === 'object' && 'reason' in value
}
