import { compileOriginMatcher } from './compile-origin-matcher.js'

/** Origins of a scheme that has no default port: then every port of a host stays in its name. */
export const HOST_SCHEME = 'host://'

/**
 * Compiles the patterns of `allowedHosts`. They are those of origins without the scheme.
 *
 * @returns whether a `Host` header, as received, is allowed
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.2
 */
export function compileHostMatcher(
  patterns: readonly string[],
): (host: string | null | undefined) => boolean {
  const matches = compileOriginMatcher(patterns.map((pattern) => HOST_SCHEME + pattern))
  return (host) => typeof host === 'string' && matches(HOST_SCHEME + host.toLowerCase())
}
