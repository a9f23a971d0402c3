import { type CorsOptions, createCors } from '../../index.ts'
import { describe, expect, test } from 'vitest'
import { fromExpressCors } from './from-express-cors.ts'

const APP = 'https://app.example.com'

/**
 * The function with parameters of any type, for values as they may come from a configuration file.
 */
const read = fromExpressCors as (...args: readonly unknown[]) => ReturnType<typeof fromExpressCors>

describe('fromExpressCors', () => {
  const DEFAULTS = {
    origin: '*',
    methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'],
    allowedHeaders: '*',
    exposedHeaders: [],
    credentials: false,
    maxAge: 5,
    preflightStatus: 204,
  }
  const TABLE: readonly (readonly [name: string, args: readonly unknown[], value: object])[] = [
    ['no options, which are the defaults of cors', [], DEFAULTS],
    ['an empty object, which is the same', [{}], DEFAULTS],
    [
      'options that are undefined, except origin',
      [
        {
          methods: undefined,
          allowedHeaders: undefined,
          headers: undefined,
          exposedHeaders: undefined,
          credentials: undefined,
          maxAge: undefined,
          preflightContinue: undefined,
          optionsSuccessStatus: undefined,
        },
      ],
      DEFAULTS,
    ],
    ['the origin true without credentials to any origin', [{ origin: true }], { origin: '*' }],
    ['an origin', [{ origin: APP, credentials: true }], { origin: [APP], credentials: true }],
    ['origins', [{ origin: [APP, 'https://b.example'] }], { origin: [APP, 'https://b.example'] }],
    [
      'a webcors pattern',
      [{ origin: 'https://*.example.com' }],
      { origin: ['https://*.example.com'] },
    ],
    ['methods in one string', [{ methods: 'GET, put,' }], { methods: ['GET', 'PUT'] }],
    [
      'methods in several strings',
      [{ methods: ['FOO,bar', 'baz'] }],
      { methods: ['FOO', 'bar', 'baz'] },
    ],
    ['no methods', [{ methods: [] }], { methods: ['GET', 'HEAD', 'POST'] }],
    [
      'a star as the only name',
      [{ methods: ['*'], allowedHeaders: '*' }],
      { methods: '*', allowedHeaders: '*' },
    ],
    ['headers in one string', [{ allowedHeaders: 'A,B' }], { allowedHeaders: ['A', 'B'] }],
    ['no headers', [{ allowedHeaders: [] }], { allowedHeaders: [] }],
    ['the old name of allowedHeaders', [{ headers: ['A'] }], { allowedHeaders: ['A'] }],
    [
      'exposed headers in one string',
      [{ exposedHeaders: 'A , B' }],
      { exposedHeaders: ['A', 'B'] },
    ],
    ['no exposed headers', [{ exposedHeaders: [] }], { exposedHeaders: [] }],
    ['no exposed headers in an empty string', [{ exposedHeaders: '' }], { exposedHeaders: [] }],
    ['a max-age', [{ maxAge: 0 }], { maxAge: 0 }],
    ['a max-age in digits', [{ maxAge: '600' }], { maxAge: 600 }],
    ['a max-age longer than browsers keep answers', [{ maxAge: 1e7 }], { maxAge: 86_400 }],
    ['a max-age of null, which is not sent', [{ maxAge: null }], { maxAge: 5 }],
    ['null for credentials and names', [{ credentials: null, headers: null }], DEFAULTS],
    ['nested lists of origins', [{ origin: [[APP]] }], { origin: [APP] }],
    ['a status', [{ optionsSuccessStatus: 200 }], { preflightStatus: 200 }],
    ['the status 200 in digits', [{ optionsSuccessStatus: '200' }], { preflightStatus: 200 }],
    ['the status 204 in digits', [{ optionsSuccessStatus: '204' }], { preflightStatus: 204 }],
    ['preflightContinue: false', [{ preflightContinue: false }], DEFAULTS],
    ['webcors options', [{ origin: APP, timingAllowOrigin: true }], { timingAllowOrigin: true }],
  ]

  test.each(TABLE)('converts %s', (_, args, expected) => {
    const { value, issues } = read(...args)
    expect(issues).toBeUndefined()
    expect(value).toMatchObject(expected)
    createCors(value as CorsOptions)
  })

  test('does not change the options', () => {
    const options = { origin: [APP], methods: ['GET'], headers: 'A' }
    const copy = structuredClone(options)
    fromExpressCors(options)
    expect(options).toEqual(copy)
  })
})

test('a delegate of cors gets notices about the options as a whole', () => {
  const { notices } = fromExpressCors((_, callback) => callback(null, {}))
  expect(notices.map(({ code, path }) => [code, ...path])).toEqual([
    ['gate-opens'],
    ['function-stopped-requests'],
    ['null-origin'],
    ['read-per-request'],
    ['plain-options'],
    ['headers-set-later'],
    ['stacked'],
  ])
})

test('fromExpressCors converts origin: false to a function that selects no policy', () => {
  const { value, notices } = fromExpressCors({ origin: false })
  expect(value).toBeTypeOf('function')
  expect((value as () => unknown)()).toBeUndefined()
  expect(notices).toEqual([])
})
