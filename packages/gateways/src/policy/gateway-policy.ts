import type { ListedOrigin } from '../origin/listed-origin.js'

/** A list of names as it goes on the wire. */
export interface NameList {
  /** What every preflight is answered. It begins with `*` where any name is allowed without credentials. */
  readonly names: readonly string[]
  /** Whether any name is allowed: what the preflight asks for is answered too, if it is valid. */
  readonly any: boolean
}

/**
 * A policy in the neutral form that all targets are printed from. Everything in it is what core decides: the lists are read
 * from core's own answers.
 */
export interface GatewayPolicy {
  readonly origins: '*' | readonly ListedOrigin[]
  readonly credentials: boolean
  readonly preflightStatus: 200 | 204
  readonly methods: NameList
  readonly headers: NameList
  readonly exposed: readonly string[]
  /** Seconds. */
  readonly maxAge: number
  readonly timing: boolean
  /** Cross-origin protection, or `null` where it is off. */
  readonly protection: Protection | null
  /** The hosts that requests may be for, or `null` for any. Their regular expressions have no scheme. */
  readonly hosts: readonly ListedOrigin[] | null
}

/** Which requests from origins that are not allowed are refused. */
export interface Protection {
  /** The methods that pass from every page, unless `strict`. */
  readonly safeMethods: readonly string[]
  /** Whether every request with an `Origin` must come from an allowed origin or from the host that it was sent to. */
  readonly strict: boolean
}

/** One regular expression for the hosts, without anchors and in lower case; `null` for any host. */
export function hostRegex({ hosts }: GatewayPolicy): string | null {
  return hosts === null ? null : `(${hosts.map(({ regex }) => regex).join('|')})`
}

/** The response headers that a policy owns: whatever an upstream says there is taken back. */
export function ownedHeaders({ timing }: GatewayPolicy): readonly string[] {
  const owned = [
    'Access-Control-Allow-Origin',
    'Access-Control-Allow-Credentials',
    'Access-Control-Allow-Methods',
    'Access-Control-Allow-Headers',
    'Access-Control-Expose-Headers',
    'Access-Control-Max-Age',
    'Access-Control-Allow-Private-Network',
  ]
  return timing ? [...owned, 'Timing-Allow-Origin'] : owned
}

/** The names in `Vary` of an allowed preflight besides `Origin`. */
export function preflightVary({ methods, headers }: GatewayPolicy): readonly string[] {
  return [
    ...(methods.any ? ['Access-Control-Request-Method'] : []),
    ...(headers.any ? ['Access-Control-Request-Headers'] : []),
  ]
}

/** The names that are spelled out, without the star that stands for all others. */
export function spelledOut({ names }: NameList): readonly string[] {
  return names.filter((name) => name !== '*')
}
