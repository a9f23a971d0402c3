import type { OriginPredicate, OriginPredicateOptions } from './cors-options.js'
import { type CorsIssue, createIssue } from './issue.js'
import { DEFAULT_TIMEOUT_SECONDS } from './resolved-options.js'
import { checkKnown } from './validate-values.js'

/** Whether `origin` is meant as a predicate rather than as a list. */
export function isPredicateOptions(value: unknown): value is { test: unknown } {
  return (
    typeof value === 'object' && value !== null && 'test' in value && !(value instanceof RegExp)
  )
}

/** Reads a predicate, alone or with its limits. */
export function readPredicate(
  value: OriginPredicate | { readonly test: unknown },
  issues: CorsIssue[],
): Required<OriginPredicateOptions> {
  const given: Record<string, unknown> =
    typeof value === 'function' ? { test: value } : { ...value }
  const { test, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, cacheSeconds = 0 } = given
  checkKnown(given, ['test', 'timeoutSeconds', 'cacheSeconds'], ['origin'], issues)
  const wrong = (name: string, problem: string, fix: string): void => {
    issues.push(
      createIssue('predicate-option-invalid', ['origin', name], given[name], problem, fix),
    )
  }
  if (typeof test !== 'function') {
    wrong('test', 'ask $ about origins: it is no function', 'Write test: (origin) => ….')
  }
  if (!isBetween(timeoutSeconds, 0.001, 60)) {
    wrong('timeoutSeconds', 'wait for $ seconds', 'Write a number above 0, up to 60.')
  }
  if (!isBetween(cacheSeconds, 0, 86_400)) {
    wrong('cacheSeconds', 'keep answers for $ seconds', 'Write a number from 0 to 86400.')
  }
  if (typeof test === 'function' && test.length > 1 && cacheSeconds !== 0) {
    const problem =
      'keep answers for $ seconds: they are kept by origin, and test takes the request too'
    const fix = 'Write test: (origin) => …, or leave cacheSeconds out.'
    const path = ['origin', 'cacheSeconds']
    issues.push(createIssue('predicate-cache-by-request', path, cacheSeconds, problem, fix))
  }
  return { test, timeoutSeconds, cacheSeconds } as Required<OriginPredicateOptions>
}

function isBetween(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max
}
