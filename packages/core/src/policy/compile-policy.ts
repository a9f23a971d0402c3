import {
  type CorsDecision,
  type CorsDenial,
  type CorsHeaders,
  createDecision,
  freezeDecision,
} from '../protocol/cors-decision.js'
import { type CorsRequest, classifyRequest } from '../protocol/cors-request.js'
import { passesCrossOriginProtection } from '../protocol/cross-origin-protection.js'
import { denial } from '../origin/denial.js'
import {
  ALLOW_CREDENTIALS,
  ALLOW_ORIGIN,
  EXPOSE_HEADERS,
  ORIGIN,
  REQUEST_HEADERS,
  REQUEST_METHOD,
  TIMING_ALLOW_ORIGIN,
} from '../protocol/header-names.js'
import { compileOriginVerdict } from '../origin/compile-origin-verdict.js'
import { compilePreflight } from '../protocol/compile-preflight.js'
import { chain } from './promise-like.js'
import type { ResolvedOptions } from '../options/resolved-options.js'

type Kind = CorsDecision['kind']

/** Decides on one request. Pure and total; synchronous unless the policy's predicate is not. */
export type Decide = (request: CorsRequest) => CorsDecision | Promise<CorsDecision>

/** Decisions that are kept at the most. */
const MAX_KEPT = 1000

/** Characters of what a preflight asks for, beyond which its decision is not kept. */
const MAX_KEPT_LENGTH = 500

const REFUSED = denial('cross-origin-refused')

/** Makes all ready that can be before the first request comes. */
export function compilePolicy(options: ResolvedOptions): Decide {
  const { credentials, exposedHeaders, timingAllowOrigin, crossOriginProtection } = options
  const anyOrigin = options.origin === '*'
  const exposed = [exposedHeaders].flat().join(', ')
  const verdict = compileOriginVerdict(options.origin)
  const answerPreflight = compilePreflight(options)
  const vary = (): string[] => (anyOrigin ? [] : [ORIGIN])
  // What a preflight's answer is spelled out from.
  const spelled: string[] = []
  if (options.methods === '*') spelled.push(REQUEST_METHOD)
  if (options.allowedHeaders === '*') spelled.push(REQUEST_HEADERS)

  const allow = (kind: Kind, origin: string, request: CorsRequest): CorsDecision => {
    const isPreflight = kind === 'preflight'
    const headers: (readonly [string, string])[] = [[ALLOW_ORIGIN, origin]]
    if (credentials) headers.push([ALLOW_CREDENTIALS, 'true'])
    if (isPreflight) {
      headers.push(...answerPreflight(request))
      return createDecision(kind, null, options.preflightStatus, headers, [...vary(), ...spelled])
    }
    if (exposed) headers.push([EXPOSE_HEADERS, exposed])
    if (timingAllowOrigin) headers.push([TIMING_ALLOW_ORIGIN, origin])
    return createDecision(kind, null, null, headers, vary())
  }
  const withhold = (kind: Kind, request: CorsRequest, denied: CorsDenial | null): CorsDecision => {
    const isRefused = crossOriginProtection && !passesCrossOriginProtection(request)
    // Fetch, "HTTP responses" of the CORS protocol: 403 and none of the headers, so that nobody is told the policy.
    const status = kind === 'preflight' || isRefused ? 403 : null
    const headers: CorsHeaders = timingAllowOrigin ? [[TIMING_ALLOW_ORIGIN, '']] : []
    return createDecision(kind, isRefused ? REFUSED : denied, status, headers, vary())
  }

  // Preflights recur: their decisions are frozen and handed out again, and with each its answer.
  // What is staged is made anew, since lists that are frozen are slow to read in some engines.
  const kept = new Map<string, CorsDecision>()
  const allowPreflight = (origin: string, request: CorsRequest): CorsDecision => {
    // No field value has a line break: what is asked for in one header is never taken for another's.
    const { requestMethod, requestHeaders } = request
    const asked = spelled[0] ? `\n${requestMethod}\n${requestHeaders ?? ''}` : ''
    if (asked.length > MAX_KEPT_LENGTH) return allow('preflight', origin, request)
    let decision = kept.get(origin + asked)
    if (!decision) {
      decision = freezeDecision(allow('preflight', origin, request))
      if (kept.size >= MAX_KEPT) kept.clear()
      kept.set(origin + asked, decision)
    }
    return decision
  }

  return (request) => {
    const kind = classifyRequest(request)
    const origin = anyOrigin ? '*' : request.origin
    if (origin === null) return withhold(kind, request, null)
    return chain(verdict(origin, request), (denied) => {
      if (denied) return withhold(kind, request, denied)
      return kind === 'preflight' ? allowPreflight(origin, request) : allow(kind, origin, request)
    })
  }
}
