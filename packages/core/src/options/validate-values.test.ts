import { describe, expect, test } from 'vitest'
import { validateCorsOptions, withCors } from '../index.ts'
import { APP, codesOf, issueOf, optionsErrorOf } from '../policy/policy.test-util.ts'

describe('a boolean option', () => {
  const SWITCHES = [
    'credentials',
    'timingAllowOrigin',
    'crossOriginProtection',
    'dangerouslyAllowInsecureOrigins',
    'dangerouslyAllowPublicSuffixes',
  ]
  test.each(SWITCHES)('%s accepts true and false, and refuses other values', (name) => {
    for (const value of ['true', 'false', '', 0, 1, null, {}, [], () => true, Symbol('s')]) {
      const issue = issueOf({ origin: APP, [name]: value })
      expect(issue).toMatchObject({ code: 'option-type', path: [name], value })
      expect(issue.message).toMatch(/^Cannot set \w+ to .*: it must be a boolean( or 'all')?\. /s)
    }
    for (const value of [true, false, undefined]) {
      expect(codesOf({ origin: APP, [name]: value })).toEqual([])
    }
  })

  test('a truthy value does not switch credentials on', () => {
    expect(codesOf({ origin: '*', credentials: 'true' })).toEqual(['option-type'])
  })
})

describe('known defect 10: maxAge', () => {
  test.each([0, 1, 600, 7200, 86_399, 86_400, -0])('accepts %d seconds', (maxAge) => {
    const { value } = validateCorsOptions({ origin: APP, maxAge })
    expect(value?.maxAge).toBe(maxAge)
  })

  const NONE = 'Write 0 to disable caching.'
  test.each<readonly [value: unknown, fix: string]>([
    [-1, NONE],
    [-5, NONE],
    [Number.NaN, NONE],
    [0.5, 'Write 1.'],
    [0.4, NONE],
    [1.5, 'Write 2.'],
    [600.2, 'Write 600.'],
    [86_400.2, 'Write 86400.'],
    [86_401, 'Write 86400.'],
    [Number.POSITIVE_INFINITY, 'Write 86400.'],
    [Number.NEGATIVE_INFINITY, NONE],
    [Number.MAX_SAFE_INTEGER, 'Write 86400.'],
    ['600', 'Write 600.'],
    ['1e3', 'Write 1000.'],
    ['100000', 'Write 86400.'],
    ['', NONE],
    ['1 hour', NONE],
    [null, NONE],
    [true, expect.any(String) as string],
    [{}, NONE],
    [[600], NONE],
    [600n, 'Write 600.'],
    [Symbol('s'), NONE],
    [() => 600, NONE],
    [new Date(600), NONE],
  ])('refuses %s, which is not a whole number of seconds in range', (maxAge, fix) => {
    expect(issueOf({ origin: APP, maxAge })).toMatchObject({
      code: 'max-age-invalid',
      path: ['maxAge'],
      value: maxAge,
      fix,
    })
  })

  test('refuses a value whose conversion to a number throws', () => {
    const maxAge = {
      valueOf(): number {
        throw new Error('no')
      },
    }
    expect(codesOf({ origin: APP, maxAge })).toEqual(['max-age-invalid'])
  })
})

describe('preflightStatus', () => {
  test.each([200, 204])('accepts %d', (preflightStatus) => {
    expect(validateCorsOptions({ origin: APP, preflightStatus }).value).toMatchObject({
      preflightStatus,
    })
  })

  test.each<readonly [unknown]>([[201], [205], [299], [403], ['204'], [null], [0], [true], [{}]])(
    'refuses %j',
    (preflightStatus) => {
      expect(issueOf({ origin: APP, preflightStatus })).toMatchObject({
        code: 'preflight-status-invalid',
        path: ['preflightStatus'],
        value: preflightStatus,
      })
    },
  )
})

test('onDecision is a function or null', () => {
  expect(codesOf({ origin: APP, onDecision: null })).toEqual([])
  for (const onDecision of ['log', {}, [], true]) {
    const fix = 'Write a function, or leave it out.'
    const issue = issueOf({ origin: APP, onDecision })
    expect(issue).toMatchObject({
      code: 'option-type',
      path: ['onDecision'],
      value: onDecision,
      fix,
    })
    expect(issue.message).toMatch(/^Cannot set onDecision to .+: it must be a function\. /)
  }
})

describe('combinations of options', () => {
  test('known defect 4: any origin is refused with credentials', () => {
    expect(codesOf({ origin: '*', credentials: true })).toEqual([
      'origin-wildcard-with-credentials',
    ])
    expect(codesOf({ origin: '*', credentials: false })).toEqual([])
    const options = { origin: '*', credentials: true, dangerouslyAllowPublicSuffixes: true }
    expect(codesOf({ ...options, dangerouslyAllowInsecureOrigins: true })).toEqual([
      'origin-wildcard-with-credentials',
    ])
  })

  test('exposing every header is refused with credentials', () => {
    const code = 'exposed-header-wildcard-with-credentials'
    expect(codesOf({ origin: APP, credentials: true, exposedHeaders: '*' })).toEqual([code])
    expect(codesOf({ origin: APP, exposedHeaders: '*' })).toEqual([])
    expect(codesOf({ origin: APP, credentials: true, exposedHeaders: ['ETag'] })).toEqual([])
  })

  test('cross-origin protection is refused with any origin', () => {
    const code = 'protection-with-any-origin'
    expect(codesOf({ origin: '*', crossOriginProtection: true })).toEqual([code])
    expect(codesOf({ origin: APP, crossOriginProtection: true })).toEqual([])
    expect(codesOf({ origin: '*', crossOriginProtection: false })).toEqual([])
  })

  test('all invalid combinations are reported at once', () => {
    const options = {
      origin: '*',
      credentials: true,
      exposedHeaders: '*',
      crossOriginProtection: true,
    }
    expect(codesOf(options)).toHaveLength(3)
  })

  test('any method and any request header are accepted with credentials, because the response lists names', () => {
    const options = { origin: APP, credentials: true, methods: '*', allowedHeaders: '*' }
    expect(codesOf(options)).toEqual([])
  })
})

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

describe('hooks of a wrapper', () => {
  const handler = (): Response => new Response()
  const wrap = (hooks: unknown) =>
    optionsErrorOf(() => withCors(handler, { origin: APP }, hooks as never)).issues

  test.each<readonly [shown: string, hooks: unknown]>([
    ['null', null],
    ['the string "log"', 'log'],
    ['true', true],
    ['a function', () => {}],
  ])('%s is refused as hooks', (shown, hooks) => {
    expect(wrap(hooks)).toEqual([
      {
        code: 'options-invalid',
        path: [],
        value: hooks,
        message: `Cannot read hooks from ${shown}: hooks are an object. Write { onDecision, onError }, or leave the argument out.`,
        fix: 'Write { onDecision, onError }, or leave the argument out.',
      },
    ])
  })

  test('a hook that is not a function and a hook that does not exist are reported at once', () => {
    expect(wrap({ onDecision: 1, onError: 'x', onErorr: () => {} })).toMatchObject([
      { code: 'option-unknown', path: ['onErorr'], fix: 'Did you mean "onError"?' },
      { code: 'option-type', path: ['onDecision'], value: 1 },
      { code: 'option-type', path: ['onError'], value: 'x' },
    ])
  })

  test('undefined hooks count as absent', () => {
    expect(() => withCors(handler, { origin: APP }, undefined as never)).not.toThrow()
    const hooks = { onDecision: undefined, onError: undefined }
    expect(() => withCors(handler, { origin: APP }, hooks as never)).not.toThrow()
  })
})
