import {
  type CorsDecision,
  type CorsDenial,
  type CorsHeaders,
  createDecision,
} from './cors-decision.js'
import { type CorsRequest, classifyRequest } from './cors-request.js'
import { passesCrossOriginProtection } from './cross-origin-protection.js'
import { denial } from './denial.js'
import { headerEntries } from './header-entries.js'
import {
  ALLOW_CREDENTIALS,
  ALLOW_ORIGIN,
  EXPOSE_HEADERS,
  ORIGIN,
  REQUEST_HEADERS,
  REQUEST_METHOD,
  TIMING_ALLOW_ORIGIN,
} from './header-names.js'
import { compileOriginVerdict } from './origin-verdict.js'
import { compilePreflight } from './preflight.js'
import { chain } from './promise-like.js'
import type { ResolvedOptions } from './resolved-options.js'

type Kind = CorsDecision['kind']

/** Decides on one request. Pure and total; synchronous unless the policy's predicate is not. */
export type Decide = (request: CorsRequest) => CorsDecision | Promise<CorsDecision>

/** Decisions that are kept at the most. */
const MAX_KEPT = 1000

const REFUSED = denial('cross-origin-refused')

/** Makes all ready that can be before the first request comes. */
export function compilePolicy(options: ResolvedOptions): Decide {
  const { credentials, exposedHeaders, timingAllowOrigin, crossOriginProtection } = options
  const anyOrigin = options.origin === '*'
  const verdict = compileOriginVerdict(options.origin)
  const answerPreflight = compilePreflight(options)
  const vary = anyOrigin ? [] : [ORIGIN]
  // What a preflight's answer is spelled out from.
  const spelled: string[] = []
  if (options.methods === '*') spelled.push(REQUEST_METHOD)
  if (options.allowedHeaders === '*') spelled.push(REQUEST_HEADERS)

  const allow = (kind: Kind, origin: string, request: CorsRequest): CorsDecision => {
    const isPreflight = kind === 'preflight'
    const others: CorsHeaders = isPreflight
      ? answerPreflight(request)
      : [
          [EXPOSE_HEADERS, [exposedHeaders].flat().join(', ')],
          [TIMING_ALLOW_ORIGIN, timingAllowOrigin ? origin : ''],
        ]
    const own: CorsHeaders = [
      [ALLOW_ORIGIN, origin],
      [ALLOW_CREDENTIALS, credentials ? 'true' : ''],
    ]
    const status = isPreflight ? options.preflightStatus : null
    const names = isPreflight ? [...vary, ...spelled] : vary
    return createDecision(kind, null, status, headerEntries(...own, ...others), names)
  }
  const deny = (kind: Kind, denied: CorsDenial | null): CorsDecision => {
    // Fetch, "HTTP responses" of the CORS protocol: 403 and none of the headers, so that nobody is told the policy.
    const status = kind === 'preflight' || denied === REFUSED ? 403 : null
    const headers: CorsHeaders = timingAllowOrigin ? [[TIMING_ALLOW_ORIGIN, '']] : []
    return createDecision(kind, denied, status, headers, vary)
  }

  const nonCors = deny('non-cors', null)

  // Most requests come from few origins, and what is frozen can be handed out again.
  const kept: Partial<Record<Kind, Map<unknown, CorsDecision>>> = {}

  return (request) => {
    const kind = classifyRequest(request)
    const origin = anyOrigin ? '*' : request.origin
    const isRefused = () => crossOriginProtection && !passesCrossOriginProtection(request)
    if (origin === null) return isRefused() ? deny(kind, REFUSED) : nonCors
    return chain(verdict(origin, request), (verdict) => {
      const denied = verdict && kind !== 'preflight' && isRefused() ? REFUSED : verdict
      const decisions = (kept[kind] ??= new Map())
      const key = denied ?? origin
      let decision = decisions.get(key)
      if (!decision) {
        decision = denied ? deny(kind, denied) : allow(kind, origin, request)
        const recurs = denied ? !denied.error : kind !== 'preflight' || !spelled[0]
        if (recurs && decisions.size < MAX_KEPT) decisions.set(key, decision)
      }
      return decision
    })
  }
}
