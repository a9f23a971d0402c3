import type { CorsOptions } from '@webcors/core'
import type { LimitFunction, ProxyOptions, RateLimit } from './proxy-options.js'

/** A valid target with every default filled in. */
export interface ResolvedTarget {
  readonly mount: string
  /** `null` for a pattern: the page writes the host. */
  readonly base: { readonly url: URL; readonly path: string } | null
  /** Whether the pattern covers an origin, or the origin is the one of an exact target. */
  readonly covers: (origin: string) => boolean
  readonly methods: readonly string[]
  readonly paths: readonly string[] | null
  /** The request headers in lower case, with the usual ones. */
  readonly requestHeaders: ReadonlySet<string>
  /** The headers, with names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly query: readonly (readonly [name: string, value: string])[]
  /** Texts that no response header may contain. */
  readonly secrets: readonly string[]
  readonly redirects: 'rewrite' | 'follow' | 'refuse'
  readonly contentTypes: readonly string[] | null
  readonly privateNetwork: boolean
  readonly ca: string | undefined
  readonly allowsInsecure: boolean
}

/** Valid options with every default filled in. */
export interface ResolvedProxyOptions {
  /** The targets, the longest mount first. */
  readonly targets: readonly ResolvedTarget[]
  /**
   * The targets in the order in which they may cover a redirect: exact ones by path length, patterns, those with
   * secrets.
   */
  readonly redirectTargets: readonly ResolvedTarget[]
  readonly limit: 'none' | RateLimit | LimitFunction
  readonly authorize: ProxyOptions['authorize']
  readonly name: string
  readonly userAgent: string
  readonly connectMilliseconds: number
  readonly headersMilliseconds: number
  readonly idleMilliseconds: number
  readonly maxRequestBytes: number
  readonly maxResponseBytes: number
  readonly maxConcurrent: number
  readonly embeddable: boolean
  readonly onExchange: ProxyOptions['onExchange']
  /** Core's options for one target, or for requests without a target. */
  readonly corsFor: (target: ResolvedTarget | null) => CorsOptions
}

/** The abilities of the host. With `fetch` alone, no address can be checked. */
export interface HostAbilities {
  /** Addresses are checked when connecting. */
  readonly guardsAddresses: boolean
  /** Names that the page chooses cannot lead to a private network. */
  readonly isPublicOnly: boolean
}
