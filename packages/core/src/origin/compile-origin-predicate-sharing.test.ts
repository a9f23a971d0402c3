import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type CorsRequest,
  createCors,
  type OriginPredicate,
  type PredicateCorsPolicy,
} from '../index.js'
import { actual, APP, decideNow, EVIL, preflight } from '../policy/policy.test-util.js'
import { answered, decideLater, site } from './compile-origin-predicate.test-util.js'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
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
  test('known defect 18: wait no longer than their own limit for one whose request is gone', async () => {
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
