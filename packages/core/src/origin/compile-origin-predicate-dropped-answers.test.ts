import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCors } from '../index.ts'
import { actual, decideNow } from '../policy/policy.test-util.ts'
import { answered, decideLater, site } from './compile-origin-predicate.test-util.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('answers that are not kept', () => {
  test('without cacheSeconds, no answer is kept, even if the clock is set back', () => {
    const ask = vi.fn<() => boolean>(() => true)
    const policy = createCors({ origin: () => ask() })
    decideNow(policy, actual())
    vi.setSystemTime(Date.now() - 60_000)
    decideNow(policy, actual())
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('the oldest of a thousand answers is dropped first, and a renewed answer counts as new', () => {
    const asked: string[] = []
    const test = (origin: string): boolean => asked.push(origin) > 0
    const policy = createCors({ origin: { test, cacheSeconds: 60 } })
    decideNow(policy, actual(site(0)))
    vi.advanceTimersByTime(30_000)
    for (let i = 1; i < 999; i++) decideNow(policy, actual(site(i)))
    vi.advanceTimersByTime(30_000)
    for (const i of [0, 999, 1000]) decideNow(policy, actual(site(i)))
    expect(asked.slice(999)).toEqual([site(0), site(999), site(1000)])
    decideNow(policy, actual(site(0)))
    expect(asked).toHaveLength(1002)
    decideNow(policy, actual(site(1)))
    expect(asked).toHaveLength(1003)
  })

  // Workers cancels everything that a request has started, timers too, when its client disconnects.
  test('known defect 18: the look-ups of requests that have ended are dropped after their time limit, by a request from any origin', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = createCors({ origin: { test: ask, cacheSeconds: 60 } })
    const ended = [0, 1].map((index) => decideLater(policy, actual(site(index))))
    vi.clearAllTimers()
    await vi.advanceTimersByTimeAsync(5000)
    void policy.decide(actual(site(2)))
    answer(0, true)
    answer(1, true)
    await Promise.all(ended)
    for (const index of [0, 1]) void policy.decide(actual(site(index)))
    expect(asked).toEqual([site(0), site(1), site(2), site(0), site(1)])
  })

  test('a look-up within its time limit is not dropped by a request from another origin', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = createCors({ origin: { test: ask, cacheSeconds: 60 } })
    const first = policy.decide(actual(site(0)))
    await vi.advanceTimersByTimeAsync(4999)
    void policy.decide(actual(site(1)))
    answer(0, true)
    await first
    expect(decideNow(policy, actual(site(0)))).toMatchObject({ allowed: true })
    expect(asked).toEqual([site(0), site(1)])
  })
})
