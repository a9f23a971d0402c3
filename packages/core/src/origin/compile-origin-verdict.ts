import type { CorsDenial } from '../protocol/cors-decision.js'
import type { OriginPredicateOptions } from '../options/cors-options.js'
import { type AskVerdict, denial, NOT_ALLOWED } from './denial.js'
import { parseOrigin } from './parse-origin.js'
import { compileOriginMatcher } from './compile-origin-matcher.js'
import { compileOriginPredicate } from './compile-origin-predicate.js'
import type { ResolvedOptions } from '../options/resolved-options.js'

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
