import { expect, test } from 'vitest'
import { compare, LIBRARIES } from './compare.ts'

/**
 * The numbers of options, which take two seconds each. Hono runs in process. `npm run test:migrate`
 * tries more.
 */
const RUNS: Readonly<Record<string, number>> = { 'hono/cors': 500 }
const SEED = 2026

test.each(LIBRARIES.map(([host, args]) => [host.name, host, args] as const))(
  'a notice announces every difference between %s and webcors with the converted options',
  async (name, host, args) => {
    const runs = RUNS[name] ?? 100
    const { converted, refused, pages, announced } = await compare(host, args, runs, SEED)
    // If all options were refused, or had the same result, the comparison would show nothing.
    expect(converted).toBeGreaterThan(runs / 3)
    expect(refused).toBeGreaterThan(runs / 10)
    expect(pages).toBe(converted * 8)
    expect(Object.keys(announced)).toEqual(expect.arrayContaining(['headers-set-later']))
    expect(Object.keys(announced).length).toBeGreaterThan(4)
  },
)
