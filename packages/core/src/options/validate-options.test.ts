import { describe, expect, test } from 'vitest'
import { type CorsOptions, createCors, validateCorsOptions } from '../index.js'
import { APP, codesOf, issueOf, issuesOf } from '../policy/policy.test-util.js'

describe('what is no options object is refused', () => {
  test.each<readonly [shown: string, options: unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['true', true],
    ['0', 0],
    ['"https://app.example.com"', APP],
    ['"*"', '*'],
    ['a value of type Array', [{ origin: APP }]],
    ['a function', () => ({ origin: APP })],
    ['Symbol(s)', Symbol('s')],
  ])('%s', (shown, options) => {
    expect(issuesOf(options)).toEqual([
      {
        code: 'options-invalid',
        path: [],
        value: options,
        message: `Cannot read options from ${shown}: they are no object. Write an object, such as { origin: 'https://app.example.com' }.`,
        fix: "Write an object, such as { origin: 'https://app.example.com' }.",
      },
    ])
  })

  test('an object whose reading throws is refused as well', () => {
    const options = {
      get origin(): string {
        throw new Error('no')
      },
    }
    expect(issueOf(options)).toMatchObject({ code: 'options-invalid', path: [] })
    expect(issueOf(options).value).toBe(options)
    expect(issueOf(options).message).toContain('Cannot read options: reading them threw')
  })

  test('pitfall 1: a promise of options allows nobody', () => {
    expect(codesOf(Promise.resolve({ origin: APP }))).toEqual(['origin-missing'])
  })

  test('inherited options are none', () => {
    expect(codesOf(Object.create({ origin: APP }))).toEqual(['origin-missing'])
  })
})

describe('what is valid comes back as a copy, with every default', () => {
  test('the defaults', () => {
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
        preflightStatus: 204,
        onDecision: undefined,
        dangerouslyAllowInsecureOrigins: false,
        dangerouslyAllowPublicSuffixes: false,
      },
    })
  })

  test('a predicate’s', () => {
    const ask = (): boolean => true
    for (const origin of [ask, { test: ask }, { test: ask, timeoutSeconds: undefined }]) {
      const { value } = validateCorsOptions({ origin })
      expect(value?.origin).toEqual({ test: ask, timeoutSeconds: 5, cacheSeconds: 0 })
    }
  })

  test('undefined is as good as absent, but for the origin', () => {
    const { value } = validateCorsOptions({
      origin: APP,
      methods: undefined,
      allowedHeaders: undefined,
      exposedHeaders: undefined,
      credentials: undefined,
      maxAge: undefined,
      timingAllowOrigin: undefined,
      crossOriginProtection: undefined,
      preflightStatus: undefined,
      onDecision: undefined,
      dangerouslyAllowInsecureOrigins: undefined,
      dangerouslyAllowPublicSuffixes: undefined,
    })
    expect(value).toEqual(validateCorsOptions({ origin: APP }).value)
  })

  test('everything that can be set', () => {
    const onDecision = (): void => {}
    const options = {
      origin: ['http://a.example', 'https://*.github.io'],
      methods: ['PUT'],
      allowedHeaders: ['X-A'],
      exposedHeaders: ['X-B'],
      credentials: true,
      maxAge: 0,
      timingAllowOrigin: true,
      crossOriginProtection: true,
      preflightStatus: 200,
      onDecision,
      dangerouslyAllowInsecureOrigins: true,
      dangerouslyAllowPublicSuffixes: true,
    }
    expect(validateCorsOptions(options)).toEqual({ value: options })
  })

  test('it is valid itself, and comes back the same', () => {
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

  test('what was given stays as it was', () => {
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

describe('pitfall 3: a misspelt option is refused, and the nearest name is shown', () => {
  test.each([
    ['orgin', 'origin'],
    ['origins', 'origin'],
    ['Origin', 'origin'],
    ['ORIGIN', 'origin'],
    ['method', 'methods'],
    ['allowMethods', 'methods'],
    ['allowedHeader', 'allowedHeaders'],
    ['allowHeaders', 'allowedHeaders'],
    ['headers', 'allowedHeaders'],
    ['exposeHeaders', 'exposedHeaders'],
    ['exposedheaders', 'exposedHeaders'],
    ['credential', 'credentials'],
    ['allowCredentials', 'credentials'],
    ['withCredentials', 'credentials'],
    ['maxage', 'maxAge'],
    ['max_age', 'maxAge'],
    ['optionsSuccessStatus', 'preflightStatus'],
    ['preflightContinue', undefined],
    ['onDecison', 'onDecision'],
    ['dangerouslyAllowPublicSuffix', 'dangerouslyAllowPublicSuffixes'],
    ['', undefined],
    ['x', undefined],
    ['myorigin', 'origin'],
    ['dangerouslyAllowPublicSuffixesabcdefghij', 'dangerouslyAllowPublicSuffixes'],
    ['dangerouslyAllowPublicSuffixesabcdefghijk', undefined],
    ['$schema', undefined],
    ['toString', undefined],
    ['constructor', undefined],
    ['hasOwnProperty', undefined],
  ])('%s', (name, meant) => {
    const [issue, ...more] = issuesOf({ origin: APP, [name]: 'value' })
    expect(more).toEqual([])
    const fix = meant === undefined ? 'Remove it.' : `Write ${meant}.`
    expect(issue).toEqual({
      code: 'option-unknown',
      path: [name],
      value: 'value',
      message: `Cannot use option ${JSON.stringify(name)}: there is none of that name. ${fix}`,
      fix,
    })
  })

  test('an own property called __proto__, as JSON can have, is refused', () => {
    expect(
      issuesOf(JSON.parse(`{ "origin": "${APP}", "__proto__": { "origin": "*" } }`)),
    ).toMatchObject([{ code: 'option-unknown', path: ['__proto__'], fix: 'Remove it.' }])
  })

  test('a hook among the options is not taken for one that does nothing', () => {
    expect(issueOf({ origin: APP, onError: () => new Response() })).toMatchObject({
      code: 'option-unknown',
      path: ['onError'],
      fix: 'Write it into the hooks, the last argument.',
    })
  })

  test('an unknown option is refused even where it is undefined', () => {
    expect(codesOf({ origin: APP, orgin: undefined })).toEqual(['option-unknown'])
  })

  test.each([
    ['timeout', 'timeoutSeconds', undefined],
    ['timeoutSecond', 'timeoutSeconds', 'timeoutSeconds'],
    ['cacheSecond', 'cacheSeconds', 'cacheSeconds'],
    ['tests', 'test', 'test'],
    ['optionsSuccessStatus', 'test', undefined],
  ])('of a predicate: %s', (name, _, meant) => {
    const origin = { test: () => true, [name]: 1 }
    expect(issueOf({ origin })).toMatchObject({
      code: 'option-unknown',
      path: ['origin', name],
      value: 1,
      fix: meant === undefined ? 'Remove it.' : `Write ${meant}.`,
    })
  })
})
