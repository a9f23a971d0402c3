import { joinRegexes, type ListedOrigin } from '../origin/listed-origin.js'
import { type GatewayPolicy, spelledOut } from '../policy/gateway-policy.js'

/** The origins as they are written in the policy; `*` for any. */
export function originList({ origins }: GatewayPolicy): readonly string[] {
  return origins === '*' ? ['*'] : origins.map(({ pattern }) => pattern)
}

/** Those that are one origin each, and those that have a star. */
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

/** The methods, where a star alone stands for any. */
export function methodsOrStar({ methods, credentials }: GatewayPolicy): readonly string[] {
  return methods.any && !credentials ? ['*'] : spelledOut(methods)
}

/** The request headers, where a star stands for any; Authorization is listed too, since browsers do not let a star cover it. */
export function headersWithStar({ headers }: GatewayPolicy): readonly string[] {
  return headers.names
}

/** The request headers, for targets that answer what was asked for where a star is given. */
export function headersOrStar({ headers }: GatewayPolicy): readonly string[] {
  return headers.any ? ['*'] : headers.names
}
