import { expect, test } from 'vitest'
import { generateGroups } from '../src/cookies/generate-visits.ts'
import { generateCase } from '../src/doctor/generate-case.ts'
import { isAllowed } from '../src/rule/authors-rule.ts'
import { generatePair } from '../src/rule/generate-pairs.ts'

const INDEXES = Array.from({ length: 400 }, (_, index) => index)
const ORIGINS = { page: 'http://a.test', api: 'http://b.test', other: 'http://c.test' }

test.each([
  ['case', (seed: number, index: number) => JSON.stringify(generateCase(seed, index, ORIGINS))],
  ['pair', (seed: number, index: number) => JSON.stringify(generatePair(seed, index))],
])('the same seed and index make the same %s, others another', (_, make) => {
  expect(make(1, 7)).toBe(make(1, 7))
  const found = INDEXES.map((index) => make(1, index).replaceAll(`/case/${index}/`, '/case/'))
  expect(new Set(found).size).toBeGreaterThan(390)
  expect(make(2, 7)).not.toBe(make(1, 7))
})

test('generated pairs use every API, and about half of them are allowed', () => {
  const pairs = INDEXES.map((index) => generatePair(1, index))
  expect(new Set(pairs.map(({ deed }) => deed.api)).size).toBe(8)
  const allowed = pairs.filter(({ policy, deed }) => isAllowed(policy, deed)).length
  expect(allowed).toBeGreaterThan(100)
  expect(allowed).toBeLessThan(300)
})

test('generateGroups returns complete groups with cookies of every kind, the same for the same seed', () => {
  const [group, ...others] = generateGroups(1, [30, 31])
  expect(others).toEqual([])
  expect(group?.cases.map(({ id }) => Number(id))).toEqual(INDEXES.slice(25, 50))
  expect(generateGroups(1, [30])).toEqual([group])
  const steps = generateGroups(1, INDEXES).flatMap(({ cases }) =>
    cases.flatMap(({ steps }) => steps),
  )
  const lines = steps.flatMap(({ setCookies }) => setCookies).join('\n')
  for (const part of ['__Host-', 'Partitioned', 'SameSite=Lax', 'Domain=', 'Max-Age=0']) {
    expect(lines).toContain(part)
  }
  // Requests of an https page over http are mixed content.
  const [plain, all] = [steps.filter(({ url }) => url.startsWith('http:')), steps]
  expect(plain.length).toBeGreaterThan(5)
  expect(plain.length).toBeLessThan(all.length / 4)
})
