import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CorsRequest, createCors } from '../index.ts'
import { actual, APP, decideNow, EVIL, preflight } from '../policy/policy.test-util.ts'
import { answered, decideLater } from './compile-origin-predicate.test-util.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('simultaneous requests from one origin', () => {
  test('share one look-up', async () => {
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

  test('do not share the look-up with later requests, unless answers are kept', async () => {
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

  // Workers cancels everything that a request has started, timers too, when its client disconnects.
  test('known defect 18: wait for a look-up whose request has ended no longer than their own time limit', async () => {
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

  /**
   * Makes the next awaited promise reject, as Workers does if the request that created it has
   * ended.
   */
  const endFirstRequest = (): void => {
    const gone = new Error('This promise was created by a request that has since ended')
    vi.spyOn(Promise.prototype, 'catch').mockImplementationOnce((failed) =>
      Promise.reject(gone).then(undefined, failed),
    )
  }

  test('start a new look-up if the promise of a request that has ended rejects', async () => {
    const { test: ask, asked, answer } = answered()
    const policy = createCors({ origin: { test: ask, cacheSeconds: 60 } })
    const first = policy.decide(actual())
    endFirstRequest()
    const second = policy.decide(actual())
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toEqual([APP, APP])
    answer(1, true)
    expect(await second).toMatchObject({ allowed: true })
    // The answer of the older look-up, whose request has ended, is not kept.
    answer(0, false)
    expect(await first).toMatchObject({ allowed: false })
    expect(decideNow(policy, actual())).toMatchObject({ allowed: true })
    expect(asked).toHaveLength(2)
  })

  test('keep a synchronous answer although an older look-up is still running', async () => {
    const older = answered()
    const answers: readonly (() => boolean | Promise<boolean>)[] = [
      () => older.test(APP),
      () => false,
    ]
    let asked = 0
    const policy = createCors({
      origin: { test: () => answers[asked++]?.() ?? true, cacheSeconds: 60 },
    })
    const first = policy.decide(actual())
    endFirstRequest()
    expect(await policy.decide(actual())).toMatchObject({ allowed: false })
    older.answer(0, true)
    expect(await first).toMatchObject({ allowed: true })
    expect(decideNow(policy, actual())).toMatchObject({ allowed: false })
    expect(asked).toBe(2)
  })

  test('share a failure, and the next request starts a new look-up', async () => {
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

  test('do not pass the request to a predicate that takes only the origin', async () => {
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

  test('do not share a look-up if the predicate takes the request', async () => {
    const seen: CorsRequest[] = []
    const policy = createCors({
      origin: {
        testRequest: async (_origin, request) => {
          seen.push(request)
          return request.method === 'GET'
        },
      },
    })
    const requests = [actual(), actual(APP, { method: 'POST' }), actual()]
    const decisions = await Promise.all(requests.map((request) => decideLater(policy, request)))
    expect(decisions.map(({ allowed }) => allowed)).toEqual([true, false, true])
    expect(seen).toHaveLength(3)
    for (const [index, request] of requests.entries()) expect(seen[index]).toBe(request)
  })
})
