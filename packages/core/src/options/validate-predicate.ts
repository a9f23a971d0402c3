import { collectUnknownIssues } from './collect-unknown-issues.ts'
import { type CorsIssue, createIssue, describe, type IssueParts } from './issue.ts'
import { DEFAULT_TIMEOUT_SECONDS, type ResolvedPredicate } from './resolved-options.ts'

const NAMES = ['test', 'testRequest', 'timeoutSeconds', 'cacheSeconds'] as const

const TEST_FIX = 'Write test: (origin) => allowed.has(origin).'
const REQUEST_FIX = '{ testRequest: (origin, request) => allowed.has(origin) }'

/** Whether the value of `origin` is an object with a predicate. */
export function isPredicateOptions(value: unknown): value is object {
  const isObject = typeof value === 'object' && value !== null && !(value instanceof RegExp)
  return isObject && ('test' in value || 'testRequest' in value)
}

/**
 * Resolves a predicate (a function, or an object with `test` or `testRequest`), and pushes issues.
 */
export function resolvePredicate(value: object, issues: CorsIssue[]): ResolvedPredicate {
  const isFunction = typeof value === 'function'
  const given: Record<string, unknown> = isFunction ? { test: value } : { ...value }
  const { test, testRequest, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, cacheSeconds = 0 } = given
  collectUnknownIssues(given, NAMES, ['origin'], issues)
  const add = (name: (typeof NAMES)[number], parts: Omit<IssueParts, 'path' | 'value'>): void => {
    const path = isFunction ? ['origin'] : ['origin', name]
    issues.push(createIssue({ ...parts, path, value: given[name] }))
  }
  const invalid = (name: (typeof NAMES)[number], why: string, fix: string): void => {
    const action = `set ${name} to ${describe(given[name])}`
    add(name, { code: 'predicate-option-invalid', action, why, fix })
  }

  if (testRequest !== undefined) {
    if (typeof testRequest !== 'function') {
      invalid('testRequest', 'it must be a function', `Write ${REQUEST_FIX}.`)
    }
    if (test !== undefined) {
      invalid('test', 'testRequest is set as well, and one of them has to decide', 'Remove one.')
    }
    if (given['cacheSeconds'] !== undefined) {
      add('cacheSeconds', {
        code: 'predicate-cache-by-request',
        action: `set cacheSeconds to ${describe(given['cacheSeconds'])}`,
        why: 'answers are kept by origin, and testRequest reads more of the request',
        fix: 'Write test: (origin) => allowed.has(origin), or leave cacheSeconds out.',
      })
    }
  } else if (typeof test !== 'function') {
    invalid('test', 'it must be a function', TEST_FIX)
  } else if (test.length > 1) {
    add('test', {
      code: 'predicate-parameters',
      action: `ask a function with ${test.length} parameters about origins`,
      why: 'a predicate takes the origin, has no callback, and returns true or false',
      fix: `Write (origin) => allowed.has(origin), or ${REQUEST_FIX} to read the request.`,
    })
  }
  if (!isBetween(timeoutSeconds, 0.001, 60)) {
    invalid('timeoutSeconds', 'it must be a number from 0.001 to 60', 'Write 5.')
  }
  if (testRequest === undefined && !isBetween(cacheSeconds, 0, 86_400)) {
    invalid('cacheSeconds', 'it must be a number from 0 to 86400', 'Write 60.')
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
