import type { ResolvedOptions } from '../options/resolved-options.ts'
import { denial, NOT_ALLOWED } from '../origin/denial.ts'
import {
  type CorsDecision,
  type CorsDenial,
  type CorsHeaders,
  type CorsReason,
  Decision,
  freezeDecision,
} from '../protocol/cors-decision.ts'
import { ORIGIN, TIMING_ALLOW_ORIGIN } from '../protocol/header-names.ts'

export const CROSS_ORIGIN_REFUSED: CorsDenial = denial('cross-origin-refused')
export const HOST_NOT_ALLOWED: CorsDenial = denial('host-not-allowed')

type Kind = CorsDecision['kind']

/**
 * A function that returns the decision on a request that gets no CORS headers.
 *
 * @param denied `null` for a request without `Origin` that may pass
 */
export type Deny = (kind: Kind, denied: CorsDenial | null) => CorsDecision

/**
 * Compiles the decisions on requests without an origin, or with one that is not allowed. They are
 * few, so each is kept.
 */
export function compileDenied({ origin, timingAllowOrigin }: ResolvedOptions): Deny {
  const vary = origin === '*' ? [] : [ORIGIN]
  const headers: CorsHeaders = timingAllowOrigin ? [[TIMING_ALLOW_ORIGIN, '']] : []
  const make: Deny = (kind, denied) => {
    const isRefused = denied === CROSS_ORIGIN_REFUSED || denied === HOST_NOT_ALLOWED
    // 403 without CORS headers, so that the response does not disclose the policy:
    // https://fetch.spec.whatwg.org/#http-responses
    const status = kind === 'preflight' || isRefused ? 403 : null
    return new Decision(kind, denied, status, [...headers], [...vary])
  }
  const passed = freezeDecision(make('non-cors', null))
  const notAllowed = freezeDecision(make('actual', NOT_ALLOWED))
  const made: Record<Kind, Map<CorsReason, CorsDecision>> = {
    preflight: new Map(),
    actual: new Map(),
    'non-cors': new Map(),
  }
  return (kind, denied) => {
    if (denied === null) return passed
    if (denied === NOT_ALLOWED && kind === 'actual') return notAllowed
    // A decision with an error belongs to one request, so it is not kept.
    if (denied.error !== undefined) return make(kind, denied)
    const before = made[kind].get(denied.reason)
    if (before) return before
    const decision = freezeDecision(make(kind, denied))
    made[kind].set(denied.reason, decision)
    return decision
  }
}
