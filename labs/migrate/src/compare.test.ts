import { expect, test } from 'vitest'
import { compare, LIBRARIES } from './compare.ts'

const RUNS = 100
const SEED = 2026

test.each(LIBRARIES.map(([host, args]) => [host.name, host, args] as const))(
  'announces every difference between %s and what its options become',
  async (_, host, args) => {
    const { converted, refused, pages, announced } = await compare(host, args, RUNS, SEED)
    // Options that are all refused, or that all become the same, would compare nothing.
    expect(converted).toBeGreaterThan(RUNS / 3)
    expect(refused).toBeGreaterThan(RUNS / 10)
    expect(pages).toBe(converted * 8)
    expect(Object.keys(announced)).toEqual(expect.arrayContaining(['headers-set-later']))
    expect(Object.keys(announced).length).toBeGreaterThan(4)
  },
)
