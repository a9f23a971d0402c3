import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CorsDecision, createCors } from '../index.ts'
import { actual, APP, preflight } from '../policy/policy.test-util.ts'
import { answered, decideLater, site } from './compile-origin-predicate.test-util.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('the time limit of a predicate', () => {
  test('is five seconds by default', async () => {
    const { test: ask } = answered()
    const reports: CorsDecision[] = []
    const decision = createCors({ origin: ask }).decide(actual())
    void Promise.resolve(decision).then((decided) => reports.push(decided))
    await vi.advanceTimersByTimeAsync(4999)
    expect(reports).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(reports).toMatchObject([{ allowed: false, reason: 'predicate-timed-out', headers: [] }])
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

  test('an answer that comes just before the limit counts', async () => {
    const { test: ask, answer } = answered()
    const decision = createCors({ origin: ask }).decide(actual())
    await vi.advanceTimersByTimeAsync(4999)
    answer(0, true)
    expect(await decision).toMatchObject({ allowed: true })
  })

  test('a late answer has no effect, and a late rejection is handled', async () => {
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

  test('the predicate is asked again after a look-up timed out', async () => {
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
