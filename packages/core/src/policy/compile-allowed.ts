import type { ResolvedOptions } from '../options/resolved-options.ts'
import { compilePreflight } from '../protocol/compile-preflight.ts'
import { type CorsDecision, Decision, freezeDecision } from '../protocol/cors-decision.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'
import {
  ALLOW_CREDENTIALS,
  ALLOW_ORIGIN,
  EXPOSE_HEADERS,
  ORIGIN,
  REQUEST_HEADERS,
  REQUEST_METHOD,
  TIMING_ALLOW_ORIGIN,
} from '../protocol/header-names.ts'
import { KeptDecisions } from './kept-decisions.ts'

/** The decisions of a policy on requests that it allows. */
export interface Allowed {
  /** @param origin a listed origin: its decision is kept */
  readonly listed: (origin: string) => CorsDecision
  /**
   * @param origin an origin that a predicate allowed: the predicate may answer differently next
   *   time, so nothing is kept
   */
  readonly asked: (origin: string) => CorsDecision
  /** @param origin `*` if the policy allows any origin */
  readonly preflight: (origin: string, request: CorsRequest) => CorsDecision
  /** The decision on every request but preflights, if the policy allows any origin. */
  readonly any: Readonly<Record<'actual' | 'non-cors', CorsDecision>> | null
}

/**
 * Compiles the decisions on allowed requests.
 *
 * @see https://fetch.spec.whatwg.org/#http-responses the headers
 */
export function compileAllowed(options: ResolvedOptions): Allowed {
  const { credentials, exposedHeaders, timingAllowOrigin, preflightStatus } = options
  const exposed = [exposedHeaders].flat().join(', ')
  const vary = options.origin === '*' ? [] : [ORIGIN]
  const answerPreflight = compilePreflight(options)
  const spelledFrom = requestHeadersRead(options)
  const actuals = new KeptDecisions()
  const preflights = new KeptDecisions()

  const common = (origin: string): (readonly [string, string])[] => [
    [ALLOW_ORIGIN, origin],
    ...(credentials ? ([[ALLOW_CREDENTIALS, 'true']] as const) : []),
  ]
  const actual = (kind: CorsDecision['kind'], origin: string): CorsDecision => {
    const headers = common(origin)
    if (exposed) headers.push([EXPOSE_HEADERS, exposed])
    if (timingAllowOrigin) headers.push([TIMING_ALLOW_ORIGIN, origin])
    return new Decision(kind, null, null, headers, [...vary])
  }

  return {
    listed: (origin) => actuals.get(origin) ?? actuals.keep(origin, actual('actual', origin)),
    asked: (origin) => actual('actual', origin),
    preflight(origin, request) {
      const key = spelledFrom.length > 0 ? origin + asked(request) : origin
      const kept = preflights.get(key)
      if (kept) return kept
      const headers = [...common(origin), ...answerPreflight(request)]
      const names = [...vary, ...spelledFrom]
      return preflights.keep(key, new Decision('preflight', null, preflightStatus, headers, names))
    },
    any:
      options.origin === '*'
        ? {
            actual: freezeDecision(actual('actual', '*')),
            'non-cors': freezeDecision(actual('non-cors', '*')),
          }
        : null,
  }
}

/**
 * @returns the requested method and header names as one key. Field values have no line breaks, so
 *   keys are unambiguous
 */
function asked({ requestMethod, requestHeaders }: CorsRequest): string {
  return `\n${requestMethod}\n${requestHeaders ?? ''}`
}

/** @returns the names of the request headers on which the response to a preflight depends */
function requestHeadersRead({ methods, allowedHeaders }: ResolvedOptions): readonly string[] {
  const names: string[] = []
  if (methods === '*') names.push(REQUEST_METHOD)
  if (allowedHeaders === '*') names.push(REQUEST_HEADERS)
  return names
}
