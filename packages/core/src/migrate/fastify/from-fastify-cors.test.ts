import { describe, expect, test } from 'vitest'
import { type CorsOptions, createCors } from '../../index.js'
import type { SelectPolicy } from '../migration.js'
import { fromFastifyCors } from './from-fastify-cors.js'

const APP = 'https://app.example.com'

/** Takes any value, as from a configuration file. */
const read = fromFastifyCors as (...args: readonly unknown[]) => ReturnType<typeof fromFastifyCors>

const DEFAULTS = {
  origin: '*',
  methods: ['GET', 'HEAD', 'POST'],
  allowedHeaders: '*',
  exposedHeaders: [],
  credentials: false,
  maxAge: 5,
  preflightStatus: 204,
}

describe('fromFastifyCors converts', () => {
  test.each<[name: string, args: readonly unknown[], expected: object]>([
    ['no options, which are the defaults of @fastify/cors', [], DEFAULTS],
    ['null, which is the default', [{ allowedHeaders: null, exposedHeaders: null }], DEFAULTS],
    [
      'undefined, which sent an empty list',
      [{ allowedHeaders: undefined }],
      { allowedHeaders: [] },
    ],
    ['a star in a list of origins', [{ origin: [APP, '*'] }], { origin: '*' }],
    [
      'lists in lists',
      [{ origin: [[APP], ['https://b.example']] }],
      { origin: [APP, 'https://b.example'] },
    ],
    ['true without credentials to any origin', [{ origin: true }], { origin: '*' }],
    ['a status in digits', [{ optionsSuccessStatus: '200' }], { preflightStatus: 200 }],
    ['methods in one text', [{ methods: 'GET, PUT' }], { methods: ['GET', 'PUT'] }],
  ])('%s', (_, args, expected) => {
    const { value, issues } = read(...args)
    expect(issues).toBeUndefined()
    expect(value).toMatchObject(expected)
  })

  test('origin: false to a function that selects no policy', () => {
    const { value } = fromFastifyCors({ origin: false })
    expect((value as () => unknown)()).toBeUndefined()
  })
})

test.each<[options: unknown, path: readonly PropertyKey[], fix: string]>([
  [
    { preflight: false },
    ['preflight'],
    'Remove it: an OPTIONS request that is not a preflight reaches the application.',
  ],
  [
    { preflightContinue: true },
    ['preflightContinue'],
    'Remove it: an OPTIONS request that is not a preflight reaches the application.',
  ],
  [{ origin: [[`${APP}/`]] }, ['origin', 0, 0], `Write "${APP}".`],
  [{ origin: true, credentials: true }, ['origin'], 'List the origins, or remove credentials.'],
  [{ optionsSuccessStatus: 202 }, ['optionsSuccessStatus'], 'Write 204 or 200.'],
  [{ allowHeaders: ['A'] }, ['allowHeaders'], 'Write allowedHeaders.'],
])('fromFastifyCors refuses %o', (options, path, fix) => {
  expect(read(options).issues).toMatchObject([{ path, fix }])
})

test('a function that answers by a promise or by a callback becomes a predicate', async () => {
  for (const origin of [
    async (asked: string | undefined) => asked === APP,
    (asked: string | undefined, callback: (error: null, answer: boolean) => void) =>
      callback(null, asked === APP),
  ]) {
    const { value, notices } = fromFastifyCors({ origin, crossOriginProtection: true })
    const policy = createCors(value as CorsOptions)
    expect([await policy.allows(APP), await policy.allows('https://evil.example')]).toEqual([
      true,
      false,
    ])
    // The gate stays shut.
    expect(notices.map(({ code }) => code)).not.toContain('gate-opens')
  }
})

describe('a delegate', () => {
  interface Req {
    readonly url: string
  }
  const policyOf = async (select: SelectPolicy<Req> | undefined, url: string) =>
    (await select?.({ url }))?.allows(APP)

  test('selects a policy by a promise, a callback, or as an option', async () => {
    const later = async ({ url }: Req) => ({ origin: url === '/' ? APP : 'https://b.example' })
    const migrations = [
      fromFastifyCors(later),
      fromFastifyCors({ delegator: later }),
      fromFastifyCors<Req>((request, callback) => {
        void later(request).then((options) => callback(null, options))
      }),
    ]
    for (const { value } of migrations) {
      expect(await policyOf(value, '/')).toBe(true)
      expect(await policyOf(value, '/b')).toBe(false)
    }
  })

  test('stands where it stands in the paths of its notices', () => {
    const delegate = async () => ({})
    expect(fromFastifyCors(delegate).notices[0]?.path).toEqual([])
    expect(fromFastifyCors({ delegator: delegate }).notices[0]?.path).toEqual(['delegator'])
  })

  test('rejects options with issues, and a star that would begin to match', async () => {
    const { value } = fromFastifyCors(async () => ({ origin: 'https://*.example.com' }))
    await expect(value?.({})).rejects.toThrow('The star in this origin matches')
    const wrong = fromFastifyCors(async () => ({ origin: `${APP}/` }))
    await expect(wrong.value?.({})).rejects.toThrow('Invalid CORS options')
  })
})

test('options that pages do not see are left out, with a notice', () => {
  const { value, notices } = fromFastifyCors({
    hook: 'preHandler',
    cacheControl: 60,
    logLevel: 'silent',
    hideOptionsRoute: false,
    strictPreflight: false,
  })
  expect(value).not.toHaveProperty('cacheControl')
  expect(
    notices.filter(({ path }) => path.length > 0).map(({ code, path }) => [code, ...path]),
  ).toEqual([
    ['answers-earlier', 'hook'],
    ['option-dropped', 'cacheControl'],
    ['option-dropped', 'hideOptionsRoute'],
    ['option-dropped', 'logLevel'],
  ])
})
