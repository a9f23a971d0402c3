// The header names of the CORS protocol, and the standard's tables of them. Names to send are in canonical case. Tables to
// look up in are in lower case, because the standard compares names without case.

export const ALLOW_ORIGIN = 'Access-Control-Allow-Origin'
export const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials'
export const ALLOW_METHODS = 'Access-Control-Allow-Methods'
export const ALLOW_HEADERS = 'Access-Control-Allow-Headers'
export const EXPOSE_HEADERS = 'Access-Control-Expose-Headers'
export const MAX_AGE = 'Access-Control-Max-Age'
export const REQUEST_METHOD = 'Access-Control-Request-Method'
export const REQUEST_HEADERS = 'Access-Control-Request-Headers'
export const ORIGIN = 'Origin'
export const TIMING_ALLOW_ORIGIN = 'Timing-Allow-Origin'
export const VARY = 'Vary'

/**
 * Whether a response header belongs to the CORS protocol. A policy owns all of them: the ones that a handler or an upstream
 * set are replaced or removed.
 *
 * @param name in lower case, as `Headers` and Node.js list names
 * @see https://fetch.spec.whatwg.org/#http-responses
 */
export function isCorsResponseHeaderName(name: string): boolean {
  return name.startsWith('access-control-')
}

/**
 * Whether scripts can never set this request header. The three `X-HTTP-Method` headers are forbidden for certain values
 * only, so their names are not on the list.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeaderName(name: string): boolean {
  const lower = name.toLowerCase()
  const forbidden =
    'accept-charset accept-encoding access-control-request-headers access-control-request-method ' +
    'connection content-length cookie cookie2 date dnt expect host keep-alive origin referer ' +
    'set-cookie te trailer transfer-encoding upgrade via'
  return forbidden.split(' ').includes(lower) || /^(proxy|sec)-/.test(lower)
}

/**
 * Whether scripts can never read this response header.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-response-header-name
 */
export function isForbiddenResponseHeaderName(name: string): boolean {
  return /^set-cookie2?$/i.test(name)
}

/** Whether the CORS protocol itself reads or writes this header, so that a list that names it is a mistake. */
export function isCorsProtocolHeaderName(name: string): boolean {
  return /^(origin|access-control-.*)$/i.test(name)
}
