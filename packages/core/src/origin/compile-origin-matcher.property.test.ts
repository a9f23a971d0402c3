import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCors } from '../index.ts'
import { parseOrigin } from './parse-origin.ts'
import { compileOriginMatcher } from './compile-origin-matcher.ts'
import {
  exactOrigin,
  nearlyOriginOf,
  originOf,
  originPattern,
} from './origin-arbitraries.test-util.ts'
import { isOriginByReference, matchesByReference } from './origin-reference.test-util.ts'
import { actual, decideNow } from '../policy/policy.test-util.ts'
import type { OriginPattern } from '../index.ts'

// A failure prints the seed and the path of the smallest counterexample: give both to `fc.assert`
// to see it again.
const SEED = 6454

/**
 * Compares two answers. With an `expect` for each pair, the test would spend most of its time in
 * `expect`.
 */
function agree(origin: string, found: unknown, expected: unknown): void {
  if (found === expected) return
  throw new Error(
    `${JSON.stringify(origin)} should give ${String(expected)}, and gives ${String(found)}`,
  )
}

/** Patterns, and origins of which many match a pattern or nearly match it. */
const cases = fc.uniqueArray(originPattern, { minLength: 1, maxLength: 5 }).chain((patterns) => {
  const fromOne = patterns.flatMap((pattern) => [originOf(pattern), nearlyOriginOf(pattern)])
  const origins = fc.array(fc.oneof(exactOrigin, ...fromOne), { minLength: 30, maxLength: 30 })
  return fc.record({ patterns: fc.constant(patterns), origins })
})

test('the matcher and the reference agree on 100,000 pairs of origin and pattern', () => {
  let pairs = 0
  let matched = 0
  fc.assert(
    fc.property(cases, ({ patterns, origins }) => {
      const all = compileOriginMatcher(patterns)
      const each = patterns.map((pattern) => compileOriginMatcher([pattern]))
      for (const origin of origins) {
        const expected = patterns.map((pattern) => matchesByReference(pattern, origin))
        pairs += patterns.length
        matched += expected.filter(Boolean).length
        each.forEach((matches, i) => agree(origin, matches(origin), expected[i]))
        agree(origin, all(origin), expected.includes(true))
      }
    }),
    { seed: SEED, numRuns: 1300 },
  )
  // With few pairs of one kind, the test would prove little.
  expect(pairs).toBeGreaterThan(100_000)
  expect(matched).toBeGreaterThan(pairs / 10)
  expect(pairs - matched).toBeGreaterThan(pairs / 2)
})

test('`decide` and `allows` of a policy agree with the reference', () => {
  let allowed = 0
  fc.assert(
    fc.property(cases, ({ patterns, origins }) => {
      const policy = createCors({ origin: patterns as OriginPattern[] })
      for (const origin of origins) {
        const expected = patterns.some((pattern) => matchesByReference(pattern, origin))
        if (expected) allowed++
        agree(origin, policy.allows(origin), expected)
        agree(origin, decideNow(policy, actual(origin)).allowed, expected)
      }
    }),
    { seed: SEED, numRuns: 200 },
  )
  expect(allowed).toBeGreaterThan(1000)
})

test('the parser and the reference accept the same origins', () => {
  let valid = 0
  const origins = originPattern.chain((pattern) =>
    fc.oneof(originOf(pattern), nearlyOriginOf(pattern), exactOrigin),
  )
  fc.assert(
    fc.property(origins, (origin) => {
      const expected = isOriginByReference(origin)
      if (expected) valid++
      agree(origin, parseOrigin(origin) !== null, expected)
    }),
    { seed: SEED, numRuns: 20_000 },
  )
  expect(valid).toBeGreaterThan(5000)
  expect(valid).toBeLessThan(19_000)
})

test('the parts of an origin, joined, are the origin', () => {
  fc.assert(
    fc.property(exactOrigin, (origin) => {
      const parts = parseOrigin(origin)
      expect(`${parts?.scheme}://${parts?.host}${parts?.port}`).toBe(origin)
    }),
    { seed: SEED, numRuns: 2000 },
  )
})

test('a policy that lists one exact origin allows that origin and no other', () => {
  fc.assert(
    fc.property(exactOrigin, exactOrigin, (one, other) => {
      const policy = createCors({ origin: one as OriginPattern })
      expect(policy.allows(one)).toBe(true)
      expect(policy.allows(other)).toBe(one === other)
    }),
    { seed: SEED, numRuns: 2000 },
  )
})

test('the parser and the reference agree on arbitrary texts', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.webUrl(),
    fc.string({ unit: fc.constantFrom(...'htps:/.a1[]-_@*#?\\,% '.split('')) }),
    fc.string({ unit: fc.constantFrom(...':/.a1-_'.split('')) }).map((rest) => `https://${rest}`),
  )
  fc.assert(
    fc.property(text, (value) => {
      expect(parseOrigin(value) !== null).toBe(isOriginByReference(value))
    }),
    { seed: SEED, numRuns: 10_000 },
  )
})
