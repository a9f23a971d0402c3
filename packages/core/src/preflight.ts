import { type CorsDecision, type CorsReason, createDecision } from './cors-decision.js'
import type { CorsRequest } from './cors-request.js'
import { frozen } from './frozen.js'
import { headerEntries } from './header-entries.js'
import {
  ALLOW_CREDENTIALS,
  ALLOW_HEADERS,
  ALLOW_METHODS,
  ALLOW_ORIGIN,
  MAX_AGE,
  ORIGIN,
  REQUEST_HEADERS,
  REQUEST_METHOD,
} from './header-names.js'
import { joinNames } from './join-names.js'
import { CORS_SAFELISTED_METHODS, isMethod, WELL_KNOWN_METHODS } from './methods.js'
import { MAX_REQUEST_HEADERS_LENGTH, parseRequestHeaderNames } from './request-header-names.js'
import type { ResolvedOptions } from './resolved-options.js'

/**
 * Prepares the answers to the CORS-preflight requests of allowed origins. Where the policy lists
 * names, the answer is the whole list, whatever was asked: the browser compares for itself (Fetch,
 * "CORS-preflight fetch", step 7), names what is missing, and keeps one answer for all requests.
 *
 * Where the policy allows any name, names are spelled out too, for engines keep `*` badly: the
 * well-known methods, and what was asked for. With credentials `*` is a name like any other.
 *
 * @returns answers a preflight; `allowOrigin` is the request's own origin, or `'*'`
 */
export function compilePreflight(
  options: ResolvedOptions,
): (allowOrigin: string, request: CorsRequest) => CorsDecision {
  const { credentials, methods, allowedHeaders, preflightStatus: status } = options
  const wildcard = credentials ? [] : ['*']
  const anyMethod = methods === '*'
  const anyHeader = allowedHeaders === '*'
  const listedMethods = anyMethod ? [...wildcard, ...WELL_KNOWN_METHODS] : methods
  // `*` does not cover `Authorization` (Fetch, "CORS non-wildcard request-header name").
  const listedHeaders = anyHeader ? [...wildcard, 'Authorization'] : allowedHeaders
  const allowMethods = listedMethods.join(', ')
  const allowHeaders = listedHeaders.join(', ')
  const methodSet = new Set([...CORS_SAFELISTED_METHODS, ...listedMethods])
  const headerSet = new Set(allowHeaders.toLowerCase().split(', '))
  const maxLength = MAX_REQUEST_HEADERS_LENGTH + allowHeaders.length
  const vary = frozen(
    [
      options.origin !== '*' && ORIGIN,
      anyMethod && REQUEST_METHOD,
      anyHeader && REQUEST_HEADERS,
    ].filter((name) => name !== false),
  )

  return (allowOrigin, { requestMethod, requestHeaders }) => {
    const method = requestMethod as string
    const isListed = methodSet.has(method)
    const isAsked = anyMethod && !isListed && isMethod(method)
    const unlisted = parseRequestHeaderNames(requestHeaders ?? '', maxLength)?.filter(
      (name) => !headerSet.has(name.toLowerCase()),
    )
    let reason: CorsReason | undefined
    if (!isListed && !isAsked) reason = 'method-not-allowed'
    else if (!unlisted) reason = 'request-headers-malformed'
    else if (!anyHeader && unlisted.length > 0) reason = 'request-header-not-allowed'

    const headers = headerEntries(
      [ALLOW_ORIGIN, allowOrigin],
      [ALLOW_CREDENTIALS, credentials ? 'true' : ''],
      [ALLOW_METHODS, joinNames(allowMethods, isAsked ? method : null)],
      [ALLOW_HEADERS, joinNames(allowHeaders, ...((anyHeader && unlisted) || []))],
      [MAX_AGE, String(options.maxAge)],
    )
    return createDecision('preflight', reason ? { reason } : null, status, headers, vary)
  }
}
