import { describe, expect, test } from 'vitest'
import { validateCorsOptions } from '../index.ts'
import { APP, codesOf, issueOf } from '../policy/policy.test-util.ts'

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
