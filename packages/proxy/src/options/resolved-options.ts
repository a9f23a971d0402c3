import type { CorsOptions } from '@webcors/core'
import type { LimitFunction, ProxyOptions, RateLimit } from './proxy-options.js'

/** A valid target with every default filled in. */
export interface ResolvedTarget {
  readonly mount: string
  /** `null` for a pattern: the page writes the host. */
  readonly base: { readonly url: URL; readonly path: string } | null
  /** Whether the pattern covers an origin, or the exact target has this origin. */
  readonly covers: (origin: string) => boolean
  readonly methods: readonly string[]
  readonly paths: readonly string[] | null
  /** The request headers in lower case, with the usual ones. */
  readonly requestHeaders: ReadonlySet<string>
  /** The headers, with names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly query: readonly (readonly [name: string, value: string])[]
  /** The secrets, as `containsSecret` searches response headers and redirects for them. */
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
   * The targets in the order in which they are tried for a redirect: exact targets with the longest
   * path first, then patterns. Targets with secrets come last.
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

/** The abilities of the host. A host that has only `fetch()` cannot check addresses. */
export interface HostAbilities {
  /** Whether the host checks each address to which it connects. */
  readonly guardsAddresses: boolean
  /** Whether names that the page chooses cannot lead to a private network. */
  readonly isPublicOnly: boolean
}
