import { describe, expect, test } from 'vitest'
import { MAX_ORIGIN_LENGTH } from '../origin/parse-origin.ts'
import { Decision } from '../protocol/cors-decision.ts'
import { createCors } from '../index.ts'
import { KeptDecisions } from './kept-decisions.ts'
import { actual, APP, decideNow, EVIL, preflight } from './policy.test-util.ts'

const decision = (): Decision => new Decision('actual', null, null, [['A', 'b']], ['Origin'])
const LONGEST = 'a'.repeat(MAX_ORIGIN_LENGTH + 500)

describe('kept decisions', () => {
  test('are frozen, and found by their key', () => {
    const kept = new KeptDecisions()
    const made = decision()
    expect(kept.keep(APP, made)).toBe(made)
    expect(kept.get(APP)).toBe(made)
    expect(Object.isFrozen(made)).toBe(true)
    expect(kept.get(EVIL)).toBeUndefined()
  })

  test('have keys of at most 826 characters', () => {
    const kept = new KeptDecisions()
    expect(LONGEST).toHaveLength(826)
    kept.keep(LONGEST, decision())
    expect(kept.get(LONGEST)).toBeDefined()
    const made = decision()
    expect(kept.keep(`${LONGEST}a`, made)).toBe(made)
    expect(kept.get(`${LONGEST}a`)).toBeUndefined()
    expect(Object.isFrozen(made)).toBe(false)
  })

  test('are at most a thousand, and are all dropped at once', () => {
    const kept = new KeptDecisions()
    for (let i = 0; i < 1000; i++) kept.keep(`${i}`, decision())
    expect(kept.get('0')).toBeDefined()
    expect(kept.get('999')).toBeDefined()
    kept.keep('1000', decision())
    expect(kept.get('0')).toBeUndefined()
    expect(kept.get('1000')).toBeDefined()
  })
})

describe('the decision of a policy', () => {
  const listed = createCors({ origin: [APP], methods: ['PUT'], allowedHeaders: ['X-A'] })
  const protectedBy = createCors({ origin: APP, crossOriginProtection: true })
  const refused = actual(EVIL, { method: 'POST', fetchSite: 'cross-site' })

  test.each([
    ['on actual requests from a listed origin', listed, actual(), actual()],
    [
      'on requests of an origin that is not listed',
      listed,
      actual(EVIL),
      actual('https://b.example'),
    ],
    ['on requests of an opaque origin', listed, actual('null'), actual('null')],
    ['on preflights of an origin that is not listed', listed, preflight(EVIL), preflight(EVIL)],
    ['on requests without an origin', listed, actual(null), actual(null)],
    ['on requests that are refused', protectedBy, refused, refused],
    [
      'on preflights with any method and headers, if names are listed',
      listed,
      preflight(APP, 'PUT', 'x-a'),
      preflight(APP, 'DELETE', 'x-b'),
    ],
  ])('is the same object %s', (_, policy, first, second) => {
    const made = decideNow(policy, first)
    expect(decideNow(policy, second)).toBe(made)
    expect(Object.isFrozen(made)).toBe(true)
  })

  test('is not the same object for two kinds of requests', () => {
    expect(decideNow(listed, preflight(EVIL))).not.toBe(decideNow(listed, actual(EVIL)))
    expect(decideNow(listed, preflight('null')).kind).toBe('preflight')
    expect(decideNow(listed, actual('null')).kind).toBe('actual')
  })
})
