import { describe, expect, test } from 'vitest'
import { missedTargets, ratioTable } from './added-tables.ts'
import { ATTACKS } from './attacks.ts'
import { docsPage } from './docs-page.ts'
import { LISTS } from './list-size.ts'
import { type Cell, FULL, type Run } from './results.ts'
import { mergeRuns, runWorker, valueOf } from './run-worker.ts'
import { findRuntimes } from './runtimes.ts'
import { createSubjects } from './subjects.ts'
import { createCors } from '@webcors/core'
import { takeTurns } from './take-turns.ts'

describe('Taking turns', () => {
  test('every player is called in every round, in an order that rotates', async () => {
    const turns: string[] = []
    const players = ['a', 'b', 'c'].map((name) => ({ name, call: () => turns.push(name) }))
    await takeTurns(players, { rounds: 3, calls: 1 })
    expect(turns.slice(-9).join('')).toBe('abcbcacab')
  })

  test('what takes longer is told apart, and what returns a promise is awaited', async () => {
    const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
    const players = [
      { name: 'short', call: () => wait(1) },
      { name: 'long', call: () => wait(10) },
    ]
    const scores = await takeTurns(players, { rounds: 5, calls: 1 })
    const least = (name: string) => Math.min(...(scores.get(name) ?? [Number.NaN]))
    expect(least('long')).toBeGreaterThan(9e6)
    expect(least('short')).toBeLessThan(least('long'))
  })

  test('those who are slow are called less often', async () => {
    let calls = 0
    const slow = () => {
      calls += 1
      const end = performance.now() + 5
      while (performance.now() < end);
      return calls
    }
    await takeTurns([{ name: 'slow', call: slow }], { rounds: 2, calls: 1_000, turnLimit: 5 })
    expect(calls).toBeLessThan(20)
  })
})

describe('The worker', () => {
  test.each(findRuntimes(['node', 'bun', 'deno']))(
    'times every subject on $name',
    async (runtime) => {
      const run = await runWorker(runtime, { tables: ['sync'], rounds: 2, calls: 4 })
      expect(run.runtime).toMatch(/^(Node\.js|Bun|Deno) \d+\.\d+/)
      const names = createSubjects(() => new Response(), false).map(({ name }) => name)
      const timed = run.cells.filter(({ table, row }) => table === 'sync' && row === 'preflight')
      expect(timed.map(({ column }) => column)).toEqual(names)
      for (const { value } of run.cells) expect(Number.isFinite(value)).toBe(true)
    },
  )
})

describe('The tables', () => {
  const cell = (column: string, value: number): Cell => {
    return { table: 'sync', row: 'actual', column, value, noise: 1 }
  }
  const run = (ours: number): Run => {
    return { runtime: 'Node.js 26.0.0', cells: [cell('webcors', ours), cell('by hand', 1_000)] }
  }

  test('hold the medians of the runs, and how far these are apart', () => {
    const merged = mergeRuns([run(1_200), run(1_000), run(5_000)])
    expect(valueOf(merged, 'sync', 'actual', 'webcors')).toBe(1_200)
    expect(merged.cells[0]?.noise).toBe(2_000)
    expect(ratioTable(merged, 'sync')).toContain('| actual request | 1,200 ns ± 167 % | 1.20 |')
  })

  test('know which targets are missed', () => {
    expect(missedTargets(run(1_200))).toEqual([])
    expect(missedTargets(run(1_300))).toEqual([
      'Node.js 26.0.0, actual request: 1.30 of the same by hand, target 1.25',
    ])
  })

  test('make a page', () => {
    const page = docsPage([run(1_200)], { ...FULL, runs: 3 })
    expect(page).toMatch(/hono \d+\.\d+\.\d+, h3 \d+\.\d+\.\d+, itty-router \d+\.\d+\.\d+/)
    for (const name of [...Object.keys(LISTS), ...Object.keys(ATTACKS)])
      expect(page).toContain(name)
  })
})

test.each(Object.entries(LISTS))('%s allow what they are asked for', (_, { pattern, origin }) => {
  const policy = createCors({ origin: [pattern(0), pattern(7)] })
  expect([0, 7, 8].map((index) => policy.allows(origin(index)))).toEqual([true, true, false])
})

test.each(Object.entries(ATTACKS))(
  'attack, %s: answered all the same',
  (_, { options, attack }) => {
    const decision = createCors(options).decide(attack)
    expect(decision).toMatchObject({ kind: 'preflight' })
  },
)
