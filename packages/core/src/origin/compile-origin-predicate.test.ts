import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCors, type OriginPredicate, type PredicateCorsPolicy } from '../index.ts'
import { actual, APP, decideNow, EVIL, header, preflight } from '../policy/policy.test-util.ts'

/** Makes a policy with a predicate that may return any value. */
const policyFor = (test: (origin: string) => unknown): PredicateCorsPolicy =>
  createCors({ origin: test as OriginPredicate })

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a synchronous predicate', () => {
  test('makes the decision synchronous', () => {
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

  test('is not asked about a malformed or an opaque origin', () => {
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
  ])('known defect 2: the answer %s does not allow, because only true does', (value) => {
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

  test('a throw denies, and the decision has the thrown value', () => {
    for (const error of [new Error('no'), 'text', undefined, null, 0]) {
      const policy = policyFor(() => {
        throw error
      })
      const decided = decideNow(policy, actual())
      expect(decided).toMatchObject({ allowed: false, reason: 'predicate-failed', headers: [] })
      expect(decided.error).toBe(error)
    }
  })

  test('is asked about browser extensions, whose names in Safari change with each start', () => {
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

  test('is asked about file:// and app://., which pages of apps in a shell send', () => {
    const ask = vi.fn<(origin: string) => boolean>((origin) => origin === 'file://')
    const policy = createCors({ origin: (origin) => ask(origin) })
    expect(decideNow(policy, actual('file://')).allowed).toBe(true)
    expect(decideNow(policy, actual('app://.')).allowed).toBe(false)
    expect(ask).toHaveBeenCalledTimes(2)
    expect(decideNow(policy, actual('file:///a.html')).reason).toBe('origin-malformed')
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('leaves no timer behind', () => {
    decideNow(
      policyFor(() => true),
      actual(),
    )
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('known defect 2: an asynchronous predicate', () => {
  test.each([
    [true, true, null],
    [false, false, 'origin-not-allowed'],
    [1, false, 'predicate-not-boolean'],
    ['true', false, 'predicate-not-boolean'],
    [undefined, false, 'predicate-not-boolean'],
    [{}, false, 'predicate-not-boolean'],
  ])('is awaited if it returns a promise of %j', async (value, allowed, reason) => {
    const policy = policyFor(() => Promise.resolve(value))
    const decision = policy.decide(actual())
    expect(decision).toBeInstanceOf(Promise)
    expect(await decision).toMatchObject({ allowed, reason })
    expect((await policy.decide(preflight())).status).toBe(allowed ? 204 : 403)
  })

  test('a rejection denies, and the decision has the reason', async () => {
    for (const error of [new Error('no'), 'text', undefined]) {
      const decided = await policyFor(() => Promise.reject(error)).decide(actual())
      expect(decided).toMatchObject({ allowed: false, reason: 'predicate-failed', headers: [] })
      expect(decided.error).toBe(error)
    }
  })

  test('an array as the reason of a rejection is not frozen', async () => {
    const error = ['a', ['b']]
    const policy = createCors({ origin: () => Promise.reject(error), onDecision: () => {} })
    expect((await policy.decide(actual())).error).toBe(error)
    expect(Object.isFrozen(error)).toBe(false)
  })

  // oxlint-disable unicorn/no-thenable -- Query builders have a `then`, and attackers may use one.
  test('a thenable counts as a promise', async () => {
    // oxlint-disable-next-line unicorn/no-thenable -- A query builder.
    const later = (value: unknown) => ({
      then: (resolve: (value: unknown) => void) => resolve(value),
    })
    expect(await policyFor(() => later(true)).decide(actual())).toMatchObject({ allowed: true })
    expect(await policyFor(() => later(1)).decide(actual())).toMatchObject({
      reason: 'predicate-not-boolean',
    })
  })

  test.each<readonly [name: string, thenable: () => unknown]>([
    [
      'a thenable with a getter that throws',
      () => ({
        get then(): unknown {
          throw new Error('no')
        },
      }),
    ],
    [
      'a thenable with a method that throws',
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
  ])('%s denies', async (_, thenable) => {
    const decided = await policyFor(thenable).decide(actual())
    expect(decided).toMatchObject({ allowed: false, reason: 'predicate-failed' })
    expect(decided.error).toEqual(new Error('no'))
    expect(vi.getTimerCount()).toBe(0)
  })

  test('only the first answer of a thenable counts', async () => {
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

  test('a value whose `then` is not a function is not a promise', () => {
    expect(
      decideNow(
        policyFor(() => ({ then: true })),
        actual(),
      ).reason,
    ).toBe('predicate-not-boolean')
  })
  // oxlint-enable unicorn/no-thenable
})
