import type { CorsHeaders } from './cors-decision.js'
import type { CorsRequest } from './cors-request.js'
import { headerEntries } from './header-entries.js'
import { ALLOW_HEADERS, ALLOW_METHODS, MAX_AGE } from './header-names.js'
import { isMethod, WELL_KNOWN_METHODS } from './methods.js'
import { parseRequestHeaderNames } from './parse-request-header-names.js'
import type { ResolvedOptions } from '../options/resolved-options.js'

/**
 * Prepares what an allowed origin's CORS-preflight request is answered besides its origin. Where the
 * policy lists names, that is the whole list, whatever was asked, and nothing that was asked is read:
 * the browser compares for itself (Fetch, "CORS-preflight fetch", step 7), names what is missing, and
 * keeps one answer for all requests.
 *
 * Where the policy allows any name, names are spelled out too, for engines keep `*` badly: the
 * well-known methods, what was asked for, and `Authorization`, which `*` does not cover (Fetch, "CORS
 * non-wildcard request-header name"). With credentials `*` is a name like any other.
 */
export function compilePreflight(options: ResolvedOptions): (request: CorsRequest) => CorsHeaders {
  const { credentials, methods, allowedHeaders, maxAge } = options
  const wildcard = credentials ? [] : ['*']
  const answer = (method: readonly string[], names: readonly string[]): CorsHeaders =>
    headerEntries(
      [ALLOW_METHODS, list(methods, [...wildcard, ...WELL_KNOWN_METHODS, ...method])],
      [ALLOW_HEADERS, list(allowedHeaders, [...wildcard, 'authorization', ...names])],
      [MAX_AGE, String(maxAge)],
    )
  if (methods !== '*' && allowedHeaders !== '*') return () => answer([], [])
  return ({ requestMethod, requestHeaders }) =>
    answer(
      [requestMethod as string].filter(isMethod),
      // All of them or none.
      parseRequestHeaderNames(requestHeaders ?? '') ?? [],
    )
}

function list(names: '*' | readonly string[], any: readonly string[]): string {
  return [...new Set(names === '*' ? any : names)].join(', ')
}
