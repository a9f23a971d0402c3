import { describe, expect, test, vi } from 'vitest'
import { type CorsDecision, type CorsOptions, type CorsRequest, createCors } from '../index.ts'
import { optionsOfPolicy, readCorsRequest } from '../adapter.ts'
import { actual, APP, decideNow, EVIL, OTHER, preflight } from './policy.test-util.ts'

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
