import { createCors } from '@webcors/core'
import { describe, expect, test } from 'vitest'
import { fromExpressCors } from './from-express-cors.js'

const APP = 'https://app.example.com'

/** As from a configuration file: any value at all. */
const read = fromExpressCors as (...args: readonly unknown[]) => ReturnType<typeof fromExpressCors>

describe('what means the same', () => {
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
    ['nothing at all is the defaults of cors', [], DEFAULTS],
    ['so is an empty object', [{}], DEFAULTS],
    [
      'and so are options that are undefined, but for origin',
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
    ['true without credentials is anyone', [{ origin: true }], { origin: '*' }],
    ['an origin', [{ origin: APP, credentials: true }], { origin: [APP], credentials: true }],
    ['origins', [{ origin: [APP, 'https://b.example'] }], { origin: [APP, 'https://b.example'] }],
    [
      'a pattern of ours',
      [{ origin: 'https://*.example.com' }],
      { origin: ['https://*.example.com'] },
    ],
    ['methods in one text', [{ methods: 'GET, put,' }], { methods: ['GET', 'PUT'] }],
    ['methods in texts', [{ methods: ['FOO,bar', 'baz'] }], { methods: ['FOO', 'bar', 'baz'] }],
    ['no methods', [{ methods: [] }], { methods: ['GET', 'HEAD', 'POST'] }],
    [
      'a star as the only name',
      [{ methods: ['*'], allowedHeaders: '*' }],
      { methods: '*', allowedHeaders: '*' },
    ],
    ['headers in one text', [{ allowedHeaders: 'A,B' }], { allowedHeaders: ['A', 'B'] }],
    ['no headers', [{ allowedHeaders: [] }], { allowedHeaders: [] }],
    ['the old name of allowedHeaders', [{ headers: ['A'] }], { allowedHeaders: ['A'] }],
    ['exposed headers in one text', [{ exposedHeaders: 'A , B' }], { exposedHeaders: ['A', 'B'] }],
    ['no exposed headers', [{ exposedHeaders: [] }], { exposedHeaders: [] }],
    ['no exposed headers in one text', [{ exposedHeaders: '' }], { exposedHeaders: [] }],
    ['a max-age', [{ maxAge: 0 }], { maxAge: 0 }],
    ['a status', [{ optionsSuccessStatus: 200 }], { preflightStatus: 200 }],
    ['preflightContinue, switched off', [{ preflightContinue: false }], DEFAULTS],
    ['options of ours', [{ origin: APP, timingAllowOrigin: true }], { timingAllowOrigin: true }],
  ]

  test.each(TABLE)('%s', (_, args, expected) => {
    const { value, issues } = read(...args)
    expect(issues).toBeUndefined()
    expect(value).toMatchObject(expected)
    createCors(value as NonNullable<typeof value>)
  })

  test('what was given stays as it was', () => {
    const options = { origin: [APP], methods: ['GET'], headers: 'A' }
    const copy = structuredClone(options)
    fromExpressCors(options)
    expect(options).toEqual(copy)
  })
})
