import { type CorsDecision, type CorsDenial, createDecision } from './cors-decision.js'
import type { CorsRequest } from './cors-request.js'
import { passesCrossOriginProtection } from './cross-origin-protection.js'
import { frozen } from './frozen.js'
import { headerEntries } from './header-entries.js'
import {
  ALLOW_CREDENTIALS,
  ALLOW_ORIGIN,
  CORS_RESPONSE_HEADERS,
  EXPOSE_HEADERS,
  ORIGIN,
  TIMING_ALLOW_ORIGIN,
} from './header-names.js'
import { compileOriginVerdict, denial } from './origin-verdict.js'
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

  // What an actual request's response gets whatever the origin, and what it must not have.
  const fixed = frozen(
    headerEntries(
      [ALLOW_CREDENTIALS, options.credentials ? 'true' : ''],
      [EXPOSE_HEADERS, exposedHeaders === '*' ? '*' : exposedHeaders.join(', ')],
    ),
  )
  const sent = [ALLOW_ORIGIN, ...fixed.map(([name]) => name)]
  const removes = frozen(CORS_RESPONSE_HEADERS.filter((name) => !sent.includes(name)))
  const timing = timingAllowOrigin ? [TIMING_ALLOW_ORIGIN] : []
  const removesAll = frozen([...CORS_RESPONSE_HEADERS, ...timing])

  const allow = (origin: string): CorsDecision => {
    const own = [ALLOW_ORIGIN, ...timing].map((name) => [name, origin] as const)
    return createDecision('actual', null, null, [...own, ...fixed], removes, vary)
  }
  const deny = (kind: CorsDecision['kind'], denial: CorsDenial | null, status: 403 | null) =>
    createDecision(kind, denial, status, [], removesAll, vary)

  const actualFromAny = frozen(allow('*'))
  const nonCors: CorsDecision = frozen({
    ...(anyOrigin ? actualFromAny : deny('actual', null, null)),
    kind: 'non-cors',
  })

  return (request) => {
    const { method, origin } = request
    const isRefused = () => crossOriginProtection && !passesCrossOriginProtection(request)
    // Fetch, "HTTP requests" of the CORS protocol: without `Origin` it is no CORS request.
    if (origin === null) return isRefused() ? deny('non-cors', REFUSED, 403) : nonCors
    // Fetch, "CORS-preflight request": every other OPTIONS is the application's.
    const isPreflight = method === 'OPTIONS' && request.requestMethod !== null
    if (anyOrigin) return isPreflight ? preflight('*', request) : actualFromAny
    return chain(verdict(origin, request), (denied) => {
      if (!denied) return isPreflight ? preflight(origin, request) : allow(origin)
      // Fetch, "HTTP responses" of the CORS protocol: 403 and none of the headers, so that nobody is told the policy.
      if (isPreflight) return deny('preflight', denied, 403)
      return isRefused() ? deny('actual', REFUSED, 403) : deny('actual', denied, null)
    })
  }
}
