import { describe, expect, test } from 'vitest'
import { readCorsRequest } from '../adapter.ts'
import { type CorsDecision, type CorsOptions, type CorsRequest, createCors } from '../index.ts'
import { actual, APP, decideNow, EVIL, preflight } from './policy.test-util.ts'

describe('known defect 35: onDecision gets each decision', () => {
  const requests = [
    actual(),
    actual(EVIL),
    actual(null),
    actual('null'),
    preflight(),
    preflight(EVIL),
  ]

  test('with the request, once, and it is the decision that the adapter gets', () => {
    const told: [CorsDecision, CorsRequest][] = []
    const policy = createCors({
      origin: APP,
      onDecision: (decision, request) => void told.push([decision, request]),
    })
    for (const request of requests) {
      const decision = decideNow(policy, request)
      expect(told).toHaveLength(1)
      expect(told[0]?.[0]).toBe(decision)
      expect(told.pop()?.[1]).toMatchObject({ ...request })
    }
  })

  test('with the request object of the host as the third argument', () => {
    const hosts: unknown[] = []
    const policy = createCors({
      origin: APP,
      onDecision: (_decision, _request, hostRequest) => void hosts.push(hostRequest),
    })
    const hostRequest = { url: '/a' }
    void policy.decide(actual(), hostRequest)
    void policy.decide(actual())
    expect(hosts).toEqual([hostRequest, undefined])
  })

  test('with a request that has all its fields when it is spread or serialized', () => {
    let copy: unknown
    const policy = createCors({
      origin: APP,
      onDecision: (_decision, request) => (copy = JSON.parse(JSON.stringify({ ...request }))),
    })
    void policy.decide(
      readCorsRequest(new Request('https://api.example/a', { headers: { Origin: APP } })),
    )
    expect(copy).toEqual({
      method: 'GET',
      origin: APP,
      requestMethod: null,
      requestHeaders: null,
      fetchSite: null,
      host: 'api.example',
    })
  })

  test('when it is there, where it comes later', async () => {
    const told: unknown[] = []
    const policy = createCors({
      origin: async () => true,
      onDecision: ({ allowed }) => void told.push(allowed),
    })
    const decision = policy.decide(actual())
    expect(told).toEqual([])
    await decision
    expect(told).toEqual([true])
  })

  test('with the reason', () => {
    const reasons: unknown[] = []
    const policy = createCors({
      origin: APP,
      crossOriginProtection: true,
      onDecision: ({ reason }) => void reasons.push(reason),
    })
    for (const request of [...requests, actual(EVIL, { method: 'POST' })]) {
      decideNow(policy, request)
    }
    expect(reasons).toEqual([
      null,
      'origin-not-allowed',
      null,
      'origin-null',
      null,
      'origin-not-allowed',
      'cross-origin-refused',
    ])
  })
})

describe('onDecision can neither change nor break the response', () => {
  const hooks: readonly (readonly [what: string, hook: () => unknown])[] = [
    [
      'throws',
      () => {
        throw new Error('no')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['returns a promise that never settles', () => new Promise(() => {})],
    [
      'returns another decision',
      () => ({ allowed: true, status: 200, headers: [['X-Evil', '1']] }),
    ],
    ['returns false', () => false],
    [
      'returns a thenable that throws',
      () => ({
        // oxlint-disable-next-line unicorn/no-thenable -- Hostile.
        then(): void {
          throw new Error('no')
        },
      }),
    ],
    [
      'returns what cannot be looked at',
      () =>
        new Proxy(
          {},
          {
            get(): void {
              throw new Error('no')
            },
          },
        ),
    ],
  ]

  test.each(hooks)('one that %s', async (_, hook) => {
    for (const origin of [
      '*',
      APP,
      (value: string) => value === APP,
      async (value: string) => value === APP,
    ] as const) {
      const options = { origin } as CorsOptions
      const quiet = createCors(options)
      const policy = createCors({ ...options, onDecision: hook })
      for (const request of [actual(), actual(EVIL), actual(null), preflight()]) {
        expect(await policy.decide(request)).toEqual(await quiet.decide(request))
      }
    }
  })

  test('what it is given is frozen through and through', async () => {
    const told: CorsDecision[] = []
    const onDecision = (decision: CorsDecision): void => void told.push(decision)
    const origins = ['*', [APP], (origin: string) => origin === APP, async () => true] as const
    for (const origin of origins) {
      const policy = createCors({ origin, exposedHeaders: ['ETag'], onDecision })
      for (const request of [actual(), actual(EVIL), actual(null), preflight(), preflight(EVIL)]) {
        await policy.decide(request)
      }
    }
    expect(told).toHaveLength(20)
    for (const { headers, vary } of told) {
      for (const part of [headers, vary, ...headers]) expect(Object.isFrozen(part)).toBe(true)
    }
    for (const decision of told) expect(Object.isFrozen(decision)).toBe(true)
  })

  test('an error that a predicate failed with is the application’s, and stays as it was', () => {
    const error = Object.assign(new Error('no'), { details: { retry: true } })
    let told: unknown
    const policy = createCors({
      origin: () => {
        throw error
      },
      onDecision: (decision) => {
        told = decision.error
      },
    })
    decideNow(policy, actual())
    expect(told).toBe(error)
    expect(Object.isFrozen(error)).toBe(false)
    expect(Object.isFrozen(error.details)).toBe(false)
  })
})
