import type { OriginPredicate, RequestPredicate } from './cors-options.ts'
import type { OnDecision } from '../policy/create-reporter.ts'

/** A predicate with every default filled in. */
export type ResolvedPredicate =
  | {
      readonly test: OriginPredicate
      readonly testRequest?: undefined
      readonly timeoutSeconds: number
      readonly cacheSeconds: number
    }
  | {
      readonly test?: undefined
      readonly testRequest: RequestPredicate
      readonly timeoutSeconds: number
    }

/**
 * Valid options with every default filled in and every list copied. A policy is compiled from them.
 */
export interface ResolvedOptions {
  readonly origin: '*' | readonly string[] | ResolvedPredicate
  readonly methods: '*' | readonly string[]
  readonly allowedHeaders: '*' | readonly string[]
  readonly exposedHeaders: '*' | readonly string[]
  readonly credentials: boolean
  readonly maxAge: number
  readonly timingAllowOrigin: boolean
  readonly crossOriginProtection: boolean | 'all'
  readonly allowedHosts: readonly string[] | undefined
  readonly preflightStatus: 200 | 204
  readonly onDecision: OnDecision | null | undefined
  readonly dangerouslyAllowInsecureOrigins: boolean
  readonly dangerouslyAllowPublicSuffixes: boolean
}

export const DEFAULT_MAX_AGE = 7200
export const DEFAULT_TIMEOUT_SECONDS = 5
