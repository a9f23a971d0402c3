import type { ResolvedOptions, ResolvedPredicate } from '../options/resolved-options.ts'
import type { CorsDenial } from '../protocol/cors-decision.ts'
import { compileOriginMatcher } from './compile-origin-matcher.ts'
import { compileOriginPredicate } from './compile-origin-predicate.ts'
import { type AskVerdict, denial, NOT_ALLOWED } from './denial.ts'
import { parseOrigin } from './parse-origin.ts'

const NULL = denial('origin-null')
const MALFORMED = denial('origin-malformed')

/**
 * The origin of pages that Electron, Cordova and Android WebViews load from files. Every app on
 * every device has it, so only a predicate can allow it.
 */
const FILE = 'file://'

/**
 * Compiles the part of the CORS check that the server decides: whether pages of an origin may read.
 *
 * @see https://fetch.spec.whatwg.org/#cors-check step 4: the browser compares the origin with the
 *   response
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

/** Whether the resolved option `origin` is a predicate. */
export function isPredicate(origin: ResolvedOptions['origin']): origin is ResolvedPredicate {
  return typeof origin === 'object' && !Array.isArray(origin)
}
