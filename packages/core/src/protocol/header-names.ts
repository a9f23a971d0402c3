// The header names of the CORS protocol, and the standard's lists of header names. The names in
// decisions are in canonical case. Lists for look-ups are in lower case, because the standard
// compares header names without regard to case.

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

/**
 * Whether a response header belongs to the CORS protocol. A policy owns these headers: it replaces
 * or removes values that a handler or an upstream set.
 *
 * @example
 * ```ts
 * const own = response.getHeaderNames().filter(isCorsResponseHeaderName)
 * ```
 *
 * @param name in lower case, as `Headers` and Node.js list names
 * @see https://fetch.spec.whatwg.org/#http-responses
 */
export function isCorsResponseHeaderName(name: string): boolean {
  return name.startsWith('access-control-')
}

/**
 * Whether scripts can never set a request header. The three `X-HTTP-Method` headers are not on the
 * list, because only some of their values are forbidden.
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
 * Whether scripts can never read a response header.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-response-header-name
 */
export function isForbiddenResponseHeaderName(name: string): boolean {
  return /^set-cookie2?$/i.test(name)
}

/**
 * Whether a header is part of the CORS protocol itself, so that it is a mistake in a list of header
 * names.
 */
export function isCorsProtocolHeaderName(name: string): boolean {
  return /^(origin|access-control-.*)$/i.test(name)
}
