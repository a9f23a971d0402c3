import { describe, expect, test } from 'vitest'
import { type CorsOptions, createCors } from '../index.ts'
import {
  actual,
  APP,
  decideNow,
  decision,
  EVIL,
  header,
  preflight,
} from '../policy/policy.test-util.ts'

test('the response to a preflight is not changed by another preflight', () => {
  const policy = createCors({ origin: APP })
  const before = JSON.stringify(policy.decide(preflight()))
  expect(JSON.stringify(policy.decide(preflight(APP, 'EVIL', 'x-evil')))).toContain('x-evil')
  expect(JSON.stringify(policy.decide(preflight()))).toBe(before)
  expect(before).not.toContain('evil')
})

describe('kept decisions on preflights', () => {
  const REQUESTS = [
    preflight(APP, 'PURGE', 'x-a, x-b'),
    preflight(APP, 'PURGE x-a,', 'x-b'),
    preflight(APP, 'PURGE x-a, x-b', null),
    preflight(APP, 'PURGE', null),
    preflight(APP, 'PURGE', 'null'),
    preflight(APP, 'PURGE', ''),
    preflight(APP, 'PURGE', 'undefined'),
    preflight(APP, 'PURGE null', null),
    preflight(APP, 'PURGE,x-a', 'x-b'),
    preflight(APP, 'PURGE\nx-a', 'x-b'),
    preflight(APP, '', 'PURGE x-a, x-b'),
    preflight(APP, 'null', 'null'),
    preflight('https://app.example.com:8443', 'PURGE', 'x-a, x-b'),
    preflight(EVIL, 'PURGE', 'x-a, x-b'),
    preflight('null', 'PURGE', 'x-a, x-b'),
    preflight(`${APP} PURGE`, 'x-a,', 'x-b'),
  ]

  test.each<CorsOptions>([
    { origin: '*' },
    { origin: ['https://app.example.com:*', 'https://*.example.org'] },
    { origin: APP, methods: ['PUT'] },
    { origin: APP, allowedHeaders: ['X-A'], credentials: true },
    { origin: APP, methods: ['PUT'], allowedHeaders: ['X-A'] },
    { origin: (origin) => origin.startsWith(APP) },
  ])('are not used for other preflights with the options %j', (options) => {
    const policy = createCors(options)
    for (const requests of [REQUESTS, REQUESTS.toReversed(), REQUESTS]) {
      for (const request of requests) {
        expect(decideNow(policy, request)).toEqual(decision(options, request))
      }
    }
  })

  test('are used for equal preflights, and are frozen', () => {
    for (const options of [
      { origin: '*' },
      { origin: APP, methods: ['PUT'], allowedHeaders: [] },
    ] as const) {
      const policy = createCors(options)
      const first = decideNow(policy, preflight(APP, 'PUT', 'x-a'))
      expect(decideNow(policy, preflight(APP, 'PUT', 'x-a'))).toBe(first)
      expect(Object.isFrozen(first)).toBe(true)
      for (const part of [first.headers, first.vary, ...first.headers]) {
        expect(Object.isFrozen(part)).toBe(true)
      }
    }
  })

  test('are one for each origin if names are listed', () => {
    const policy = createCors({ origin: 'https://*.example.com', methods: [], allowedHeaders: [] })
    const first = decideNow(policy, preflight(APP, 'PUT', 'x-a'))
    expect(decideNow(policy, preflight(APP, 'x'.repeat(100_000), 'y'.repeat(100_000)))).toBe(first)
    expect(decideNow(policy, preflight('https://b.example.com', 'PUT', 'x-a'))).not.toBe(first)
  })

  test('are at most a thousand, and none has a long key', () => {
    const policy = createCors({ origin: '*' })
    const first = decideNow(policy, preflight(APP, 'M0'))
    for (let i = 1; i < 1000; i++) decideNow(policy, preflight(APP, `M${i}`))
    expect(decideNow(policy, preflight(APP, 'M0'))).toBe(first)
    decideNow(policy, preflight(APP, 'M1000'))
    expect(decideNow(policy, preflight(APP, 'M0'))).not.toBe(first)

    // The key is "*", two line breaks, the method and the names: 826 characters.
    const short = preflight(APP, 'PUT', 'a'.repeat(820))
    expect(decideNow(policy, short)).toBe(decideNow(policy, short))
    const long = preflight(APP, 'PUT', 'a'.repeat(821))
    expect(decideNow(policy, long)).not.toBe(decideNow(policy, long))
    expect(decideNow(policy, long)).toEqual(decideNow(policy, long))
  })

  test('decisions on actual requests are frozen, and kept for each listed origin', () => {
    for (const options of [{ origin: '*' }, { origin: [APP, 'https://b.example'] }] as const) {
      const policy = createCors(options)
      for (const request of [actual(), actual(EVIL), actual(null)]) {
        const decision = decideNow(policy, request)
        expect(decideNow(policy, request)).toBe(decision)
        for (const part of [decision, decision.headers, decision.vary, ...decision.headers]) {
          expect(Object.isFrozen(part)).toBe(true)
        }
      }
      const own = options.origin === '*' ? '*' : 'https://b.example'
      const { headers } = decideNow(policy, actual('https://b.example'))
      expect(header(headers, 'Access-Control-Allow-Origin')).toBe(own)
    }
  })

  test('at most a thousand decisions on actual requests are kept', () => {
    const policy = createCors({ origin: 'https://*.example' })
    const first = decideNow(policy, actual('https://a0.example'))
    for (let i = 1; i < 1000; i++) decideNow(policy, actual(`https://a${i}.example`))
    expect(decideNow(policy, actual('https://a0.example'))).toBe(first)
    decideNow(policy, actual('https://a1000.example'))
    expect(decideNow(policy, actual('https://a0.example'))).not.toBe(first)
  })

  test('are not kept if a predicate allowed the origin', async () => {
    const policy = createCors({ origin: () => true })
    expect(await policy.decide(actual())).not.toBe(await policy.decide(actual()))
  })

  test('are dropped by reconfigure', () => {
    const policy = createCors({ origin: APP, exposedHeaders: ['X-Old'] })
    decideNow(policy, actual())
    policy.reconfigure({ origin: APP, exposedHeaders: ['X-New'] })
    const { headers } = decideNow(policy, actual())
    expect(header(headers, 'Access-Control-Expose-Headers')).toBe('X-New')
  })

  test('are not used for other preflights, even with thousands of different ones', () => {
    const policy = createCors({ origin: '*' })
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 2500; i++) {
        const { headers } = decideNow(policy, preflight(APP, `M${i}`, `x-${i}`))
        expect(header(headers, 'Access-Control-Allow-Methods')?.endsWith(`, M${i}`)).toBe(true)
        expect(header(headers, 'Access-Control-Allow-Headers')?.endsWith(`, x-${i}`)).toBe(true)
      }
    }
  })

  test('do not include decisions with an error of a predicate', async () => {
    let asked = 0
    const policy = createCors({
      origin: (): never => {
        throw ++asked
      },
    })
    const errors = [0, 1, 2].map(() => decideNow(policy, preflight()).error)
    expect(errors).toEqual([1, 2, 3])
  })
})
