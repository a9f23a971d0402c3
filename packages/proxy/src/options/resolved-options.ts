import type { CorsOptions } from '@webcors/core'
import type { LimitFunction, ProxyOptions, RateLimit } from './proxy-options.js'

/** A valid target with every default filled in. */
export interface ResolvedTarget {
  readonly mount: string
  /** `null` for a pattern: the page writes the host. */
  readonly base: { readonly url: URL; readonly path: string } | null
  /** Says whether a pattern covers an origin; for an exact target, whether it is that one. */
  readonly covers: (origin: string) => boolean
  readonly methods: readonly string[]
  readonly paths: readonly string[] | null
  /** Lower case, with the usual ones. */
  readonly requestHeaders: ReadonlySet<string>
  /** Lower case names. */
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
  /** The longest mount first. */
  readonly targets: readonly ResolvedTarget[]
  /** In the order in which they may cover a redirect: exact ones by the longest path, then patterns; those with secrets come last. */
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
  /** Core's options for one target, or for what has no target. */
  readonly corsFor: (target: ResolvedTarget | null) => CorsOptions
}

/** What the host can do: with `fetch` alone, no address can be checked. */
export interface HostAbilities {
  /** Addresses are checked when connecting. */
  readonly guardsAddresses: boolean
  /** Names that the page chooses cannot lead to a private network. */
  readonly isPublicOnly: boolean
}
