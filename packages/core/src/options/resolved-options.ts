import type { CommonCorsOptions, OriginPredicateOptions } from './cors-options.js'

/** Valid options with every default filled in and every list copied: what a policy is compiled from. */
export interface ResolvedOptions {
  readonly origin: '*' | readonly string[] | Required<OriginPredicateOptions>
  readonly methods: '*' | readonly string[]
  readonly allowedHeaders: '*' | readonly string[]
  readonly exposedHeaders: '*' | readonly string[]
  readonly credentials: boolean
  readonly maxAge: number
  readonly timingAllowOrigin: boolean
  readonly crossOriginProtection: boolean
  readonly preflightStatus: 200 | 204
  readonly onDecision: CommonCorsOptions['onDecision']
  readonly dangerouslyAllowInsecureOrigins: boolean
  readonly dangerouslyAllowPublicSuffixes: boolean
}

export const DEFAULT_MAX_AGE = 7200
export const DEFAULT_TIMEOUT_SECONDS = 5
