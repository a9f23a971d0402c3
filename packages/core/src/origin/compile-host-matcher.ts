import { compileOriginMatcher } from './compile-origin-matcher.ts'

/** Makes an origin of a `Host`. The scheme has no default port, so that no port is left out. */
export const HOST_SCHEME = 'host://'

/**
 * Compiles the patterns of `allowedHosts`, which have the syntax of origins without the scheme.
 *
 * @param patterns valid host patterns
 * @returns whether a `Host` header, as received, is allowed
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.2
 */
export function compileHostMatcher(
  patterns: readonly string[],
): (host: string | null | undefined) => boolean {
  const matches = compileOriginMatcher(patterns.map((pattern) => HOST_SCHEME + pattern))
  return (host) => typeof host === 'string' && matches(HOST_SCHEME + host.toLowerCase())
}
