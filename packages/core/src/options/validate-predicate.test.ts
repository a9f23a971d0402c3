import { describe, expect, test } from 'vitest'
import { APP, codesOf, issueOf } from '../policy/policy.test-util.ts'

describe('the options of a predicate', () => {
  const test1 = (): boolean => true

  test.each<readonly [unknown]>([[undefined], [null], ['test'], [true], [/x/], [{}]])(
    'the value %j of test is refused, because it is not a function',
    (given) => {
      const issue = issueOf({ origin: { test: given } })
      const fix = 'Write test: (origin) => allowed.has(origin).'
      const path = ['origin', 'test']
      expect(issue).toMatchObject({ code: 'predicate-option-invalid', path, value: given, fix })
      expect(issue.message).toMatch(/^Cannot set test to .+: it must be a function\. /)
    },
  )

  test.each<readonly [unknown]>([[0.001], [0.5], [1], [60]])(
    'timeoutSeconds can be %j',
    (timeoutSeconds) => {
      expect(codesOf({ origin: { test: test1, timeoutSeconds } })).toEqual([])
    },
  )

  test.each<readonly [unknown]>([
    [0],
    [0.0005],
    [-1],
    [60.001],
    [61],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    ['5'],
    [null],
    [5n],
  ])('timeoutSeconds cannot be %s', (timeoutSeconds) => {
    expect(issueOf({ origin: { test: test1, timeoutSeconds } })).toMatchObject({
      code: 'predicate-option-invalid',
      path: ['origin', 'timeoutSeconds'],
      value: timeoutSeconds,
      fix: 'Write 5.',
    })
  })

  test.each<readonly [unknown]>([[0], [0.5], [1], [86_400]])(
    'cacheSeconds can be %j',
    (cacheSeconds) => {
      expect(codesOf({ origin: { test: test1, cacheSeconds } })).toEqual([])
    },
  )

  test.each<readonly [unknown]>([
    [-1],
    [86_401],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    ['60'],
    [null],
  ])('cacheSeconds cannot be %s', (cacheSeconds) => {
    const issue = issueOf({ origin: { test: test1, cacheSeconds } })
    expect(issue).toMatchObject({
      code: 'predicate-option-invalid',
      path: ['origin', 'cacheSeconds'],
      value: cacheSeconds,
      fix: 'Write 60.',
    })
    expect(issue.message).toMatch(
      /^Cannot set cacheSeconds to .+: it must be a number from 0 to 86400\. /,
    )
  })

  const byRequest = (origin: string, request: unknown): boolean => origin === String(request)

  test('testRequest excludes cacheSeconds, because answers are kept by origin', () => {
    for (const cacheSeconds of [0, 1, 'x']) {
      const origin = { testRequest: byRequest, cacheSeconds }
      expect(codesOf({ origin })).toEqual(['predicate-cache-by-request'])
    }
    expect(codesOf({ origin: { testRequest: byRequest, timeoutSeconds: 1 } })).toEqual([])
    expect(codesOf({ origin: { testRequest: byRequest, cacheSeconds: undefined } })).toEqual([])
  })

  test('testRequest excludes test, and is a function', () => {
    expect(issueOf({ origin: { testRequest: byRequest, test: test1 } })).toMatchObject({
      code: 'predicate-option-invalid',
      path: ['origin', 'test'],
      fix: 'Remove one.',
    })
    expect(issueOf({ origin: { testRequest: 1 } })).toMatchObject({
      code: 'predicate-option-invalid',
      path: ['origin', 'testRequest'],
    })
  })

  test('a predicate with a callback is refused, and the fix shows how to rewrite it', () => {
    const callback = (origin: string, done: (error: null, allow: boolean) => void): void =>
      done(null, origin === APP)
    const delegate = (_request: unknown, _origin: string, done: () => void): void => done()
    for (const [origin, path, count] of [
      [callback, ['origin'], 2],
      [{ test: callback }, ['origin', 'test'], 2],
      [delegate, ['origin'], 3],
    ] as const) {
      expect(issueOf({ origin })).toEqual({
        code: 'predicate-parameters',
        path,
        value: 'test' in origin ? origin.test : origin,
        message: `Cannot ask a function with ${count} parameters about origins: a predicate takes the origin, has no callback, and returns true or false. Write (origin) => allowed.has(origin), or { testRequest: (origin, request) => allowed.has(origin) } to read the request.`,
        fix: 'Write (origin) => allowed.has(origin), or { testRequest: (origin, request) => allowed.has(origin) } to read the request.',
      })
    }
  })
})
