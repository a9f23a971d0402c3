import { describe, expect, test, vi } from 'vitest'
import {
  type CorsDecision,
  type CorsOptions,
  type CorsRequest,
  createCors,
  type OriginPattern,
} from '../index.ts'
import { optionsOfPolicy, readCorsRequest } from '../adapter.ts'
import {
  actual,
  APP,
  decideNow,
  EVIL,
  header,
  optionsErrorOf,
  preflight,
} from './policy.test-util.ts'

const OTHER = 'https://other.example.com'

describe('allows of a policy', () => {
  const DENIED_ORIGINS = [
    EVIL,
    'null',
    '',
    'nonsense',
    `${APP}/`,
    `${APP}, ${APP}`,
    '*',
    'x'.repeat(100_000),
  ]

  test('returns a boolean if origins are listed', () => {
    const policy = createCors({ origin: [APP, 'https://*.example.org'] })
    expect(policy.allows(APP)).toBe(true)
    expect(policy.allows('https://a.example.org')).toBe(true)
    for (const origin of [...DENIED_ORIGINS, null, undefined])
      expect(policy.allows(origin)).toBe(false)
  })

  test('returns a promise if the origin is a predicate, even a synchronous one', async () => {
    for (const test of [
      (origin: string) => origin === APP,
      async (origin: string) => origin === APP,
    ]) {
      const policy = createCors({ origin: test })
      for (const origin of [APP, ...DENIED_ORIGINS, null, undefined]) {
        const allowed = policy.allows(origin)
        expect(allowed).toBeInstanceOf(Promise)
        expect(await allowed).toBe(origin === APP)
      }
    }
  })

  test('resolves to false if the predicate fails', async () => {
    const throwing = createCors({
      origin: () => {
        throw new Error('no')
      },
    })
    expect(await throwing.allows(APP)).toBe(false)
    expect(await createCors({ origin: () => Promise.reject(new Error('no')) }).allows(APP)).toBe(
      false,
    )
    expect(await createCors({ origin: (() => 1) as never }).allows(APP)).toBe(false)
  })

  test('returns true for every value if the policy allows any origin', () => {
    const policy = createCors({ origin: '*' })
    for (const origin of [APP, ...DENIED_ORIGINS, null, undefined])
      expect(policy.allows(origin)).toBe(true)
  })

  test('is not reported to onDecision', () => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    expect(createCors({ origin: APP, onDecision }).allows(APP)).toBe(true)
    expect(onDecision).not.toHaveBeenCalled()
  })

  test('passes a GET to a predicate that takes the request', async () => {
    const seen: CorsRequest[] = []
    const policy = createCors({
      origin: {
        testRequest: (_origin, request) => {
          seen.push(request)
          return true
        },
      },
    })
    await policy.allows(APP)
    expect(seen).toMatchObject([
      { method: 'GET', origin: APP, requestMethod: null, requestHeaders: null },
    ])
  })
})

describe('decide of a policy', () => {
  test('does not throw for a request of untyped code whose origin is undefined', () => {
    for (const options of [
      { origin: '*' },
      { origin: APP, crossOriginProtection: 'all' },
    ] as const) {
      const request = { ...actual(), origin: undefined } as unknown as CorsRequest
      expect(decideNow(createCors(options), request)).toMatchObject({
        kind: 'non-cors',
        allowed: true,
      })
    }
  })

  test.each(['http://a:99999/', 'http://xn--a/'])(
    'refuses a request whose Host gives the URL %s, which cannot be parsed',
    (url) => {
      const request = Object.defineProperty(
        new Request('http://a.example/', { method: 'POST', headers: { Origin: EVIL } }),
        'url',
        { value: url },
      )
      for (const crossOriginProtection of [true, 'all'] as const) {
        const policy = createCors({ origin: APP, crossOriginProtection })
        expect(decideNow(policy, readCorsRequest(request))).toMatchObject({
          status: 403,
          reason: 'cross-origin-refused',
        })
      }
      const policy = createCors({ origin: APP, allowedHosts: ['a:*'] })
      expect(decideNow(policy, readCorsRequest(request))).toMatchObject({
        status: 403,
        reason: 'host-not-allowed',
      })
    },
  )
})

