import { describe, expect, test } from 'vitest'
import type { CorsOptions, CorsPolicy } from '../../index.ts'
import type { SelectPolicy } from '../migration.ts'
import { fromKoaCors } from './from-koa-cors.ts'

const APP = 'https://app.example.com'

interface Context {
  readonly path: string
  get(field: string): string
}

/**
 * The function with parameters of any type, for values as they may come from a configuration file.
 */
const read = fromKoaCors as (...args: readonly unknown[]) => ReturnType<typeof fromKoaCors>

const DEFAULTS = {
  origin: '*',
  methods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH'],
  allowedHeaders: '*',
  exposedHeaders: [],
  credentials: false,
  maxAge: 5,
}

describe('fromKoaCors', () => {
  test.each<[name: string, args: readonly unknown[], expected: object]>([
    ['no options, which are the defaults of @koa/cors', [], DEFAULTS],
    ['an origin', [{ origin: APP, credentials: true }], { origin: [APP], credentials: true }],
    ['methods in one string', [{ allowMethods: 'GET,PUT' }], { methods: ['GET', 'PUT'] }],
    ['methods that are not sent', [{ allowMethods: '' }], { methods: ['GET', 'HEAD', 'POST'] }],
    ['no headers, which meant any', [{ allowHeaders: [] }], { allowedHeaders: '*' }],
    ['headers', [{ allowHeaders: ['A'] }], { allowedHeaders: ['A'] }],
    ['exposed headers', [{ exposeHeaders: 'A,B' }], { exposedHeaders: ['A', 'B'] }],
    ['seconds in a string of digits', [{ maxAge: '600' }], { maxAge: 600 }],
    ['webcors options', [{ origin: APP, timingAllowOrigin: true }], { timingAllowOrigin: true }],
  ])('converts %s', (_, args, expected) => {
    const { value, issues } = read(...args)
    expect(issues).toBeUndefined()
    expect(value).toMatchObject(expected)
  })
})

describe('options that fromKoaCors refuses', () => {
  test.each<[options: unknown, code: string, path: string, message: string]>([
    [
      { credentials: true },
      'origin-wildcard-with-credentials',
      'origin',
      `Cannot allow origin "*" with credentials: browsers refuse it, and any other way to allow everyone hands out your users' data. List the origins, or remove credentials.`,
    ],
    [
      { credentials: () => true },
      'origin-wildcard-with-credentials',
      'origin',
      `Cannot allow origin "*" with credentials: browsers refuse it, and any other way to allow everyone hands out your users' data. List the origins, or remove credentials.`,
    ],
    [
      { origin: APP, methods: ['GET'] },
      'option-unknown',
      'methods',
      'Cannot use option "methods": no such option. Write allowMethods.',
    ],
    [
      { allowMethods: 5 },
      'list-type',
      'allowMethods',
      "Cannot read allowMethods from 5: it must be a list of names. Write ['PUT'], or '*' for any.",
    ],
    [
      { origin: /^https:\/\/app\.example\.com$/ },
      'origin-type',
      'origin',
      'Cannot allow the regular expression /^https:\\/\\/app\\.example\\.com$/ as an origin: @koa/cors takes no regular expressions. Write "https://app.example.com".',
    ],
    [
      { secureContext: true },
      'option-unknown',
      'secureContext',
      'Cannot use option "secureContext": its two headers do not belong to CORS. Remove it, and set Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy in a middleware of your own.',
    ],
  ])('the message for %o says what to write', (options, code, path, message) => {
    expect(read(options).issues).toMatchObject([{ code, path: [path], message }])
  })
})

describe('a function of the context of Koa', () => {
  const context = (path: string, origin = APP): Context => ({ path, get: () => origin })

  function select(options: object): SelectPolicy<Context> {
    const { value, issues } = read({ dangerouslyAllowInsecureOrigins: true, ...options })
    expect(issues).toBeUndefined()
    return value as SelectPolicy<Context>
  }

  async function headers(policy: CorsPolicy | undefined, origin = APP) {
    const request = { method: 'GET', origin, requestMethod: null, requestHeaders: null }
    return Object.fromEntries((await policy?.decide(request))?.headers ?? [])
  }

  test('selects a policy by the origin that it returns', async () => {
    const byOrigin = select({ origin: (ctx: Context) => (ctx.get('Origin') === APP ? APP : '') })
    expect(await headers(await byOrigin(context('/')))).toEqual({
      'Access-Control-Allow-Origin': APP,
    })
    const denied = await byOrigin(context('/', 'https://evil.example'))
    expect(await headers(denied, 'https://evil.example')).toEqual({})
  })

  test('selects a policy by whether it allows credentials', async () => {
    const byPath = select({ origin: APP, credentials: async ({ path }: Context) => path === '/me' })
    expect(await headers(await byPath(context('/me')))).toHaveProperty(
      'Access-Control-Allow-Credentials',
    )
    expect(await headers(await byPath(context('/')))).not.toHaveProperty(
      'Access-Control-Allow-Credentials',
    )
  })

  test('may declare more parameters than @koa/cors gives', async () => {
    const policy = await select({ origin: (_: Context, next?: unknown) => (next ? '' : APP) })(
      context('/'),
    )
    expect(await policy?.allows(APP)).toBe(true)
  })

  test('selects the same policy for the same answers', async () => {
    const same = select({ origin: () => APP })
    expect(await same(context('/'))).toBe(await same(context('/other')))
  })

  test('denies if it returns a pattern, which matched no page in @koa/cors', async () => {
    const policy = await select({ origin: () => 'https://*.example.com' })(context('/'))
    expect(await headers(policy)).toEqual({})
  })

  test.each<[name: string, origin: (context: Context) => unknown, error: string]>([
    ['a value that is not a string', () => true, 'Cannot take anything but a string'],
    ['any origin with credentials', () => '*', 'Cannot allow origin "*" with credentials'],
    ['an origin that is not serialized', () => `${APP}/`, 'browsers send'],
  ])('rejects if it returns %s', async (_, origin, error) => {
    await expect(select({ origin, credentials: true })(context('/'))).rejects.toThrow(error)
  })

  test('keeps at most a hundred policies', async () => {
    const echo = select({ origin: (ctx: Context) => ctx.get('Origin') })
    const first = await echo(context('/'))
    for (let n = 0; n < 100; n++) await echo(context('/', `https://n${n}.example`))
    expect(await echo(context('/'))).not.toBe(first)
  })
})

test('the value of fromKoaCors has the type of options', () => {
  const { value } = fromKoaCors({ origin: APP })
  expect((value as CorsOptions).origin).toEqual([APP])
})
