import type { OriginPredicateOptions } from './cors-options.js'
import { type AskVerdict, denial, NOT_ALLOWED, type OriginVerdict } from './denial.js'
import { parseOrigin } from './origin.js'
import { compileOriginMatcher } from './origin-matcher.js'
import { compileOriginPredicate } from './origin-predicate.js'
import type { ResolvedOptions } from './resolved-options.js'

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
