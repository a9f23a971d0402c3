import { describe, expect, test } from 'vitest'
import { ratioTable } from './added-tables.ts'
import { ATTACKS } from './attacks.ts'
import { describeMachine, docsPage } from './docs-page.ts'
import { CHOICES, GROUPS, parseChoices } from './groups.ts'
import { HOSTS } from './hosts.ts'
import { KINDS } from './kinds.ts'
import { LISTS } from './list-size.ts'
import { missedGoals, missedLine, missedTable } from './missed-goals.ts'
import { type Cell, FULL, type Run } from './results.ts'
import { mergeRuns, runWorker, valueOf } from './run-worker.ts'
import { findRuntimes } from './runtimes.ts'
import { createSubjects } from './subjects.ts'
import { createCors } from '@webcors/core'
import { summaryOf } from './summary.ts'
import { takeTurns } from './take-turns.ts'
import type { Throughput } from './throughput/throughput.ts'
import { FETCH_VIEWS, HOST_VIEWS, type View } from './views.ts'

describe('takeTurns', () => {
  test('takeTurns calls every player in every round, in an order that rotates', async () => {
    const turns: string[] = []
    const players = ['a', 'b', 'c'].map((name) => ({ name, call: () => turns.push(name) }))
    await takeTurns(players, { rounds: 3, calls: 1 })
    expect(turns.slice(-9).join('')).toBe('abcbcacab')
  })

  test('takeTurns measures more time for slower work, and awaits promises', async () => {
    // The harness measures processor time, which a busy machine does not make longer.
    const work = async (milliseconds: number) => {
      await Promise.resolve()
      const start = process.cpuUsage()
      const spent = () => process.cpuUsage(start)
      while (spent().user + spent().system < milliseconds * 1000);
    }
    const players = [
      { name: 'short', call: () => work(1) },
      { name: 'long', call: () => work(10) },
    ]
    const scores = await takeTurns(players, { rounds: 5, calls: 1 })
    const least = (name: string) => Math.min(...(scores.get(name) ?? [Number.NaN]))
    expect(least('long')).toBeGreaterThan(9e6)
    expect(least('short')).toBeLessThan(least('long'))
  })

  test('takeTurns calls slow players less often', async () => {
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

describe('the workers', () => {
  test.each(findRuntimes(['node', 'bun', 'deno']))(
    'the worker times every subject on $name',
    async (runtime) => {
      const group = { ...GROUPS.fetch, tables: ['sync'] as const }
      const run = await runWorker(runtime, group, { rounds: 2, calls: 4 })
      expect(run.runtime).toMatch(/^(Node\.js|Bun|Deno) \d+\.\d+/)
      const names = createSubjects(() => new Response(), false).map(({ name }) => name)
      const timed = run.cells.filter(({ table, row }) => table === 'sync' && row === 'preflight')
      expect(timed.map(({ column }) => column)).toEqual(names)
      for (const { value } of run.cells) expect(Number.isFinite(value)).toBe(true)
    },
  )

  test.each(HOST_VIEWS.flatMap((view) => findRuntimes(['node']).map((node) => ({ view, node }))))(
    'the worker times every subject of $view.subject on $view.table, with $node.command',
    async ({ view, node }) => {
      const { table, subject, others } = view
      const { cells } = await runWorker(node, GROUPS[table], { rounds: 2, calls: 4 })
      for (const row of HOSTS[table].kinds) {
        for (const column of [subject, ...others.map(([name]) => name)]) {
          expect(cells).toContainEqual({
            table,
            row,
            column,
            value: expect.any(Number),
            noise: expect.any(Number),
          })
        }
      }
    },
  )
})

test('a name chooses the subject to time, and an unknown name throws', () => {
  expect(parseChoices(undefined)).toEqual(CHOICES)
  expect(parseChoices('koa, throughput')).toEqual(['koa', 'throughput'])
  expect(() => parseChoices('koa,expres')).toThrow('Cannot run "expres": choose from fetch, node-http')
})

describe('the tables', () => {
  const [sync] = FETCH_VIEWS as [View]
  const cell = (column: string, value: number): Cell => {
    return { table: 'sync', row: 'actual', column, value, noise: 1 }
  }
  const run = (ours: number): Run => {
    return {
      runtime: 'Node.js 26.0.0',
      cells: [cell('webcors', ours), cell('by hand', 1_000), cell('tuned', 1_000)],
    }
  }

  test('the tables have the medians of the runs and their spread', () => {
    const merged = mergeRuns([run(1_200), run(1_000), run(5_000)])
    expect(valueOf(merged, 'sync', 'actual', 'webcors')).toBe(1_200)
    expect(merged.cells[0]?.noise).toBe(2_000)
    expect(ratioTable(merged, sync)).toContain(
      '| actual request | 1,200 ns ± 167 % | 1.20 | 1.20 | 1.2 |',
    )
  })

  test('the tables show a missed goal in bold, and name it again below', () => {
    expect(missedGoals(run(1_200), sync)).toEqual([])
    const missed = missedGoals(run(1_300), sync)
    expect(missed.map(missedLine)).toEqual([
      'Node.js 26.0.0, sync, actual request: 1.30 of tuned by hand, goal 1.2; floor: 1.00',
    ])
    expect(ratioTable(run(1_300), sync)).toContain('| **1.30** | 1.2 |')
    expect(missedTable(missed)).toBe(
      [
        '| host and request | ratio | goal | Node.js 26.0.0 |',
        '| --- | ---: | ---: | ---: |',
        '| sync, actual request | ÷ tuned by hand | 1.2 | 1.30 (1.00) |',
      ].join('\n'),
    )
  })

  test('a goal may differ between the requests of a host', () => {
    const [view] = HOST_VIEWS as [View]
    const cells = [
      { table: 'node-http', row: 'preflight', column: 'webcors', value: 300, noise: 1 },
      { table: 'node-http', row: 'preflight', column: 'cors', value: 1_000, noise: 1 },
      { table: 'node-http', row: 'denied', column: 'webcors', value: 300, noise: 1 },
      { table: 'node-http', row: 'denied', column: 'cors', value: 400, noise: 1 },
    ] as const
    const missed = missedGoals({ runtime: 'Node.js 26.0.0', cells }, view)
    expect(missed.map(missedLine)).toEqual([
      `Node.js 26.0.0, node-http, ${KINDS.preflight}: 0.30 of cors, goal 0.25`,
    ])
  })

  const counted = (share: number): Throughput[] => [
    { label: 'webcors', requestsPerSecond: 20_000 * share, share, microseconds: 30 },
    { label: 'nothing but the bytes', requestsPerSecond: 19_000, share: 0.95, microseconds: 31 },
  ]

  test('docsPage writes a page with every table', () => {
    const figures = {
      runs: [run(1_300)],
      throughput: counted(0.99),
      effort: { ...FULL, runs: 3 },
      machine: describeMachine(),
    }
    const page = docsPage(figures)
    expect(page).toMatch(
      /hono \d+\.\d+\.\d+, @hono\/node-server \d+\.\d+\.\d+, h3 \d+\.\d+\.\d+, itty-router \d+\.\d+\.\d+/,
    )
    expect(page).toContain('| webcors | 19,800 | 0.99 | 30.0 |')
    for (const name of [...Object.keys(LISTS), ...Object.keys(ATTACKS)])
      expect(page).toContain(name)
    expect(page).toContain('| sync, actual request | ÷ tuned by hand | 1.2 | 1.30 (1.00) |')
    expect(docsPage({ ...figures, throughput: null })).toContain('wrk is not installed')
  })

  test('the summary has only tables with numbers', () => {
    const printed = summaryOf([run(1_200)], counted(0.99))
    expect(printed).toContain('| actual request | 1,200 ns')
    expect(printed).toContain('| webcors | 19,800 | 0.99 |')
    expect(printed).not.toContain('node-http')
  })
})

test.each(Object.entries(LISTS))(
  'the list of %s allows the origins that it is timed with',
  (_, { pattern, origin }) => {
    const policy = createCors({ origin: [pattern(0), pattern(7)] })
    expect([0, 7, 8].map((index) => policy.allows(origin(index)))).toEqual([true, true, false])
  },
)

test.each(Object.entries(ATTACKS))('the attack with %s is answered', (_, { options, attack }) => {
  const decision = createCors(options).decide(attack)
  expect(decision).toMatchObject({ kind: 'preflight' })
})
