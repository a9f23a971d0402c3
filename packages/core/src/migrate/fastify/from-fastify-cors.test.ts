import { describe, expect, test } from 'vitest'
import { type CorsOptions, createCors } from '../../index.ts'
import type { SelectPolicy } from '../migration.ts'
import { fromFastifyCors } from './from-fastify-cors.ts'

const APP = 'https://app.example.com'

/**
 * The function with parameters of any type, for values as they may come from a configuration file.
 */
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

describe('fromFastifyCors', () => {
  test.each<[name: string, args: readonly unknown[], expected: object]>([
    ['no options, which are the defaults of @fastify/cors', [], DEFAULTS],
    ['null, which is the default', [{ allowedHeaders: null, exposedHeaders: null }], DEFAULTS],
    [
      'undefined, which sent an empty list',
      [{ allowedHeaders: undefined }],
      { allowedHeaders: [] },
    ],
    ['methods of undefined, which sent an empty list', [{ methods: undefined }], DEFAULTS],
    ['exposed headers', [{ exposedHeaders: ['A', 'B'] }], { exposedHeaders: ['A', 'B'] }],
    ['a star in a list of origins', [{ origin: [APP, '*'] }], { origin: '*' }],
    [
      'nested lists',
      [{ origin: [[APP], ['https://b.example']] }],
      { origin: [APP, 'https://b.example'] },
    ],
    ['the origin true without credentials to any origin', [{ origin: true }], { origin: '*' }],
    ['a status in digits', [{ optionsSuccessStatus: '200' }], { preflightStatus: 200 }],
    ['methods in one string', [{ methods: 'GET, PUT' }], { methods: ['GET', 'PUT'] }],
  ])('converts %s', (_, args, expected) => {
    const { value, issues } = read(...args)
    expect(issues).toBeUndefined()
    expect(value).toMatchObject(expected)
  })

  test('converts origin: false to a function that selects no policy', () => {
    const { value } = fromFastifyCors({ origin: false })
    expect((value as () => unknown)()).toBeUndefined()
  })
})

test.each<[options: unknown, code: string, path: readonly PropertyKey[], message: string]>([
  [
    { preflight: false },
    'option-unknown',
    ['preflight'],
    'Cannot use option "preflight": an application that answers preflights can contradict the policy. Remove it: an OPTIONS request that is not a preflight reaches the application.',
  ],
  [
    { preflightContinue: true },
    'option-unknown',
    ['preflightContinue'],
    'Cannot use option "preflightContinue": an application that answers preflights can contradict the policy. Remove it: an OPTIONS request that is not a preflight reaches the application.',
  ],
  [
    { origin: [[`${APP}/`]] },
    'origin-not-serialized',
    ['origin', 0, 0],
    'Cannot allow origin "https://app.example.com/": browsers send "https://app.example.com". Write "https://app.example.com".',
  ],
  [
    { origin: true, credentials: true },
    'origin-wildcard-with-credentials',
    ['origin'],
    "Cannot allow true as an origin: every site could read, with your users' credentials. List the origins, or remove credentials.",
  ],
  [
    { optionsSuccessStatus: 202 },
    'preflight-status-invalid',
    ['optionsSuccessStatus'],
    'Cannot set optionsSuccessStatus to 202: clients expect one of two statuses. Write 204 or 200.',
  ],
  [
    { allowHeaders: ['A'] },
    'option-unknown',
    ['allowHeaders'],
    'Cannot use option "allowHeaders": no such option. Write allowedHeaders.',
  ],
])('fromFastifyCors refuses %o', (options, code, path, message) => {
  expect(read(options).issues).toMatchObject([{ code, path, message }])
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
    // With crossOriginProtection, no request that the function refused reaches the application, so
    // no notice is needed.
    expect(notices.map(({ code }) => code)).not.toContain('gate-opens')
  }
})

test("a function that answers '*' denies if there are credentials", async () => {
  const request = { method: 'GET', origin: APP, requestMethod: null, requestHeaders: null }
  for (const [credentials, reason] of [
    [false, null],
    [true, 'predicate-failed'],
  ] as const) {
    const { value } = fromFastifyCors({ origin: async () => '*', credentials })
    expect(await createCors(value as CorsOptions).decide(request)).toMatchObject({ reason })
  }
})

describe('a delegate of @fastify/cors', () => {
  interface Req {
    readonly url: string
  }
  const policyOf = async (select: SelectPolicy<Req> | undefined, url: string) =>
    (await select?.({ url }))?.allows(APP)

  test('selects a policy if it answers by a promise, by a callback, or is an option', async () => {
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

  test('gets notices whose path is its place in the options', () => {
    const delegate = async () => ({})
    expect(fromFastifyCors(delegate).notices[0]?.path).toEqual([])
    expect(fromFastifyCors({ delegator: delegate }).notices[0]?.path).toEqual(['delegator'])
  })

  test('rejects if its options have issues, or a star that would begin to match', async () => {
    const { value } = fromFastifyCors(async () => ({ origin: 'https://*.example.com' }))
    await expect(value?.({})).rejects.toThrow('The star in this origin matches')
    const wrong = fromFastifyCors(async () => ({ origin: `${APP}/` }))
    await expect(wrong.value?.({})).rejects.toThrow('Invalid CORS options')
  })
})
