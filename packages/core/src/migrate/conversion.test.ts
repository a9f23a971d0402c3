import { describe, expect, test } from 'vitest'
import { fromExpressCors } from './express/from-express-cors.ts'
import { fromFastifyCors } from './fastify/from-fastify-cors.ts'
import { fromHonoCors } from './hono/from-hono-cors.ts'
import { fromKoaCors } from './koa/from-koa-cors.ts'
import type { CorsMigration } from './migration.ts'

const APP = 'https://app.example.com'

type Read = (options: unknown) => CorsMigration<unknown>
type Notice = readonly [code: string, ...path: readonly PropertyKey[]]

/** The notices about an option, without the notices about the application. */
function noticesOf(options: unknown, read = fromExpressCors as Read): Notice[] {
  const about = read(options).notices.filter(({ path }) => path.length > 0)
  return about.map(({ code, path }) => [code, ...path])
}

const answer = (_: unknown, callback: (error: null, isAllowed: boolean) => void): void =>
  callback(null, true)

describe('the notices about a function', () => {
  const aboutFunction = (path: string, answers = 'answer-refused'): Notice[] =>
    ['gate-opens', 'function-stopped-requests', 'null-origin', answers].map((code) => [code, path])

  test.each<[library: string, read: unknown, options: object, expected: Notice[]]>([
    ['cors', fromExpressCors, { origin: answer }, aboutFunction('origin')],
    ['@fastify/cors', fromFastifyCors, { origin: answer }, aboutFunction('origin')],
    [
      '@fastify/cors',
      fromFastifyCors,
      { delegator: answer },
      aboutFunction('delegator', 'read-per-request'),
    ],
    ['hono/cors', fromHonoCors, { origin: () => APP }, aboutFunction('origin')],
    [
      'hono/cors',
      fromHonoCors,
      { allowMethods: () => ['PUT'] },
      [['answer-refused', 'allowMethods']],
    ],
    ['@koa/cors', fromKoaCors, { origin: () => APP }, aboutFunction('origin')],
    [
      '@koa/cors',
      fromKoaCors,
      { origin: APP, credentials: () => true },
      aboutFunction('credentials'),
    ],
  ])('name the option that is a function of %s', (_, read, options, expected) => {
    expect(noticesOf(options, read as Read)).toEqual(expected)
  })

  test('suggest crossOriginProtection, because refused requests now reach the application', () => {
    const { notices } = fromExpressCors({ origin: answer })
    const suggestions = notices.filter(({ suggestion }) => suggestion !== undefined)
    expect(suggestions).toMatchObject([
      { code: 'gate-opens', suggestion: { crossOriginProtection: true } },
    ])
  })

  test('suggest nothing if crossOriginProtection is set', () => {
    const { notices } = fromExpressCors({ origin: answer, crossOriginProtection: true })
    expect(notices.map(({ code }) => code)).toEqual([
      'function-stopped-requests',
      'null-origin',
      'answer-refused',
      'plain-options',
      'headers-set-later',
      'stacked',
    ])
    expect(notices.every((notice) => !('suggestion' in notice))).toBe(true)
  })
})

test('an option of cors that is present but undefined begins to work, because cors failed on preflights', () => {
  const options = { methods: undefined, maxAge: undefined, optionsSuccessStatus: undefined }
  const { notices } = fromExpressCors(options)
  expect(notices.slice(0, 2)).toEqual(
    ['methods', 'optionsSuccessStatus'].map((option) => ({
      code: 'begins-to-work',
      path: [option],
      message:
        'This option takes effect now: cors failed on preflights because it is undefined. Remove it if nothing should change.',
      fix: 'Remove it if nothing should change.',
    })),
  )
  expect(noticesOf({ methods: ['PUT'], optionsSuccessStatus: 200 })).toEqual([])
})

test.each<[options: object, expected: Notice[]]>([
  [{ allowedHeaders: '*' }, [['star-for-names', 'allowedHeaders']]],
  [{ headers: ['*'] }, [['star-for-names', 'headers']]],
  [{ methods: '*', credentials: true, origin: APP }, [['star-for-names', 'methods']]],
  // Without credentials, the star of `cors` already allowed any method.
  [{ methods: '*' }, []],
  [{ exposedHeaders: '*' }, []],
  [{ exposedHeaders: '*', credentials: true, origin: APP }, []],
  [{ allowedHeaders: ['A'], methods: ['PUT'], credentials: true, origin: APP }, []],
])('a star that allows more names than in cors gets a notice: %o', (options, expected) => {
  expect(noticesOf(options)).toEqual(expected)
})

describe('a method that browsers upper-case', () => {
  test('begins to work if cors sent it in lower case', () => {
    const { value, notices } = fromExpressCors({ methods: ['PUT', 'Delete', 'options,put'] })
    expect(value?.methods).toEqual(['PUT', 'DELETE', 'OPTIONS'])
    expect(noticesOf({ methods: ['PUT', 'Delete', 'options,put'] })).toEqual([
      ['begins-to-work', 'methods', 1],
      ['begins-to-work', 'methods', 2],
      ['begins-to-work', 'methods', 2],
    ])
    expect(notices[0]?.message).toBe(
      'This option takes effect now: browsers send this method in upper case, and found no such method in the list. Remove it if nothing should change.',
    )
  })

  test.each([
    ['a method that needs no preflight', { methods: ['get', 'Head', 'post'] }],
    ['a method that browsers do not upper-case', { methods: ['foo', 'x-post', 'postpone'] }],
    ['a header with the name of a method', { allowedHeaders: ['put'], exposedHeaders: ['put'] }],
  ])('gets no notice if it is %s', (_, options) => {
    expect(noticesOf(options)).toEqual([])
  })
})

test('the star in a single origin and in an entry of a list gets a notice with its place', () => {
  expect(noticesOf({ origin: 'https://*.example.com' })).toEqual([['star-matches-now', 'origin']])
  expect(noticesOf({ origin: [APP, 'https://*.example.com'] })).toEqual([
    ['star-matches-now', 'origin', 1],
  ])
})

test('names in one string are refused with the code list-type if the library takes only a list', () => {
  expect(fromHonoCors({ allowMethods: 'GET,PUT' as never }).issues).toMatchObject([
    { code: 'list-type', path: ['allowMethods'], value: 'GET,PUT' },
  ])
})
