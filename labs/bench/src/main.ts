// Times webcors, floors written by hand and peers on every installed runtime, and prints tables.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { describeMachine, docsPage, type Figures } from './docs-page.ts'
import { type Choice, CHOICES, GROUPS, parseChoices } from './groups.ts'
import { type Cell, FULL, QUICK, type Run } from './results.ts'
import { missedGoals, missedLine } from './missed-goals.ts'
import { mergeRuns, runWorker } from './run-worker.ts'
import { findRuntimes, type Runtime, type RuntimeName } from './runtimes.ts'
import { summaryOf } from './summary.ts'
import { measureThroughput } from './throughput/throughput.ts'
import { FETCH_VIEWS, HOST_VIEWS } from './views.ts'

const USAGE = `Usage: pnpm bench [--only <what>,…] [--runtime node|bun|deno]... [--quick] [--runs 3] [--write]

  --only     some of ${CHOICES.join(', ')}; the last one needs wrk
  --runtime  only this runtime; may be given more than once
  --quick    a tenth of the time, and of the trust
  --runs     processes per runtime, of which the medians are taken
  --write    writes docs/benchmarks.md, for which everything has to be measured
  --again    measures nothing: writes docs/benchmarks.md from the figures of the last run that wrote it
`

const PAGE = new URL('../../../docs/benchmarks.md', import.meta.url)
const FIGURES = new URL('../../../.ci/out/benchmarks.json', import.meta.url)

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runtime: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    write: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else if (values.again) writePage(JSON.parse(readFileSync(FIGURES, 'utf8')) as Figures)
else await main()

async function main(): Promise<void> {
  const choices = parseChoices(values.only)
  if (values.write && (values.only || values.runtime)) {
    throw new Error('--write writes the whole page: leave --only and --runtime out')
  }
  const count = Number(values.runs ?? (values.quick ? 1 : 3))
  const merged = await timeAll(choices, count)
  const throughput = choices.includes('throughput')
    ? await measureThroughput(values.quick ? { rounds: 5, seconds: 1 } : { rounds: 7, seconds: 1 })
    : null
  if (choices.includes('throughput') && throughput === null) {
    console.error('Requests per second are not counted: wrk is not installed')
  }
  console.log(summaryOf(merged, throughput))
  const missed = merged.flatMap((run) =>
    [...FETCH_VIEWS, ...HOST_VIEWS].flatMap((view) => missedGoals(run, view).map(missedLine)),
  )
  console.log(missed.length === 0 ? '\nNo goal is missed.' : `\nMissed:\n${missed.join('\n')}`)
  if (!values.write) return
  const effort = { ...(values.quick ? QUICK : FULL), runs: count }
  const figures = { runs: merged, throughput, effort, machine: describeMachine() }
  mkdirSync(new URL('./', FIGURES), { recursive: true })
  writeFileSync(FIGURES, JSON.stringify(figures))
  writePage(figures)
}

function writePage(figures: Figures): void {
  writeFileSync(PAGE, docsPage(figures))
  console.log('\nWrote docs/benchmarks.md')
}

/**
 * Runs the runtimes in turn, several times, so that changes of the machine's load affect all of
 * them.
 */
async function timeAll(choices: readonly Choice[], count: number): Promise<Run[]> {
  const runtimes = findRuntimes((values.runtime ?? ['node', 'bun', 'deno']) as RuntimeName[])
  const runs = new Map(runtimes.map((runtime) => [runtime, [] as Run[]]))
  for (let turn = 1; turn <= count; turn++) {
    for (const runtime of runtimes) {
      const run = await timeOnce(runtime, choices)
      if (run === null) continue
      console.error(`${run.runtime}, run ${turn} of ${count}`)
      runs.get(runtime)?.push(run)
    }
  }
  return [...runs.values()].filter(({ length }) => length > 0).map(mergeRuns)
}

async function timeOnce(runtime: Runtime, choices: readonly Choice[]): Promise<Run | null> {
  const runs: Run[] = []
  for (const choice of choices) {
    if (choice === 'throughput' || !GROUPS[choice].runtimes.includes(runtime.name)) continue
    if (runtime.isBetween && choice === 'fetch') continue
    runs.push(await runWorker(runtime, GROUPS[choice], values.quick ? QUICK : FULL))
  }
  const cells: Cell[] = runs.flatMap((run) => run.cells)
  return runs[0] === undefined ? null : { runtime: runs[0].runtime, cells }
}
