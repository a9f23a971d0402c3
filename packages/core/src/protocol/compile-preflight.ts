import type { CorsHeaders } from './cors-decision.ts'
import type { CorsRequest } from './cors-request.ts'
import { headerEntries } from './header-entries.ts'
import { ALLOW_HEADERS, ALLOW_METHODS, MAX_AGE } from './header-names.ts'
import { isMethod, WELL_KNOWN_METHODS } from './methods.ts'
import { parseRequestHeaderNames } from './parse-request-header-names.ts'
import type { ResolvedOptions } from '../options/resolved-options.ts'

/**
 * Compiles the headers of the response to a CORS-preflight request from an allowed origin, without
 * the headers that depend on the origin.
 *
 * If the policy lists names, the response has the whole list, and does not depend on the request.
 * The browser compares the names, reports the missing one, and keeps one response for all requests.
 *
 * If the policy allows any name, the response has `*` and also names, because engines cache `*`
 * badly: the well-known methods, the names in the request, and `Authorization`, which `*` does not
 * include. With credentials, `*` is left out, because it would be a name like any other.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch step 7: how browsers compare
 * @see https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name `Authorization`
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
      // The names are sent all or not at all, because a part of them would cause a misleading
      // message in the browser.
      parseRequestHeaderNames(requestHeaders ?? '') ?? [],
    )
}

function list(names: '*' | readonly string[], any: readonly string[]): string {
  return [...new Set(names === '*' ? any : names)].join(', ')
}
