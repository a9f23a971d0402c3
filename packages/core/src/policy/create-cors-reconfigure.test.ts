import { describe, expect, test, vi } from 'vitest'
import { type CorsDecision, type CorsOptions, createCors, type OriginPattern } from '../index.ts'
import {
  actual,
  APP,
  decideNow,
  EVIL,
  header,
  optionsErrorOf,
  OTHER,
  preflight,
} from './policy.test-util.ts'

describe('reconfigure of a policy', () => {
  test('replaces the whole policy at once', () => {
    const policy = createCors({
      origin: APP,
      credentials: true,
      exposedHeaders: ['ETag'],
      methods: ['PUT'],
      maxAge: 5,
    })
    policy.reconfigure({ origin: OTHER })
    expect(policy.allows(APP)).toBe(false)
    expect(policy.allows(OTHER)).toBe(true)
    const fresh = createCors({ origin: OTHER })
    for (const request of [actual(OTHER), actual(), actual(null), preflight(OTHER), preflight()]) {
      expect(policy.decide(request)).toEqual(fresh.decide(request))
    }
  })

  test('can replace listed origins by any origin, and the reverse', () => {
    const policy = createCors({ origin: APP })
    policy.reconfigure({ origin: '*' })
    expect(policy.allows(EVIL)).toBe(true)
    expect(decideNow(policy, actual(EVIL)).vary).toEqual([])
    policy.reconfigure({ origin: APP })
    expect(policy.allows(EVIL)).toBe(false)
    expect(decideNow(policy, actual(EVIL)).vary).toEqual(['Origin'])
  })

  test('takes effect on methods that were taken from the policy before', () => {
    const policy = createCors({ origin: APP })
    // oxlint-disable-next-line typescript/unbound-method -- The test checks that the methods need no `this`.
    const { decide, allows, reconfigure } = policy
    reconfigure({ origin: OTHER })
    expect(allows(OTHER)).toBe(true)
    expect(decide(actual())).toMatchObject({ allowed: false })
  })

  test('leaves the policy as it was if the options are invalid', () => {
    const policy = createCors({ origin: APP, credentials: true })
    const before = JSON.stringify(policy.decide(actual()))
    for (const options of [{ origin: 'null' }, { origin: '*', credentials: true }, undefined, {}]) {
      const { issues } = optionsErrorOf(() => policy.reconfigure(options as CorsOptions))
      expect(issues).toHaveLength(1)
      expect(JSON.stringify(policy.decide(actual()))).toBe(before)
      expect(policy.allows(EVIL)).toBe(false)
    }
  })

  test('refuses a predicate in place of listed origins, and the reverse', async () => {
    const listed = createCors({ origin: APP })
    const asked = createCors({ origin: (origin) => origin === APP })
    const anyone = createCors({ origin: '*' })
    const predicate = { origin: { test: () => true } }
    for (const [policy, options] of [
      [listed, predicate],
      [anyone, predicate],
      [asked, { origin: OTHER }],
      [asked, { origin: '*' }],
    ] as const) {
      const { issues } = optionsErrorOf(() => policy.reconfigure(options))
      expect(issues).toMatchObject([{ code: 'origin-kind-changed', path: ['origin'] }])
      expect(issues[0]?.value).toBeDefined()
    }
    expect(listed.allows(EVIL)).toBe(false)
    expect(await asked.allows(EVIL)).toBe(false)
    expect(await asked.allows(APP)).toBe(true)
  })

  test('can replace a predicate by a predicate', async () => {
    const policy = createCors({ origin: (origin) => origin === APP })
    policy.reconfigure({ origin: { test: (origin) => origin === OTHER } })
    expect(await policy.allows(APP)).toBe(false)
    expect(await policy.allows(OTHER)).toBe(true)
  })

  test('does not affect a pending decision, which is reported to the old hook', async () => {
    const old = vi.fn<(decision: CorsDecision) => void>()
    const fresh = vi.fn<(decision: CorsDecision) => void>()
    let answer: (allowed: boolean) => void = () => {}
    const policy = createCors({
      origin: () => new Promise((resolve) => (answer = resolve)),
      exposedHeaders: ['X-Old'],
      onDecision: old,
    })
    const decision = policy.decide(actual())
    policy.reconfigure({ origin: () => false, exposedHeaders: ['X-New'], onDecision: fresh })
    answer(true)
    expect(header((await decision).headers, 'Access-Control-Expose-Headers')).toBe('X-Old')
    expect(old).toHaveBeenCalledTimes(1)
    expect(fresh).not.toHaveBeenCalled()
    expect(await policy.decide(actual())).toMatchObject({ allowed: false })
    expect(fresh).toHaveBeenCalledTimes(1)
  })

  test('copies the options, so that changing them later has no effect', () => {
    const options = { origin: [APP] as OriginPattern[], methods: ['PUT'] }
    const policy = createCors(options)
    options.origin.push(EVIL)
    options.methods.push('DELETE')
    expect(policy.allows(EVIL)).toBe(false)
    policy.reconfigure(options)
    expect(policy.allows(EVIL)).toBe(true)
  })
})
