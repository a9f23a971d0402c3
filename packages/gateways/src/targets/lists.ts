import { joinRegexes, type ListedOrigin } from '../origin/listed-origin.js'
import { type GatewayPolicy, spelledOut } from '../policy/gateway-policy.js'

/** Returns the origins as they are written in the policy; `*` for any origin. */
export function originList({ origins }: GatewayPolicy): readonly string[] {
  return origins === '*' ? ['*'] : origins.map(({ pattern }) => pattern)
}

/** Separates exact origins from patterns with a star. */
export function splitOrigins({ origins }: GatewayPolicy): {
  readonly exact: readonly string[]
  readonly patterns: readonly ListedOrigin[]
} {
  const listed = origins === '*' ? [] : origins
  return {
    exact: listed.filter(({ exact }) => exact).map(({ pattern }) => pattern),
    patterns: listed.filter(({ exact }) => !exact),
  }
}

/** Returns one regular expression for all origins, without anchors; `null` for any origin. */
export function originRegex({ origins }: GatewayPolicy): string | null {
  return origins === '*' ? null : joinRegexes(origins)
}

/**
 * Returns the methods. A single star allows any method, except with credentials, for which a star
 * has no effect.
 */
export function methodsOrStar({ methods, credentials }: GatewayPolicy): readonly string[] {
  return methods.any && !credentials ? ['*'] : spelledOut(methods)
}

/**
 * Returns the request headers; a star for any. Authorization is listed too, because a star does not
 * cover it.
 */
export function headersWithStar({ headers }: GatewayPolicy): readonly string[] {
  return headers.names
}

/**
 * Returns the request headers, for targets that echo the requested names if their list is a star.
 */
export function headersOrStar({ headers }: GatewayPolicy): readonly string[] {
  return headers.any ? ['*'] : headers.names
}
