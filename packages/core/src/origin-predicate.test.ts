import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type CorsDecision,
  type CorsPolicy,
  type CorsRequest,
  createCors,
  type OriginPredicate,
  type PredicateCorsPolicy,
} from './index.js'
import { actual, APP, decideNow, EVIL, header, preflight } from './policy.test-util.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A predicate whose answers are given from outside, and what it was asked. */
function answered(): {
  readonly test: (origin: string) => Promise<boolean>
  readonly asked: string[]
  readonly answer: (index: number, value: unknown) => void
  readonly fail: (index: number, error: unknown) => void
} {
  const asked: string[] = []
  const pending: { resolve: (value: boolean) => void; reject: (error: unknown) => void }[] = []
  return {
    asked,
    test: (origin) => {
      asked.push(origin)
      return new Promise((resolve, reject) => pending.push({ resolve, reject }))
    },
    answer: (index, value) => pending[index]?.resolve(value as boolean),
    fail: (index, error) => pending[index]?.reject(error),
  }
}

/** A predicate that keeps to no type. */
const policyFor = (test: (origin: string) => unknown): PredicateCorsPolicy =>
  createCors({ origin: test as OriginPredicate })

/** Decides, and has a promise of it in any case. */
const decideLater = async (policy: CorsPolicy, request: CorsRequest): Promise<CorsDecision> =>
  await policy.decide(request)

const site = (index: number): string => `https://site-${index}.example`

