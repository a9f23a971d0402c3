import type { CorsDenial, CorsReason } from './cors-decision.js'
import type { OriginPredicateOptions } from './cors-options.js'
import type { CorsRequest } from './cors-request.js'
import { frozen } from './frozen.js'
import { parseOrigin } from './origin.js'
import { compileOriginMatcher } from './origin-matcher.js'
import { compileOriginPredicate } from './origin-predicate.js'
import type { ResolvedOptions } from './resolved-options.js'

/** `null` where the origin is allowed, else why not. */
export type OriginVerdict = CorsDenial | null

export type AskVerdict = (
  origin: string,
  request: CorsRequest,
) => OriginVerdict | Promise<OriginVerdict>

export function denial(reason: CorsReason): CorsDenial {
  return frozen({ reason })
}

export const NOT_ALLOWED: CorsDenial = denial('origin-not-allowed')

/** The server's half of the CORS check (Fetch, "CORS check", step 4): may this origin read? */
export function compileOriginVerdict(origin: ResolvedOptions['origin']): AskVerdict {
  if (origin === '*') return () => null
  if (isPredicate(origin)) {
    const ask = compileOriginPredicate(origin)
    return (value, request) => noTupleOrigin(value) ?? ask(value, request)
  }
  const matches = compileOriginMatcher(origin)
  return (value) => (matches(value) ? null : (noTupleOrigin(value) ?? NOT_ALLOWED))
}

export function isPredicate(
  origin: ResolvedOptions['origin'],
): origin is Required<OriginPredicateOptions> {
  return typeof origin === 'object' && 'test' in origin
}

function noTupleOrigin(origin: string): OriginVerdict {
  if (origin === 'null') return denial('origin-null')
  return parseOrigin(origin) ? null : denial('origin-malformed')
}
