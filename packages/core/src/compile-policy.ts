import { type CorsDecision, type CorsDenial, createDecision } from './cors-decision.js'
import { type CorsRequest, classifyRequest } from './cors-request.js'
import { passesCrossOriginProtection } from './cross-origin-protection.js'
import { frozen } from './frozen.js'
import { headerEntries } from './header-entries.js'
import {
  ALLOW_CREDENTIALS,
  ALLOW_ORIGIN,
  EXPOSE_HEADERS,
  ORIGIN,
  TIMING_ALLOW_ORIGIN,
} from './header-names.js'
import { denial } from './denial.js'
import { compileOriginVerdict } from './origin-verdict.js'
import { compilePreflight } from './preflight.js'
import { chain } from './promise-like.js'
import type { ResolvedOptions } from './resolved-options.js'

/** Decides on one request. Pure and total; synchronous unless the policy's predicate is not. */
export type Decide = (request: CorsRequest) => CorsDecision | Promise<CorsDecision>

const REFUSED = denial('cross-origin-refused')

/** Makes all ready that can be before the first request comes. */
export function compilePolicy(options: ResolvedOptions): Decide {
  const { exposedHeaders, timingAllowOrigin, crossOriginProtection } = options
  const anyOrigin = options.origin === '*'
  const vary: readonly string[] = frozen(anyOrigin ? [] : [ORIGIN])
  const verdict = compileOriginVerdict(options.origin)
  const preflight = compilePreflight(options)

  // What an allowed origin gets besides its own name.
  const fixed = headerEntries(
    [ALLOW_CREDENTIALS, options.credentials ? 'true' : ''],
    [EXPOSE_HEADERS, [exposedHeaders].flat().join(', ')],
  )
  frozen(fixed)
  const allow = (origin: string): CorsDecision => {
    const timing = timingAllowOrigin ? origin : ''
    const headers = headerEntries([ALLOW_ORIGIN, origin], ...fixed, [TIMING_ALLOW_ORIGIN, timing])
    return createDecision('actual', null, null, headers, vary)
  }
  const deny = (kind: CorsDecision['kind'], denial: CorsDenial | null, status: 403 | null) =>
    createDecision(kind, denial, status, [], vary)

  const actualFromAny = frozen(allow('*'))
  const nonCors = frozen(
    createDecision('non-cors', null, null, anyOrigin ? actualFromAny.headers : [], vary),
  )

  return (request) => {
    const { origin } = request
    const kind = classifyRequest(request)
    const refusal = () =>
      crossOriginProtection && !passesCrossOriginProtection(request) && deny(kind, REFUSED, 403)
    if (origin === null) return refusal() || nonCors
    if (anyOrigin) return kind === 'preflight' ? preflight('*', request) : actualFromAny
    return chain(verdict(origin, request), (denied) => {
      if (!denied) return kind === 'preflight' ? preflight(origin, request) : allow(origin)
      // Fetch, "HTTP responses" of the CORS protocol: 403 and none of the headers, so that nobody is told the policy.
      if (kind === 'preflight') return deny(kind, denied, 403)
      return refusal() || deny(kind, denied, null)
    })
  }
}
