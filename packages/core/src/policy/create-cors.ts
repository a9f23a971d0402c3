import { compilePolicy } from './compile-policy.js'
import type { CorsOptions, OriginPredicate, OriginPredicateOptions } from '../options/cors-options.js'
import type { CorsPolicy, PredicateCorsPolicy } from './cors-policy.js'
import { createDecider } from './create-decider.js'
import { isPredicate } from '../origin/compile-origin-verdict.js'
import { chain } from './promise-like.js'
import { checkOptions } from '../options/validate-options.js'

type PredicateCorsOptions = CorsOptions & {
  readonly origin: OriginPredicate | OriginPredicateOptions
}

/**
 * Validates options and compiles them into a policy.
 *
 * @example
 * ```ts
 * const policy = createCors({ origin: 'https://app.example.com', credentials: true })
 * ```
 *
 * @throws {CorsOptionsError} with every issue there is
 */
export function createCors(options: PredicateCorsOptions): PredicateCorsPolicy
export function createCors(options: CorsOptions): CorsPolicy
export function createCors(given: CorsOptions): CorsPolicy {
  let options = checkOptions(given)
  let decide = compilePolicy(options)

  return {
    ...createDecider(
      (request) => decide(request),
      () => options.onDecision,
    ),
    allows(origin) {
      const request = {
        method: 'GET',
        origin: String(origin),
        requestMethod: null,
        requestHeaders: null,
      }
      const allowed = chain(decide(request), (decision) => decision.allowed)
      return isPredicate(options.origin) ? Promise.resolve(allowed) : allowed
    },
    reconfigure(replacement) {
      options = checkOptions(replacement, options)
      decide = compilePolicy(options)
    },
  }
}
