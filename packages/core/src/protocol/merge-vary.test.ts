import { describe, expect, test } from 'vitest'
import { mergeVary } from '../adapter.ts'

const TABLE: readonly (readonly [
  current: string | null,
  names: readonly string[],
  merged: string | null,
])[] = [
  [null, [], null],
  [null, ['Origin'], 'Origin'],
  [null, ['Origin', 'Access-Control-Request-Method'], 'Origin, Access-Control-Request-Method'],
  ['', ['Origin'], 'Origin'],
  ['Accept-Encoding', [], 'Accept-Encoding'],
  ['*', [], '*'],
  ['*', ['Origin'], '*'],
  [' * ', ['Origin'], ' * '],
  ['Accept, *', ['Origin'], 'Accept, *'],
  ['*, Accept', ['Origin'], '*, Accept'],
  ['X-*', ['Origin'], 'X-*, Origin'],
  ['Origin', ['Origin'], 'Origin'],
  ['origin', ['Origin'], 'origin'],
  ['ORIGIN', ['Origin'], 'ORIGIN'],
  ['Accept, origin', ['Origin'], 'Accept, origin'],
  ['accept,origin', ['Origin'], 'accept,origin'],
  ['Accept ,\torigin ', ['Origin'], 'Accept ,\torigin '],
  ['X-Origin', ['Origin'], 'X-Origin, Origin'],
  ['Original', ['Origin'], 'Original, Origin'],
  ['Origin-Agent-Cluster', ['Origin'], 'Origin-Agent-Cluster, Origin'],
  ['Origin', ['Origin', 'Accept'], 'Origin, Accept'],
  ['Accept-Encoding', ['Origin', 'accept-encoding'], 'Accept-Encoding, Origin'],
]

describe('mergeVary', () => {
  test.each(TABLE)('merges %j and %j to %j', (current, names, merged) => {
    expect(mergeVary(current, names)).toBe(merged)
  })
})

test.each([' ', ',', ' , ,', 'Origin,', ',Origin'])(
  'empty elements in %j do not count as names',
  (current) => {
    const merged = mergeVary(current, ['Origin']) ?? ''
    const names = merged.split(',').map((name) => name.trim())
    expect(names.filter((name) => name !== '')).toEqual(['Origin'])
  },
)

test('known defect 24: the names of the handler are kept', () => {
  expect(mergeVary('Accept-Encoding', ['Origin'])).toBe('Accept-Encoding, Origin')
})

test('known defect 25: no name is repeated', () => {
  const once = mergeVary('Accept', ['Origin'])
  expect(mergeVary(once, ['Origin'])).toBe(once)
})

test('the given list of names is not changed', () => {
  const names = Object.freeze(['Origin'])
  expect(mergeVary('Accept', names)).toBe('Accept, Origin')
  expect(names).toEqual(['Origin'])
})
