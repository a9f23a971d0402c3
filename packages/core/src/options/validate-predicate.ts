import { type CorsIssue, type CorsIssueCode, createIssue } from './issue.js'
import { DEFAULT_TIMEOUT_SECONDS, type ResolvedPredicate } from './resolved-options.js'
import { checkKnown } from './validate-values.js'

/** Whether `origin` is meant as a predicate rather than as a list. */
export function isPredicateOptions(value: unknown): value is object {
  const isObject = typeof value === 'object' && value !== null && !(value instanceof RegExp)
  return isObject && ('test' in value || 'testRequest' in value)
}

/** Reads a predicate, alone or with its limits. */
export function readPredicate(value: object, issues: CorsIssue[]): ResolvedPredicate {
  const given: Record<string, unknown> =
    typeof value === 'function' ? { test: value } : { ...value }
  const { test, testRequest, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, cacheSeconds = 0 } = given
  checkKnown(given, ['test', 'testRequest', 'timeoutSeconds', 'cacheSeconds'], ['origin'], issues)
  const wrong = (code: CorsIssueCode, name: string, problem: string, fix: string): void => {
    const path = typeof value === 'function' ? ['origin'] : ['origin', name]
    issues.push(createIssue(code, path, given[name], problem, fix))
  }
  const invalid = 'predicate-option-invalid'
  if (testRequest !== undefined) {
    if (typeof testRequest !== 'function') {
      wrong(
        invalid,
        'testRequest',
        'ask $ about origins: it is no function',
        'Write testRequest: (origin, request) => ….',
      )
    }
    if (test !== undefined)
      wrong(invalid, 'test', 'ask $ besides testRequest', 'Write one of them.')
    if (given['cacheSeconds'] !== undefined) {
      wrong(
        'predicate-cache-by-request',
        'cacheSeconds',
        'keep answers for $ seconds: they are kept by origin, and testRequest reads the request too',
        'Write test: (origin) => …, or leave cacheSeconds out.',
      )
    }
  } else if (typeof test !== 'function') {
    wrong(invalid, 'test', 'ask $ about origins: it is no function', 'Write test: (origin) => ….')
  } else if (test.length > 1) {
    wrong(
      'predicate-parameters',
      'test',
      'ask $ with two parameters about origins: a predicate takes the origin, and returns true or false',
      'Write origin: (origin) => allowed.has(origin) in place of (origin, callback), or { testRequest: (origin, request) => … }.',
    )
  }
  if (!isBetween(timeoutSeconds, 0.001, 60)) {
    wrong(invalid, 'timeoutSeconds', 'wait for $ seconds', 'Write a number above 0, up to 60.')
  }
  if (!isBetween(cacheSeconds, 0, 86_400)) {
    wrong(invalid, 'cacheSeconds', 'keep answers for $ seconds', 'Write a number from 0 to 86400.')
  }
  return (
    testRequest === undefined
      ? { test, timeoutSeconds, cacheSeconds }
      : { testRequest, timeoutSeconds }
  ) as ResolvedPredicate
}

function isBetween(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max
}
