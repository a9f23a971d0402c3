import type { ListedOrigin } from '../origin/listed-origin.js'

/** A list of names, in the form in which it is sent. */
export interface NameList {
  /**
   * The names in the response to every preflight. The first is `*` if any name is allowed without
   * credentials.
   */
  readonly names: readonly string[]
  /**
   * Whether any name is allowed. The response then also has the requested names, if they are valid.
   */
  readonly any: boolean
}

/**
 * A policy in the neutral form from which all targets are printed. Its lists are read from core's
 * own responses, so that they equal core's decisions.
 */
export interface GatewayPolicy {
  readonly origins: '*' | readonly ListedOrigin[]
  readonly credentials: boolean
  readonly preflightStatus: 200 | 204
  readonly methods: NameList
  readonly headers: NameList
  readonly exposed: readonly string[]
  /** The value of `Access-Control-Max-Age`, in seconds. */
  readonly maxAge: number
  readonly timing: boolean
  /** Cross-origin protection, or `null` if it is off. */
  readonly protection: Protection | null
  /**
   * The allowed hosts of requests, or `null` for any host. Their regular expressions have no
   * scheme.
   */
  readonly hosts: readonly ListedOrigin[] | null
}

/** The rules by which requests from other origins are refused. */
export interface Protection {
  /** The methods that every page may use, unless `strict` is set. */
  readonly safeMethods: readonly string[]
  /**
   * Whether every request with an `Origin` must come from an allowed origin or from the host that
   * receives it.
   */
  readonly strict: boolean
}

/**
 * Joins the hosts into one regular expression, without anchors and in lower case. Returns `null`
 * for any host.
 */
export function hostRegex({ hosts }: GatewayPolicy): string | null {
  return hosts === null ? null : `(${hosts.map(({ regex }) => regex).join('|')})`
}

/** Returns the response headers that a policy owns. These headers of an upstream are removed. */
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

/** Returns the names other than `Origin` in `Vary` of an allowed preflight. */
export function preflightVary({ methods, headers }: GatewayPolicy): readonly string[] {
  return [
    ...(methods.any ? ['Access-Control-Request-Method'] : []),
    ...(headers.any ? ['Access-Control-Request-Headers'] : []),
  ]
}

/** Returns the listed names without the star. */
export function spelledOut({ names }: NameList): readonly string[] {
  return names.filter((name) => name !== '*')
}
