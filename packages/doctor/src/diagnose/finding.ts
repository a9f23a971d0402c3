import type { Fix } from '../fixes/fix.js'
import type { RequestMessage, ResponseMessage } from '../simulate/http-message.js'
import type { Reason } from '../simulate/reason.js'

/**
 * What was found out about a server.
 *
 * - a {@link Reason}: the page's request is blocked by that
 * - `preflight-needs-authentication`: the preflight was answered with 401 or 407; it never carries credentials
 * - `preflight-not-handled`: with 404, 405 or 501: something that knows no `OPTIONS` answered
 * - `preflight-refused`: with 403, and without CORS headers
 * - `redirect-before-cors`: the response redirects, and was made before CORS headers are added
 * - `error-unreadable`: an error has no CORS headers, so that the page cannot read which one it is
 * - `vary-missing`: the answer depends on `Origin`, and no `Vary` says so
 * - `denied-answer-cached`: so that caches keep an answer that no page may read, for those that may
 * - `cached-for-another-origin`: a cache answers with what it kept for another page
 * - `header-not-inherited`: nginx loses the headers of the levels above a location that has its own
 * - `platform-guard`: a platform before the application answered the preflight in its place
 * - `cookie-not-stored`, `cookie-not-sent`: CORS is right, and the browser still does not keep or send a cookie
 * - `doubled-header`: a header came twice
 * - `not-all-answered`: some of what was asked besides got no answer, so that nothing is known of it
 * - in an audit: `any-origin-allowed`, `null-origin-allowed`, `neighbor-allowed`, `look-alike-allowed`,
 *   `subdomains-allowed`, `plain-http-allowed`
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
 * - `error`: the page does not work, or others can read what is your users' own
 * - `warning`: it works until something else goes wrong
 * - `info`: no mistake if it is meant
 */
export type Severity = 'error' | 'warning' | 'info'

/** One exchange that shows it: the two blocks of headers. */
export interface Evidence {
  readonly request: RequestMessage
  readonly response: ResponseMessage
}

/** One thing that is wrong with a server. */
export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  /** What is wrong, and what follows from it, in plain words. */
  readonly message: string
  /** Empty where nothing was sent. */
  readonly evidence: readonly Evidence[]
  /** What to change, in plain words. */
  readonly fix: string
  /** The same to paste, for the server at hand first; empty where no configuration changes it. */
  readonly fixes: readonly Fix[]
}
