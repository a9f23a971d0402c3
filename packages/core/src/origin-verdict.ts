import type { CorsDenial } from './cors-decision.js'
import type { OriginPredicateOptions } from './cors-options.js'
import { type AskVerdict, denial, NOT_ALLOWED } from './denial.js'
import { parseOrigin } from './origin.js'
import { compileOriginMatcher } from './origin-matcher.js'
import { compileOriginPredicate } from './origin-predicate.js'
import type { ResolvedOptions } from './resolved-options.js'

const NULL = denial('origin-null')
const MALFORMED = denial('origin-malformed')

/** The server's half of the CORS check (Fetch, "CORS check", step 4): may this origin read? */
export function compileOriginVerdict(origin: ResolvedOptions['origin']): AskVerdict {
  if (origin === '*') return () => null
  if (isPredicate(origin)) {
    const ask = compileOriginPredicate(origin)
    return (value, request) => (parseOrigin(value) ? ask(value, request) : denied(value, MALFORMED))
  }
  const matches = compileOriginMatcher(origin)
  return (value) => (matches(value) ? null : denied(value, NOT_ALLOWED))
}

function denied(origin: string, otherwise: CorsDenial): CorsDenial {
  return origin === 'null' ? NULL : otherwise
}

export function isPredicate(
  origin: ResolvedOptions['origin'],
): origin is Required<OriginPredicateOptions> {
  return typeof origin === 'object' && 'test' in origin
}
