/**
 * What looks like CORS and is not, or does not say what it is.
 *
 * - `unspecified`: something failed, and the text does not say what: another line of the console does
 * - `server-unreachable`: nobody answered: a server that is down, a wrong port or name
 * - `certificate-error`: the browser does not trust the server's certificate
 * - `blocked-by-client`: an extension of the browser stopped the request
 * - `content-security-policy`: the page's own policy forbids the request
 * - `response-blocked`: the response to a request without CORS may not be embedded (CORP, ORB)
 * - `upgraded`: no error: the browser used https in place of http
 */
export type OtherCause =
  | 'unspecified'
  | 'server-unreachable'
  | 'certificate-error'
  | 'blocked-by-client'
  | 'content-security-policy'
  | 'response-blocked'
  | 'upgraded'
