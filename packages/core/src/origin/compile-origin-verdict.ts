import type { ResolvedOptions, ResolvedPredicate } from '../options/resolved-options.js'
import type { CorsDenial } from '../protocol/cors-decision.js'
import { compileOriginMatcher } from './compile-origin-matcher.js'
import { compileOriginPredicate } from './compile-origin-predicate.js'
import { type AskVerdict, denial, NOT_ALLOWED } from './denial.js'
import { parseOrigin } from './parse-origin.js'

const NULL = denial('origin-null')
/** Pages of files in Electron, Cordova and Android WebViews send it. Every app has it, so only a predicate can allow it. */
const FILE = 'file://'

const MALFORMED = denial('origin-malformed')

/**
 * Compiles the server's half of the CORS check: may pages of this origin read?
 *
 * @see https://fetch.spec.whatwg.org/#cors-check step 4
 */
export function compileOriginVerdict(origin: ResolvedOptions['origin']): AskVerdict {
  if (origin === '*') return () => null
  if (isPredicate(origin)) {
    const ask = compileOriginPredicate(origin)
    return (value, request) =>
      value === FILE || parseOrigin(value) ? ask(value, request) : denied(value, MALFORMED)
  }
  const matches = compileOriginMatcher(origin)
  return (value) => (matches(value) ? null : denied(value, NOT_ALLOWED))
}

function denied(origin: string, otherwise: CorsDenial): CorsDenial {
  return origin === 'null' ? NULL : otherwise
}

export function isPredicate(origin: ResolvedOptions['origin']): origin is ResolvedPredicate {
  return typeof origin === 'object' && !Array.isArray(origin)
}
