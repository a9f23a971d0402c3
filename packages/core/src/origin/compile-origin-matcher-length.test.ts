import { expect, test } from 'vitest'
import { compileOriginMatcher } from './compile-origin-matcher.ts'
import { MAX_ORIGIN_LENGTH } from './parse-origin.ts'

test('an origin of 326 characters is matched, and a longer one is not', () => {
  const longest = `https://${'a.'.repeat(150)}bbbbbb.example.com`
  expect(longest).toHaveLength(MAX_ORIGIN_LENGTH)
  const matchers = [longest, 'https://*.example.com'].map((pattern) =>
    compileOriginMatcher([pattern]),
  )
  for (const matches of matchers) {
    expect(matches(longest)).toBe(true)
    expect(matches(longest.replace('a.', 'aa.'))).toBe(false)
  }
})
