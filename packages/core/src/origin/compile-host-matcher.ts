import { compileOriginMatcher } from './compile-origin-matcher.ts'

/**
 * The scheme that turns a `Host` into an origin. It has no default port, so the URL parser keeps
 * every port.
 */
export const HOST_SCHEME = 'host://'

/**
 * Compiles the patterns of `allowedHosts`, which have the syntax of origin patterns without the
 * scheme.
 *
 * @param patterns valid host patterns
 * @returns a function that tests a `Host` header as received
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.2
 */
export function compileHostMatcher(
  patterns: readonly string[],
): (host: string | null | undefined) => boolean {
  const matches = compileOriginMatcher(patterns.map((pattern) => HOST_SCHEME + pattern))
  return (host) => typeof host === 'string' && matches(HOST_SCHEME + host.toLowerCase())
}
