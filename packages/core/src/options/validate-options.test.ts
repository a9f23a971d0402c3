import { describe, expect, test } from 'vitest'
import { type CorsOptions, createCors, validateCorsOptions } from '../index.ts'
import { APP, codesOf, issueOf, issuesOf } from '../policy/policy.test-util.ts'

describe('a value that is not an options object', () => {
  const EXAMPLE = '"https://app.example.com"'
  test.each<readonly [shown: string, options: unknown, origin: string]>([
    ['undefined', undefined, EXAMPLE],
    ['null', null, EXAMPLE],
    ['true', true, EXAMPLE],
    ['0', 0, EXAMPLE],
    ['the string "*"', '*', '"*"'],
    ['the string "https://a.example"', 'https://a.example', '"https://a.example"'],
    ['the string "a.example"', 'a.example', '"https://a.example"'],
    ['the string "null"', 'null', EXAMPLE],
    [
      'an Array',
      ['https://a.example', 'https://b.example'],
      '["https://a.example","https://b.example"]',
    ],
    ['an Array', ['https://a.example/'], EXAMPLE],
    ['an Array', [{ origin: APP }], EXAMPLE],
    ['an Array', [], EXAMPLE],
    ['an Array', Array.from({ length: 6 }, () => APP), EXAMPLE],
    ['a function', () => ({ origin: APP }), EXAMPLE],
    ['a function', (origin: string) => origin === APP, EXAMPLE],
    ['Symbol(s)', Symbol('s'), EXAMPLE],
  ])('%s is refused, and the fix repeats it if it can be an origin', (shown, options, origin) => {
    const fix = `Write { origin: ${origin} }.`
    expect(issuesOf(options)).toEqual([
      {
        code: 'options-invalid',
        path: [],
        value: options,
        message: `Cannot read options from ${shown}: options are an object. ${fix}`,
        fix,
      },
    ])
    expect(codesOf({ origin: JSON.parse(origin) as unknown })).toEqual([])
  })

  test('an object that throws when it is read is refused', () => {
    const options = {
      get origin(): string {
        throw new Error('no')
      },
    }
    expect(issueOf(options)).toMatchObject({ code: 'options-invalid', path: [] })
    expect(issueOf(options).value).toBe(options)
    expect(issueOf(options).message).toContain('Cannot read options: an accessor or a proxy threw')
  })

  test('known defect 1: a promise of options allows nobody', () => {
    expect(codesOf(Promise.resolve({ origin: APP }))).toEqual(['origin-missing'])
  })

  test('inherited options do not count', () => {
    expect(codesOf(Object.create({ origin: APP }))).toEqual(['origin-missing'])
  })
})

describe('the value of a validation', () => {
  test('has the default of each option', () => {
    expect(validateCorsOptions({ origin: APP })).toEqual({
      value: {
        origin: [APP],
        methods: '*',
        allowedHeaders: '*',
        exposedHeaders: [],
        credentials: false,
        maxAge: 7200,
        timingAllowOrigin: false,
        crossOriginProtection: false,
        allowedHosts: undefined,
        preflightStatus: 204,
        onDecision: undefined,
        dangerouslyAllowInsecureOrigins: false,
        dangerouslyAllowPublicSuffixes: false,
      },
    })
  })

  test('has the defaults of a predicate', () => {
    const ask = (): boolean => true
    for (const origin of [ask, { test: ask }, { test: ask, timeoutSeconds: undefined }]) {
      const { value } = validateCorsOptions({ origin })
      expect(value?.origin).toEqual({ test: ask, timeoutSeconds: 5, cacheSeconds: 0 })
    }
  })

  test('has the default for each option that is undefined, except origin', () => {
    const { value } = validateCorsOptions({
      origin: APP,
      methods: undefined,
      allowedHeaders: undefined,
      exposedHeaders: undefined,
      credentials: undefined,
      maxAge: undefined,
      timingAllowOrigin: undefined,
      crossOriginProtection: undefined,
      allowedHosts: undefined,
      preflightStatus: undefined,
      onDecision: undefined,
      dangerouslyAllowInsecureOrigins: undefined,
      dangerouslyAllowPublicSuffixes: undefined,
    })
    expect(value).toEqual(validateCorsOptions({ origin: APP }).value)
  })

  test('has every option that is set', () => {
    const onDecision = (): void => {}
    const options = {
      origin: ['http://a.example', 'https://*.github.io'],
      methods: ['PUT'],
      allowedHeaders: ['X-A'],
      exposedHeaders: ['X-B'],
      credentials: true,
      maxAge: 0,
      timingAllowOrigin: true,
      crossOriginProtection: 'all',
      allowedHosts: ['localhost:*'],
      preflightStatus: 200,
      onDecision,
      dangerouslyAllowInsecureOrigins: true,
      dangerouslyAllowPublicSuffixes: true,
    }
    expect(validateCorsOptions(options)).toEqual({ value: options })
  })

  test('is valid, and validating it again gives the same value', () => {
    for (const options of [
      { origin: '*' },
      { origin: APP },
      { origin: (): boolean => true },
      { origin: [APP, 'https://*.example.com'], credentials: true, methods: ['GET', 'purge'] },
    ]) {
      const { value } = validateCorsOptions(options)
      expect(validateCorsOptions(value)).toEqual({ value })
      expect(() => createCors(value as CorsOptions)).not.toThrow()
    }
  })

  test('is a copy: the given options are not changed', () => {
    const options = Object.freeze({
      origin: Object.freeze([APP, APP]),
      methods: Object.freeze(['put']),
    })
    const { value } = validateCorsOptions(options)
    expect(value).toMatchObject({ origin: [APP], methods: ['PUT'] })
    expect(options).toEqual({ origin: [APP, APP], methods: ['put'] })
    expect(value?.origin).not.toBe(options.origin)
  })
})
