import { describe, expect, test } from 'vitest'
import { type CorsOptions, type CorsPolicy, createCors } from '../../index.ts'
import type { SelectPolicy } from '../migration.ts'
import { fromHonoCors } from './from-hono-cors.ts'
import type { HonoContext } from './hono-cors-options.ts'

const APP = 'https://app.example.com'

/**
 * The function with parameters of any type, for values as they may come from a configuration file.
 */
const read = fromHonoCors as (...args: readonly unknown[]) => ReturnType<typeof fromHonoCors>

const DEFAULTS = {
  origin: '*',
  methods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'QUERY'],
  allowedHeaders: '*',
  exposedHeaders: [],
  credentials: false,
  maxAge: 5,
}

describe('fromHonoCors', () => {
  test.each<[name: string, args: readonly unknown[], expected: object]>([
    ['no options, which are the defaults of hono/cors', [], DEFAULTS],
    ['origins', [{ origin: [APP, 'https://b.example'] }], { origin: [APP, 'https://b.example'] }],
    ['methods', [{ allowMethods: ['GET', 'PUT'] }], { methods: ['GET', 'PUT'] }],
    [
      'methods that are not sent',
      [{ allowMethods: undefined }],
      { methods: ['GET', 'HEAD', 'POST'] },
    ],
    ['no headers, which meant any', [{ allowHeaders: [] }], { allowedHeaders: '*' }],
    ['headers that join to nothing', [{ allowHeaders: [''] }], { allowedHeaders: '*' }],
    ['headers that join to a comma', [{ allowHeaders: ['', ''] }], { allowedHeaders: [] }],
    ['exposed headers', [{ exposeHeaders: ['A', 'B'] }], { exposedHeaders: ['A', 'B'] }],
    ['a max-age of null, which is not sent', [{ maxAge: null }], { maxAge: 5 }],
  ])('converts %s', (_, args, expected) => {
    const { value, issues } = read(...args)
    expect(issues).toBeUndefined()
    expect(value).toMatchObject(expected)
  })
})

test.each<[options: unknown, path: string, message: string]>([
  [
    { allowMethods: 'GET,PUT' },
    'allowMethods',
    `Cannot read allowMethods from the string "GET,PUT": hono/cors takes a list of names. Write ['GET', 'PUT'].`,
  ],
  [
    { exposeHeaders: '*' },
    'exposeHeaders',
    `Cannot read exposeHeaders from the string "*": hono/cors takes a list of names. Write ['*'].`,
  ],
  [
    { origin: undefined },
    'origin',
    "Cannot create a policy without an origin: origin is undefined, as when an environment variable is not set. List the origins that may read, or write origin: '*' for any.",
  ],
  [
    { origin: APP, allowedHeaders: ['A'] },
    'allowedHeaders',
    'Cannot use option "allowedHeaders": no such option. Write allowHeaders.',
  ],
])('fromHonoCors refuses %o', (options, path, message) => {
  expect(read(options).issues).toMatchObject([{ path: [path], message }])
})

describe('a function of hono/cors that does not declare the context', () => {
  const decide = (origin: (asked: string) => unknown, credentials = false) => {
    const { value } = read({ origin, credentials })
    const request = { method: 'GET', origin: APP, requestMethod: null, requestHeaders: null }
    return createCors(value as CorsOptions).decide(request)
  }

  test.each<[answer: unknown, reason: string | null]>([
    [APP, null],
    ['*', null],
    ['https://other.example', 'origin-not-allowed'],
    [null, 'origin-not-allowed'],
    [undefined, 'origin-not-allowed'],
    ['', 'origin-not-allowed'],
    ['https://*.example.com', 'origin-not-allowed'],
    [true, 'predicate-failed'],
    [[APP], 'predicate-failed'],
  ])('becomes a predicate: the answer %o gives the reason %s', async (answer, reason) => {
    // Synchronous functions stay synchronous.
    expect(decide((asked) => asked && answer)).toMatchObject({ reason })
    expect((await decide(async (asked) => asked && answer)).reason).toBe(reason)
  })

  test('becomes a predicate if it has no parameters', () => {
    expect(decide(() => APP)).toMatchObject({ allowed: true })
  })

  test("denies with the answer '*' if there are credentials", async () => {
    expect((await decide((asked) => asked && '*', true)).reason).toBe('predicate-failed')
  })
})

describe('a function of hono/cors that declares the context', () => {
  const context = (path: string): HonoContext => ({
    req: { method: 'GET', path, header: () => APP },
  })
  const select = (options: object) => read(options).value as SelectPolicy<HonoContext>

  const methodsOf = async (policy: CorsPolicy | undefined) => {
    const request = { method: 'OPTIONS', origin: APP, requestMethod: 'PUT', requestHeaders: null }
    const decision = await policy?.decide(request)
    return Object.fromEntries(decision?.headers ?? [])['Access-Control-Allow-Methods']
  }

  test('selects a policy by its answer about the origin', async () => {
    const byPath = select({
      origin: (origin: string, c: HonoContext) => (c.req.path === '/open' ? origin : null),
    })
    expect(await (await byPath(context('/open')))?.allows(APP)).toBe(true)
    expect(await (await byPath(context('/')))?.allows(APP)).toBe(false)
  })

  test('gets the value of the request header origin, or an empty string if there is none', async () => {
    const asked: string[] = []
    const record = select({
      origin: (origin: string, c: HonoContext) => void asked.push(c.req.path, origin),
    })
    for (const origin of [APP, undefined]) {
      const header = (name: string) => (name === 'origin' ? origin : 'another header')
      await record({ req: { method: 'GET', path: '/', header } })
    }
    expect(asked).toEqual(['/', APP, '/', ''])
  })

  test('selects a policy by its answer about methods, with listed origins or a predicate', async () => {
    for (const origin of [APP, (asked: string) => asked]) {
      const byPath = select({
        origin,
        allowMethods: async (_: string, c: HonoContext) => [c.req.path === '/' ? 'PUT' : 'DELETE'],
      })
      expect(await methodsOf(await byPath(context('/')))).toContain('PUT')
      expect(await methodsOf(await byPath(context('/other')))).toContain('DELETE')
    }
  })
})
