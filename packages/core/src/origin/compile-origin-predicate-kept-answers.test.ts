import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCors, type OriginPredicate, type PredicateCorsPolicy } from '../index.ts'
import { actual, APP, decideNow, EVIL, preflight } from '../policy/policy.test-util.ts'
import { answered, decideLater, site } from './compile-origin-predicate.test-util.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('kept answers', () => {
  const keep = (test: OriginPredicate, cacheSeconds = 60): PredicateCorsPolicy =>
    createCors({ origin: { test, cacheSeconds } })

  test('are used for later requests, whether true or false', async () => {
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

  test('make later decisions synchronous', async () => {
    const policy = keep(() => Promise.resolve(true))
    await policy.decide(actual())
    expect(decideNow(policy, actual())).toMatchObject({ allowed: true })
  })

  test('can come from a synchronous predicate', () => {
    const ask = vi.fn<(origin: string) => boolean>((origin) => origin === APP)
    const policy = keep((origin) => ask(origin))
    for (const origin of [APP, EVIL, APP, EVIL]) {
      expect(decideNow(policy, actual(origin)).allowed).toBe(origin === APP)
    }
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test.each([1, 0.5, 86_400])('are used for %d seconds', (cacheSeconds) => {
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

  test('expire at a fixed time, which using them does not delay', () => {
    const ask = vi.fn<() => boolean>(() => true)
    const policy = keep(() => ask(), 10)
    for (let second = 0; second < 30; second++) {
      decideNow(policy, actual())
      vi.advanceTimersByTime(1000)
    }
    expect(ask).toHaveBeenCalledTimes(3)
  })

  test('are replaced by the next answer when they expire', () => {
    let allowed = true
    const policy = keep(() => allowed, 10)
    expect(decideNow(policy, actual()).allowed).toBe(true)
    allowed = false
    vi.advanceTimersByTime(9999)
    expect(decideNow(policy, actual()).allowed).toBe(true)
    vi.advanceTimersByTime(1)
    expect(decideNow(policy, actual()).allowed).toBe(false)
  })

  test.each<readonly [how: string, test: () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['returns 1', () => 1],
    ['resolves to 1', () => Promise.resolve(1)],
  ])('a predicate that %s is asked again', async (_, fail) => {
    const ask = vi.fn<() => unknown>(fail)
    const policy = keep((() => ask()) as OriginPredicate)
    await policy.decide(actual())
    await policy.decide(actual())
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('are at most a thousand, and the oldest is dropped first', () => {
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

  test('are not affected by look-ups of other origins while their own look-up is running', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = keep(ask)
    const first = policy.decide(actual())
    for (let i = 0; i < 3000; i++) void policy.decide(actual(site(i)))
    expect(asked).toHaveLength(3001)
    const second = policy.decide(actual())
    for (let i = 0; i < 3000; i++) void policy.decide(actual(site(i)))
    expect(asked).toHaveLength(3001)
    answer(0, true)
    expect(await first).toMatchObject({ allowed: true })
    expect(await second).toMatchObject({ allowed: true })
    await vi.advanceTimersByTimeAsync(5000)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('are not replaced by a slower answer of an older look-up', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = keep(ask)
    const older = policy.decide(actual())
    // The timer of the first request was canceled with the request, as on Workers, so its look-up
    // has no time limit.
    vi.clearAllTimers()
    await vi.advanceTimersByTimeAsync(5000)
    const newer = policy.decide(actual())
    expect(asked).toEqual([APP, APP])
    answer(1, false)
    expect(await newer).toMatchObject({ reason: 'origin-not-allowed' })
    answer(0, true)
    await older
    expect(decideNow(policy, actual())).toMatchObject({ reason: 'origin-not-allowed' })
    expect(asked).toHaveLength(2)
  })

  test('never come from a look-up that timed out', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = keep(ask)
    const first = policy.decide(actual())
    await vi.advanceTimersByTimeAsync(5000)
    expect(await first).toMatchObject({ reason: 'predicate-timed-out' })
    const second = policy.decide(actual())
    answer(0, true)
    await vi.advanceTimersByTimeAsync(0)
    answer(1, false)
    expect(await second).toMatchObject({ reason: 'origin-not-allowed' })
    expect(decideNow(policy, actual())).toMatchObject({ reason: 'origin-not-allowed' })
    expect(asked).toEqual([APP, APP])
  })

  test('do not include the late answer of a look-up that timed out, even if no request came after it', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = keep(ask)
    const first = policy.decide(actual())
    await vi.advanceTimersByTimeAsync(5000)
    await first
    answer(0, true)
    await vi.advanceTimersByTimeAsync(0)
    void policy.decide(actual())
    expect(asked).toEqual([APP, APP])
    await vi.advanceTimersByTimeAsync(5000)
  })

  test('are dropped when the policy is reconfigured', async () => {
    const policy = keep(() => true)
    expect(decideNow(policy, actual()).allowed).toBe(true)
    policy.reconfigure({ origin: { test: () => false, cacheSeconds: 60 } })
    expect(decideNow(policy, actual()).allowed).toBe(false)
  })
})