describe('reconfigure of a policy', () => {
  test('replaces the whole policy at once', () => {
    const policy = createCors({
      origin: APP,
      credentials: true,
      exposedHeaders: ['ETag'],
      methods: ['PUT'],
      maxAge: 5,
    })
    policy.reconfigure({ origin: OTHER })
    expect(policy.allows(APP)).toBe(false)
    expect(policy.allows(OTHER)).toBe(true)
    const fresh = createCors({ origin: OTHER })
    for (const request of [actual(OTHER), actual(), actual(null), preflight(OTHER), preflight()]) {
      expect(policy.decide(request)).toEqual(fresh.decide(request))
    }
  })

  test('can replace listed origins by any origin, and the reverse', () => {
    const policy = createCors({ origin: APP })
    policy.reconfigure({ origin: '*' })
    expect(policy.allows(EVIL)).toBe(true)
    expect(decideNow(policy, actual(EVIL)).vary).toEqual([])
    policy.reconfigure({ origin: APP })
    expect(policy.allows(EVIL)).toBe(false)
    expect(decideNow(policy, actual(EVIL)).vary).toEqual(['Origin'])
  })

  test('takes effect on methods that were taken from the policy before', () => {
    const policy = createCors({ origin: APP })
    // oxlint-disable-next-line typescript/unbound-method -- The test checks that the methods need no `this`.
    const { decide, allows, reconfigure } = policy
    reconfigure({ origin: OTHER })
    expect(allows(OTHER)).toBe(true)
    expect(decide(actual())).toMatchObject({ allowed: false })
  })

  test('leaves the policy as it was if the options are invalid', () => {
    const policy = createCors({ origin: APP, credentials: true })
    const before = JSON.stringify(policy.decide(actual()))
    for (const options of [{ origin: 'null' }, { origin: '*', credentials: true }, undefined, {}]) {
      const { issues } = optionsErrorOf(() => policy.reconfigure(options as CorsOptions))
      expect(issues).toHaveLength(1)
      expect(JSON.stringify(policy.decide(actual()))).toBe(before)
      expect(policy.allows(EVIL)).toBe(false)
    }
  })

  test('refuses a predicate in place of listed origins, and the reverse', async () => {
    const listed = createCors({ origin: APP })
    const asked = createCors({ origin: (origin) => origin === APP })
    const anyone = createCors({ origin: '*' })
    const predicate = { origin: { test: () => true } }
    for (const [policy, options] of [
      [listed, predicate],
      [anyone, predicate],
      [asked, { origin: OTHER }],
      [asked, { origin: '*' }],
    ] as const) {
      const { issues } = optionsErrorOf(() => policy.reconfigure(options))
      expect(issues).toMatchObject([{ code: 'origin-kind-changed', path: ['origin'] }])
      expect(issues[0]?.value).toBeDefined()
    }
    expect(listed.allows(EVIL)).toBe(false)
    expect(await asked.allows(EVIL)).toBe(false)
    expect(await asked.allows(APP)).toBe(true)
  })

  test('can replace a predicate by a predicate', async () => {
    const policy = createCors({ origin: (origin) => origin === APP })
    policy.reconfigure({ origin: { test: (origin) => origin === OTHER } })
    expect(await policy.allows(APP)).toBe(false)
    expect(await policy.allows(OTHER)).toBe(true)
  })

  test('does not affect a pending decision, which is reported to the old hook', async () => {
    const old = vi.fn<(decision: CorsDecision) => void>()
    const fresh = vi.fn<(decision: CorsDecision) => void>()
    let answer: (allowed: boolean) => void = () => {}
    const policy = createCors({
      origin: () => new Promise((resolve) => (answer = resolve)),
      exposedHeaders: ['X-Old'],
      onDecision: old,
    })
    const decision = policy.decide(actual())
    policy.reconfigure({ origin: () => false, exposedHeaders: ['X-New'], onDecision: fresh })
    answer(true)
    expect(header((await decision).headers, 'Access-Control-Expose-Headers')).toBe('X-Old')
    expect(old).toHaveBeenCalledTimes(1)
    expect(fresh).not.toHaveBeenCalled()
    expect(await policy.decide(actual())).toMatchObject({ allowed: false })
    expect(fresh).toHaveBeenCalledTimes(1)
  })

  test('copies the options, so that changing them later has no effect', () => {
    const options = { origin: [APP] as OriginPattern[], methods: ['PUT'] }
    const policy = createCors(options)
    options.origin.push(EVIL)
    options.methods.push('DELETE')
    expect(policy.allows(EVIL)).toBe(false)
    policy.reconfigure(options)
    expect(policy.allows(EVIL)).toBe(true)
  })
})

test('policies that are created from the same options are independent', () => {
  const options = { origin: APP } as const
  const [one, other] = [createCors(options), createCors(options)]
  one.reconfigure({ origin: OTHER })
  expect(one.allows(APP)).toBe(false)
  expect(other.allows(APP)).toBe(true)
})

describe('the options of a policy', () => {
  test('are valid options of an equal policy, and change with reconfigure', () => {
    const policy = createCors({ origin: APP, methods: ['PUT'] })
    const options = optionsOfPolicy(policy)
    expect(options).toMatchObject({ origin: [APP], methods: ['PUT'], credentials: false })
    const copy = createCors(options as CorsOptions)
    expect(decideNow(copy, preflight(APP, 'PUT'))).toEqual(decideNow(policy, preflight(APP, 'PUT')))
    expect(optionsOfPolicy(copy)).toEqual(options)
    policy.reconfigure({ origin: OTHER })
    expect(optionsOfPolicy(policy)).toMatchObject({ origin: [OTHER], methods: '*' })
  })

  test('are neither copied nor printed with the policy', () => {
    const policy = createCors({ origin: APP })
    expect(Reflect.ownKeys({ ...policy }).map(String)).toEqual(Object.keys(policy))
    expect(optionsOfPolicy({})).toBeUndefined()
  })
})
