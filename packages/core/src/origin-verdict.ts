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
    return (value, request) => (parseOrigin(value) ? ask(value, request) : notAllowed(value, false))
  }
  const matches = compileOriginMatcher(origin)
  return (value) => {
    if (matches(value)) return null
    // A cheap look: to parse it, just for a better reason, would cost more than all the rest. Two
    // `Origin` fields arrive as one list.
    return notAllowed(value, value.includes('://') && !value.includes(','))
  }
}

export function isPredicate(
  origin: ResolvedOptions['origin'],
): origin is Required<OriginPredicateOptions> {
  return typeof origin === 'object' && 'test' in origin
}

function notAllowed(origin: string, isTuple: boolean): CorsDenial {
  if (origin === 'null') return NULL
  return isTuple ? NOT_ALLOWED : MALFORMED
}
