import { joinRegexes, type ListedOrigin } from '../origin/listed-origin.js'
import { type GatewayPolicy, spelledOut } from '../policy/gateway-policy.js'

/** The origins as the policy has them; `*` for any. */
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

/** One regular expression for all origins, without anchors; `null` for any origin. */
export function originRegex({ origins }: GatewayPolicy): string | null {
  return origins === '*' ? null : joinRegexes(origins)
}

/** The methods; a single star for any. */
export function methodsOrStar({ methods, credentials }: GatewayPolicy): readonly string[] {
  return methods.any && !credentials ? ['*'] : spelledOut(methods)
}

/** The request headers; a star for any. Authorization is listed too, because a star does not cover it. */
export function headersWithStar({ headers }: GatewayPolicy): readonly string[] {
  return headers.names
}

/** The request headers, for targets that echo the requested names if they are given a star. */
export function headersOrStar({ headers }: GatewayPolicy): readonly string[] {
  return headers.any ? ['*'] : headers.names
}