describe('a predicate that answers at once', () => {
  test('decides at once', () => {
    const policy = policyFor((origin) => origin === APP)
    expect(decideNow(policy, actual())).toMatchObject({ kind: 'actual', allowed: true })
    expect(header(decideNow(policy, actual()).headers, 'Access-Control-Allow-Origin')).toBe(APP)
    expect(decideNow(policy, actual(EVIL))).toMatchObject({
      allowed: false,
      reason: 'origin-not-allowed',
      headers: [],
      vary: ['Origin'],
    })
    expect(decideNow(policy, preflight(EVIL)).status).toBe(403)
    expect(decideNow(policy, preflight()).status).toBe(204)
  })

  test('is not asked about what is no origin', () => {
    const ask = vi.fn<() => boolean>(() => true)
    const policy = createCors({ origin: ask })
    for (const [origin, reason] of [
      ['null', 'origin-null'],
      ['', 'origin-malformed'],
      ['https://APP.example.com', 'origin-malformed'],
      [`${APP}, ${APP}`, 'origin-malformed'],
      ['x'.repeat(100_000), 'origin-malformed'],
    ] as const) {
      expect(decideNow(policy, actual(origin))).toMatchObject({ allowed: false, reason })
    }
    expect(decideNow(policy, actual(null))).toMatchObject({ allowed: true, headers: [] })
    expect(ask).not.toHaveBeenCalled()
  })

  test.each([
    1,
    'true',
    '',
    0,
    null,
    undefined,
    {},
    [true],
    Object(true),
    () => true,
    Symbol('true'),
    NaN,
  ])('pitfall 2: only the value true allows, not %s', (value) => {
    expect(
      decideNow(
        policyFor(() => value),
        actual(),
      ),
    ).toMatchObject({
      allowed: false,
      reason: 'predicate-not-boolean',
      headers: [],
    })
  })

  test('a throw denies, and the decision has what was thrown', () => {
    for (const error of [new Error('no'), 'text', undefined, null, 0]) {
      const policy = policyFor(() => {
        throw error
      })
      const decided = decideNow(policy, actual())
      expect(decided).toMatchObject({ allowed: false, reason: 'predicate-failed', headers: [] })
      expect(decided.error).toBe(error)
    }
  })

  test('is asked about the extensions of browsers, Safari’s too, whose names change at each start', () => {
    const policy = policyFor((origin) => /^(chrome|moz|safari-web)-extension:/.test(origin))
    for (const origin of [
      'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
      'moz-extension://0b4a4a4a-1111-2222-3333-444455556666',
      'safari-web-extension://140BB581-A2C0-422A-9DD3-6982A5ABEE5E',
    ]) {
      const { headers } = decideNow(policy, actual(origin))
      expect(header(headers, 'Access-Control-Allow-Origin')).toBe(origin)
    }
  })

  test('leaves no timer behind', () => {
    decideNow(
      policyFor(() => true),
      actual(),
    )
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('pitfall 2: a predicate that answers later', () => {
  test.each([
    [true, true, null],
    [false, false, 'origin-not-allowed'],
    [1, false, 'predicate-not-boolean'],
    ['true', false, 'predicate-not-boolean'],
    [undefined, false, 'predicate-not-boolean'],
    [{}, false, 'predicate-not-boolean'],
  ])('its promise is awaited: %j', async (value, allowed, reason) => {
    const policy = policyFor(() => Promise.resolve(value))
    const decision = policy.decide(actual())
    expect(decision).toBeInstanceOf(Promise)
    expect(await decision).toMatchObject({ allowed, reason })
    expect((await policy.decide(preflight())).status).toBe(allowed ? 204 : 403)
  })

  test('a rejection denies, and the decision has what it was rejected with', async () => {
    for (const error of [new Error('no'), 'text', undefined]) {
      const decided = await policyFor(() => Promise.reject(error)).decide(actual())
      expect(decided).toMatchObject({ allowed: false, reason: 'predicate-failed', headers: [] })
      expect(decided.error).toBe(error)
    }
  })

  test('an array that it is rejected with stays as it was', async () => {
    const error = ['a', ['b']]
    const policy = createCors({ origin: () => Promise.reject(error), onDecision: () => {} })
    expect((await policy.decide(actual())).error).toBe(error)
    expect(Object.isFrozen(error)).toBe(false)
  })

  // oxlint-disable unicorn/no-thenable -- Query builders have one, and so do attackers.
  test('a thenable is as good as a promise', async () => {
    // oxlint-disable-next-line unicorn/no-thenable -- What a query builder is.
    const later = (value: unknown) => ({
      then: (resolve: (value: unknown) => void) => resolve(value),
    })
    expect(await policyFor(() => later(true)).decide(actual())).toMatchObject({ allowed: true })
    expect(await policyFor(() => later(1)).decide(actual())).toMatchObject({
      reason: 'predicate-not-boolean',
    })
  })

  test.each<readonly [what: string, thenable: () => unknown]>([
    [
      'a getter that throws',
      () => ({
        get then(): unknown {
          throw new Error('no')
        },
      }),
    ],
    [
      'a method that throws',
      () => ({
        then(): void {
          throw new Error('no')
        },
      }),
    ],
    [
      'a promise whose own method throws',
      () =>
        Object.assign(Promise.resolve(true), {
          then(): void {
            throw new Error('no')
          },
        }),
    ],
    [
      'a promise whose constructor throws',
      () =>
        Object.defineProperty(Promise.resolve(true), 'constructor', {
          get(): void {
            throw new Error('no')
          },
        }),
    ],
    [
      'a proxy whose traps throw',
      () =>
        new Proxy(Promise.resolve(true), {
          get(): void {
            throw new Error('no')
          },
        }),
    ],
  ])('a thenable that throws denies: %s', async (_, thenable) => {
    const decided = await policyFor(thenable).decide(actual())
    expect(decided).toMatchObject({ allowed: false, reason: 'predicate-failed' })
    expect(decided.error).toEqual(new Error('no'))
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a thenable that answers twice is heard once', async () => {
    const twice = {
      then(resolve: (value: unknown) => void, reject: (error: unknown) => void): void {
        resolve(false)
        resolve(true)
        reject(new Error('no'))
        throw new Error('late')
      },
    }
    expect(await policyFor(() => twice).decide(actual())).toMatchObject({
      reason: 'origin-not-allowed',
    })
  })

  test('a value whose `then` is no function is no promise', () => {
    expect(
      decideNow(
        policyFor(() => ({ then: true })),
        actual(),
      ).reason,
    ).toBe('predicate-not-boolean')
  })
  // oxlint-enable unicorn/no-thenable
})

describe('the time limit', () => {
  test('is five seconds by default', async () => {
    const { test: ask } = answered()
    const told: CorsDecision[] = []
    const decision = createCors({ origin: ask }).decide(actual())
    void Promise.resolve(decision).then((decided) => told.push(decided))
    await vi.advanceTimersByTimeAsync(4999)
    expect(told).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(told).toMatchObject([{ allowed: false, reason: 'predicate-timed-out', headers: [] }])
  })

  test.each([0.001, 0.25, 60])('can be set: %d seconds', async (timeoutSeconds) => {
    const { test: ask } = answered()
    const policy = createCors({ origin: { test: ask, timeoutSeconds } })
    const decision = policy.decide(preflight())
    await vi.advanceTimersByTimeAsync(timeoutSeconds * 1000 - 1)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await decision).toMatchObject({ reason: 'predicate-timed-out', status: 403 })
  })

  test('an answer just in time counts', async () => {
    const { test: ask, answer } = answered()
    const decision = createCors({ origin: ask }).decide(actual())
    await vi.advanceTimersByTimeAsync(4999)
    answer(0, true)
    expect(await decision).toMatchObject({ allowed: true })
  })

  test('a late answer changes nothing, and a late rejection is nobody’s', async () => {
    const { test: ask, answer, fail } = answered()
    const policy = createCors({ origin: { test: ask, cacheSeconds: 60 } })
    const decisions = [decideLater(policy, actual(site(0))), decideLater(policy, actual(site(1)))]
    await vi.advanceTimersByTimeAsync(5000)
    const decided = await Promise.all(decisions)
    answer(0, true)
    fail(1, new Error('late'))
    await vi.advanceTimersByTimeAsync(0)
    expect(decided).toMatchObject([{ allowed: false }, { allowed: false }])
    expect(decided[0]).toMatchObject({ reason: 'predicate-timed-out' })
  })

  test('after it the predicate is asked again', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = createCors({ origin: { test: ask, cacheSeconds: 60 } })
    const first = policy.decide(actual())
    await vi.advanceTimersByTimeAsync(5000)
    expect(await first).toMatchObject({ reason: 'predicate-timed-out' })
    const second = policy.decide(actual())
    answer(1, true)
    expect(await second).toMatchObject({ allowed: true })
    expect(asked).toEqual([APP, APP])
  })

  test('an answer leaves no timer behind', async () => {
    const { test: ask, answer, fail } = answered()
    const policy = createCors({ origin: ask })
    const decisions = [decideLater(policy, actual(site(0))), decideLater(policy, actual(site(1)))]
    expect(vi.getTimerCount()).toBe(2)
    answer(0, true)
    fail(1, new Error('no'))
    await Promise.all(decisions)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('simultaneous requests from one origin', () => {
  test('are asked about once', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = createCors({ origin: ask })
    const decisions = [
      decideLater(policy, actual()),
      decideLater(policy, preflight(APP, 'PUT')),
      decideLater(policy, actual(EVIL)),
      decideLater(policy, actual()),
    ]
    expect(asked).toEqual([APP, EVIL])
    answer(0, true)
    answer(1, false)
    expect(await Promise.all(decisions)).toMatchObject([
      { kind: 'actual', allowed: true },
      { kind: 'preflight', allowed: true, status: 204 },
      { kind: 'actual', allowed: false },
      { kind: 'actual', allowed: true },
    ])
  })

  test('are asked about again when the answer is there, unless answers are kept', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = createCors({ origin: ask })
    const first = policy.decide(actual())
    answer(0, true)
    await first
    const second = policy.decide(actual())
    expect(asked).toEqual([APP, APP])
    answer(1, false)
    expect(await second).toMatchObject({ allowed: false })
  })

  // Workers drops what a request has begun, timers too, when its client hangs up.
  test('pitfall 18: wait no longer than their own limit for one whose request is gone', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = createCors({ origin: { test: ask, cacheSeconds: 60 } })
    void policy.decide(actual())
    vi.clearAllTimers()
    const second = policy.decide(actual())
    await vi.advanceTimersByTimeAsync(4999)
    const third = policy.decide(preflight())
    expect(asked).toEqual([APP])
    await vi.advanceTimersByTimeAsync(1)
    expect(await second).toMatchObject({ reason: 'predicate-timed-out' })
    const fourth = policy.decide(actual())
    expect(asked).toEqual([APP, APP])
    answer(1, true)
    expect(await fourth).toMatchObject({ allowed: true })
    expect(decideNow(policy, actual())).toMatchObject({ allowed: true })
    await vi.advanceTimersByTimeAsync(4999)
    expect(await third).toMatchObject({ reason: 'predicate-timed-out', status: 403 })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('ask for themselves where the promise of a request that is gone rejects', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = createCors({ origin: ask })
    const first = policy.decide(actual())
    // What Workers does: no handler of such a promise gets its value.
    const gone = new Error('This promise was created by a request that has since ended')
    vi.spyOn(Promise, 'resolve').mockImplementationOnce(() => Promise.reject(gone))
    const second = policy.decide(actual())
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toEqual([APP, APP])
    answer(1, true)
    expect(await second).toMatchObject({ allowed: true })
    answer(0, false)
    expect(await first).toMatchObject({ allowed: false })
  })

  test('share a failure, and do not pass it on', async () => {
    const { test: ask, asked, answer, fail } = answered()
    const policy = createCors({ origin: { test: ask, cacheSeconds: 60 } })
    const decisions = [decideLater(policy, actual()), decideLater(policy, actual())]
    fail(0, new Error('no'))
    expect(await Promise.all(decisions)).toMatchObject([
      { reason: 'predicate-failed' },
      { reason: 'predicate-failed' },
    ])
    const next = policy.decide(actual())
    answer(1, true)
    expect(await next).toMatchObject({ allowed: true })
    expect(asked).toHaveLength(2)
  })

  test('a predicate that takes the origin alone does not see the request', async () => {
    const ask = vi.fn<(origin: string) => Promise<boolean>>(() => Promise.resolve(true))
    const policy = createCors({ origin: (origin) => ask(origin) })
    await policy.decide(actual())
    const seen: unknown[][] = []
    const variadic = createCors({
      origin: (...args) => {
        seen.push(args)
        return true
      },
    })
    decideNow(variadic, actual())
    expect(seen).toEqual([[APP]])
  })

  test('a predicate that takes the request is asked about each', async () => {
    const seen: CorsRequest[] = []
    const policy = createCors({
      origin: async (_origin, request) => {
        seen.push(request)
        return request.method === 'GET'
      },
    })
    const requests = [actual(), actual(APP, { method: 'POST' }), actual()]
    const decisions = await Promise.all(requests.map((request) => decideLater(policy, request)))
    expect(decisions.map(({ allowed }) => allowed)).toEqual([true, false, true])
    expect(seen).toHaveLength(3)
    for (const [index, request] of requests.entries()) expect(seen[index]).toBe(request)
  })
})

describe('answers that are kept', () => {
  const keep = (test: OriginPredicate, cacheSeconds = 60): PredicateCorsPolicy =>
    createCors({ origin: { test, cacheSeconds } })

  test('are not asked for again, the true and the false', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = keep(ask)
    const first = [decideLater(policy, actual()), decideLater(policy, actual(EVIL))]
    answer(0, true)
    answer(1, false)
    await Promise.all(first)
    expect(await policy.decide(preflight())).toMatchObject({ allowed: true, status: 204 })
    expect(await policy.decide(actual(EVIL))).toMatchObject({ reason: 'origin-not-allowed' })
    expect(await policy.allows(APP)).toBe(true)
    expect(asked).toEqual([APP, EVIL])
  })

  test('are there at once', async () => {
    const policy = keep(() => Promise.resolve(true))
    await policy.decide(actual())
    expect(decideNow(policy, actual())).toMatchObject({ allowed: true })
  })

  test('of a predicate that answers at once, too', () => {
    const ask = vi.fn<(origin: string) => boolean>((origin) => origin === APP)
    const policy = keep((origin) => ask(origin))
    for (const origin of [APP, EVIL, APP, EVIL]) {
      expect(decideNow(policy, actual(origin)).allowed).toBe(origin === APP)
    }
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test.each([1, 0.5, 86_400])('are kept for so many seconds: %d', (cacheSeconds) => {
    const ask = vi.fn<() => boolean>(() => true)
    const policy = keep(() => ask(), cacheSeconds)
    decideNow(policy, actual())
    vi.advanceTimersByTime(cacheSeconds * 1000 - 1)
    decideNow(policy, actual())
    expect(ask).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1)
    decideNow(policy, actual())
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('are kept from when they came, and using them does not prolong that', () => {
    const ask = vi.fn<() => boolean>(() => true)
    const policy = keep(() => ask(), 10)
    for (let second = 0; second < 30; second++) {
      decideNow(policy, actual())
      vi.advanceTimersByTime(1000)
    }
    expect(ask).toHaveBeenCalledTimes(3)
  })

  test('expire with the answer that comes after', () => {
    let allowed = true
    const policy = keep(() => allowed, 10)
    expect(decideNow(policy, actual()).allowed).toBe(true)
    allowed = false
    vi.advanceTimersByTime(9999)
    expect(decideNow(policy, actual()).allowed).toBe(true)
    vi.advanceTimersByTime(1)
    expect(decideNow(policy, actual()).allowed).toBe(false)
  })

  test.each<readonly [what: string, test: () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['answers 1', () => 1],
    ['answers 1 later', () => Promise.resolve(1)],
  ])('a predicate that %s is asked again', async (_, fail) => {
    const ask = vi.fn<() => unknown>(fail)
    const policy = keep((() => ask()) as OriginPredicate)
    await policy.decide(actual())
    await policy.decide(actual())
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('are a thousand at the most, and the oldest goes first', () => {
    const asked: string[] = []
    const policy = keep((origin) => {
      asked.push(origin)
      return true
    })
    for (let i = 0; i < 1000; i++) decideNow(policy, actual(site(i)))
    for (let i = 0; i < 1000; i++) decideNow(policy, actual(site(i)))
    expect(asked).toHaveLength(1000)

    decideNow(policy, actual(site(1000)))
    decideNow(policy, actual(site(1)))
    decideNow(policy, actual(site(999)))
    expect(asked).toHaveLength(1001)

    decideNow(policy, actual(site(0)))
    expect(asked.slice(1000)).toEqual([site(1000), site(0)])
    decideNow(policy, actual(site(1)))
    expect(asked).toHaveLength(1003)
  })

  test('a stream of made-up origins fills no memory while they are being asked about', async () => {
    const { test: ask, asked } = answered()
    const policy = keep(ask)
    for (let i = 0; i < 3000; i++) void policy.decide(actual(site(i)))
    expect(asked).toHaveLength(3000)
    // The newest thousand are still remembered, and those before them are not.
    for (let i = 2000; i < 3000; i++) void policy.decide(actual(site(i)))
    expect(asked).toHaveLength(3000)
    void policy.decide(actual(site(1999)))
    expect(asked).toHaveLength(3001)
    await vi.advanceTimersByTimeAsync(5000)
  })

  test('are gone with the policy that they were given under', async () => {
    const policy = keep(() => true)
    expect(decideNow(policy, actual()).allowed).toBe(true)
    policy.reconfigure({ origin: { test: () => false, cacheSeconds: 60 } })
    expect(decideNow(policy, actual()).allowed).toBe(false)
  })
})
