import type { Fix } from '../fixes/fix.js'
import type { RequestMessage, ResponseMessage } from '../simulate/http-message.js'
import type { Reason } from '../simulate/reason.js'

/**
 * The kind of a {@link Finding}.
 *
 * - a {@link Reason}: the page's request is blocked for this reason
 * - `preflight-needs-authentication`: the preflight was answered with 401 or 407; preflights never
 *   carry credentials
 * - `preflight-not-handled`: the preflight was answered with 404, 405 or 501, or by a router that
 *   lists its methods
 * - `preflight-refused`: the preflight was answered with 403, and without CORS headers
 * - `redirect-before-cors`: the server redirects before it adds CORS headers
 * - `error-unreadable`: an error has no CORS headers, so the page cannot read its status
 * - `vary-missing`: the response depends on `Origin`, but has no `Vary: Origin`
 * - `denied-answer-cached`: without `Vary: Origin`, caches may give a response that denies one page
 *   to a page that is allowed
 * - `cached-for-another-origin`: a cache answers with the response that it stored for another page
 * - `header-not-inherited`: an nginx location that has its own `add_header` loses those of the
 *   levels above it
 * - `platform-guard`: a platform in front of the application answered the preflight
 * - `cookie-not-stored`, `cookie-not-sent`: CORS allows the page, but the browser does not store or
 *   send a cookie
 * - `doubled-header`: a header came twice
 * - `not-all-answered`: a request of a check got no response, so the check has no result
 * - `any-origin-allowed`, `null-origin-allowed`, `neighbor-allowed`, `look-alike-allowed`,
 *   `subdomains-allowed`, `plain-http-allowed`: in an audit, pages of such origins can read the
 *   response
 */
export type FindingCode =
  | Reason
  | 'preflight-needs-authentication'
  | 'preflight-not-handled'
  | 'preflight-refused'
  | 'redirect-before-cors'
  | 'error-unreadable'
  | 'vary-missing'
  | 'denied-answer-cached'
  | 'cached-for-another-origin'
  | 'header-not-inherited'
  | 'platform-guard'
  | 'cookie-not-stored'
  | 'cookie-not-sent'
  | 'doubled-header'
  | 'not-all-answered'
  | 'any-origin-allowed'
  | 'null-origin-allowed'
  | 'neighbor-allowed'
  | 'look-alike-allowed'
  | 'subdomains-allowed'
  | 'plain-http-allowed'

/**
 * How serious a finding is.
 *
 * - `error`: the page does not work, or other sites can read your users' data
 * - `warning`: the page works, but a cache, an error or a change elsewhere can break it
 * - `info`: a mistake only if it is not intended
 */
export type Severity = 'error' | 'warning' | 'info'

/** A request and its response that prove a finding. */
export interface Evidence {
  readonly request: RequestMessage
  readonly response: ResponseMessage
}

/** A problem of a server. */
export interface Finding {
  /** The kind of problem. `npx webcors explain <code>` prints its entry of the error reference. */
  readonly code: FindingCode
  readonly severity: Severity
  /** The problem and its consequences, in sentences. */
  readonly message: string
  /** The exchanges that prove the finding; empty if no request was sent. */
  readonly evidence: readonly Evidence[]
  /** The necessary change, in sentences. */
  readonly fix: string
  /**
   * The change as code to paste. Fixes for the server that answered come first. Empty if no
   * configuration helps.
   */
  readonly fixes: readonly Fix[]
}
