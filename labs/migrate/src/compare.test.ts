import { expect, test } from 'vitest'
import { compare, LIBRARIES } from './compare.ts'

/** For each library: as many as take two seconds. Hono is asked in process. `npm run test:migrate` tries more. */
const RUNS: Readonly<Record<string, number>> = { 'hono/cors': 500 }
const SEED = 2026

test.each(LIBRARIES.map(([host, args]) => [host.name, host, args] as const))(
  'announces every difference between %s and what its options become',
  async (name, host, args) => {
    const runs = RUNS[name] ?? 100
    const { converted, refused, pages, announced } = await compare(host, args, runs, SEED)
    // Options that are all refused, or that all become the same, would compare nothing.
    expect(converted).toBeGreaterThan(runs / 3)
    expect(refused).toBeGreaterThan(runs / 10)
    expect(pages).toBe(converted * 8)
    expect(Object.keys(announced)).toEqual(expect.arrayContaining(['headers-set-later']))
    expect(Object.keys(announced).length).toBeGreaterThan(4)
  },
)
