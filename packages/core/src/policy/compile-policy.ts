import type { ResolvedOptions } from '../options/resolved-options.ts'
import { compileHostMatcher } from '../origin/compile-host-matcher.ts'
import { compileOriginVerdict, isPredicate } from '../origin/compile-origin-verdict.ts'
import type { OriginVerdict } from '../origin/denial.ts'
import type { CorsDecision } from '../protocol/cors-decision.ts'
import { type CorsRequest, classifyRequest } from '../protocol/cors-request.ts'
import {
  passesCrossOriginProtection,
  passesStrictProtection,
} from '../protocol/cross-origin-protection.ts'
import { compileAllowed } from './compile-allowed.ts'
import { compileDenied, CROSS_ORIGIN_REFUSED, HOST_NOT_ALLOWED } from './compile-denied.ts'

/**
 * The pure functions of a policy. They never throw, and are synchronous unless the predicate is
 * asynchronous.
 */
export interface CompiledPolicy {
  decide(request: CorsRequest): CorsDecision | Promise<CorsDecision>
  /** Whether pages of an origin may read. */
  judge(origin: string): OriginVerdict | Promise<OriginVerdict>
}

/** Compiles options, so that everything that does not depend on a request is computed once. */
export function compilePolicy(options: ResolvedOptions): CompiledPolicy {
  const { allowedHosts, origin: origins } = options
  const isHostAllowed = allowedHosts ? compileHostMatcher(allowedHosts) : null
  const judge = compileOriginVerdict(origins)
  const allowed = compileAllowed(options)
  const permit = isPredicate(origins) ? allowed.asked : allowed.listed
  const deny = compileDenied(options)
  const passes = protectionOf(options)

  const conclude = (verdict: OriginVerdict, origin: string, request: CorsRequest): CorsDecision => {
    const kind = classifyRequest(request)
    if (verdict !== null) {
      return deny(kind, passes === null || passes(request) ? verdict : CROSS_ORIGIN_REFUSED)
    }
    return kind === 'preflight' ? allowed.preflight(origin, request) : permit(origin)
  }

  const decide = (request: CorsRequest): CorsDecision | Promise<CorsDecision> => {
    if (isHostAllowed && !isHostAllowed(request.host)) {
      return deny(classifyRequest(request), HOST_NOT_ALLOWED)
    }
    const { origin } = request
    // Untyped code may leave the origin out.
    if (origin === null || origin === undefined) {
      if (allowed.any) return allowed.any['non-cors']
      return deny('non-cors', passes === null || passes(request) ? null : CROSS_ORIGIN_REFUSED)
    }
    if (allowed.any) {
      const isPreflight = classifyRequest(request) === 'preflight'
      return isPreflight ? allowed.preflight('*', request) : allowed.any.actual
    }
    const verdict = judge(origin, request)
    if (verdict !== null && 'then' in verdict) {
      return verdict.then((settled) => conclude(settled, origin, request))
    }
    return conclude(verdict, origin, request)
  }
  return { decide, judge: (origin) => judge(origin, originOnly(origin)) }
}

/** Makes a request of which only the origin is known. */
function originOnly(origin: string): CorsRequest {
  return { method: 'GET', origin, requestMethod: null, requestHeaders: null }
}

/**
 * @returns the test that a request must pass if its origin is not allowed, or `null` if there is no
 *   protection
 */
function protectionOf({
  crossOriginProtection,
}: ResolvedOptions): ((request: CorsRequest) => boolean) | null {
  if (!crossOriginProtection) return null
  return crossOriginProtection === 'all' ? passesStrictProtection : passesCrossOriginProtection
}
