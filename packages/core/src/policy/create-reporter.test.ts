import { describe, expect, test } from 'vitest'
import { readCorsRequest } from '../adapter.ts'
import { type CorsDecision, type CorsOptions, type CorsRequest, createCors } from '../index.ts'
import { actual, APP, decideNow, EVIL, preflight } from './policy.test-util.ts'

describe('known defect 35: onDecision', () => {
  const requests = [
    actual(),
    actual(EVIL),
    actual(null),
    actual('null'),
    preflight(),
    preflight(EVIL),
  ]

  test('gets each decision once, with the request, and the adapter gets the same decision', () => {
    const reports: [CorsDecision, CorsRequest][] = []
    const policy = createCors({
      origin: APP,
      onDecision: (decision, request) => void reports.push([decision, request]),
    })
    for (const request of requests) {
      const decision = decideNow(policy, request)
      expect(reports).toHaveLength(1)
      expect(reports[0]?.[0]).toBe(decision)
      expect(reports.pop()?.[1]).toMatchObject({ ...request })
    }
  })

  test('gets the request object of the host as the third argument', () => {
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

  test('gets a request that has all parts when it is spread or serialized', () => {
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

  test('gets an asynchronous decision when it is made', async () => {
    const reports: unknown[] = []
    const policy = createCors({
      origin: async () => true,
      onDecision: ({ allowed }) => void reports.push(allowed),
    })
    const decision = policy.decide(actual())
    expect(reports).toEqual([])
    await decision
    expect(reports).toEqual([true])
  })

  test('gets the reason of each denial', () => {
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

describe('a hostile onDecision', () => {
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
        // oxlint-disable-next-line unicorn/no-thenable -- A hostile thenable.
        then(): void {
          throw new Error('no')
        },
      }),
    ],
    [
      'returns a proxy that throws',
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

  test.each(hooks)('does not change the response if it %s', async (_, hook) => {
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

  test('gets decisions that are frozen with all their parts', async () => {
    const reports: CorsDecision[] = []
    const onDecision = (decision: CorsDecision): void => void reports.push(decision)
    const origins = ['*', [APP], (origin: string) => origin === APP, async () => true] as const
    for (const origin of origins) {
      const policy = createCors({ origin, exposedHeaders: ['ETag'], onDecision })
      for (const request of [actual(), actual(EVIL), actual(null), preflight(), preflight(EVIL)]) {
        await policy.decide(request)
      }
    }
    expect(reports).toHaveLength(20)
    for (const { headers, vary } of reports) {
      for (const part of [headers, vary, ...headers]) expect(Object.isFrozen(part)).toBe(true)
    }
    for (const decision of reports) expect(Object.isFrozen(decision)).toBe(true)
  })

  test('gets the error of a predicate, which is not frozen', () => {
    const error = Object.assign(new Error('no'), { details: { retry: true } })
    let reportedError: unknown
    const policy = createCors({
      origin: () => {
        throw error
      },
      onDecision: (decision) => {
        reportedError = decision.error
      },
    })
    decideNow(policy, actual())
    expect(reportedError).toBe(error)
    expect(Object.isFrozen(error)).toBe(false)
    expect(Object.isFrozen(error.details)).toBe(false)
  })
})
