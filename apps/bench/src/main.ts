// Times webcors beside the floors written by hand and its peers, on every runtime that is there, and prints tables.
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { missedTargets } from './added-tables.ts'
import { docsPage } from './docs-page.ts'
import { FULL, QUICK, type Run } from './results.ts'
import { mergeRuns, runWorker } from './run-worker.ts'
import { findRuntimes, type RuntimeName } from './runtimes.ts'
import { summaryOf } from './summary.ts'

const USAGE = `Usage: pnpm bench [--runtime node|bun|deno]... [--quick] [--runs 3] [--write]

  --runtime  only this runtime; may be given more than once
  --quick    a tenth of the time, and of the trust
  --runs     processes per runtime, of which the medians are taken
  --write    writes docs/benchmarks.md
`

const DOCS = new URL('../../../docs/', import.meta.url)

const { values } = parseArgs({
  options: {
    runtime: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else await main()

async function main(): Promise<void> {
  const names = (values.runtime ?? ['node', 'bun', 'deno']) as RuntimeName[]
  const runtimes = findRuntimes(names)
  const count = Number(values.runs ?? (values.quick ? 1 : 3))
  const task = values.quick ? QUICK : FULL
  const runs = new Map(runtimes.map((runtime) => [runtime, [] as Run[]]))

  // One after the other, over and over: each runtime meets each mood of the machine.
  for (let turn = 1; turn <= count; turn++) {
    for (const runtime of runtimes) {
      const run = await runWorker(runtime, task)
      console.error(`${run.runtime}, run ${turn} of ${count}`)
      runs.get(runtime)?.push(run)
    }
  }

  const merged = [...runs.values()].map(mergeRuns)
  console.log(summaryOf(merged))
  const missed = merged.flatMap(missedTargets)
  console.log(missed.length === 0 ? '\nNo target is missed.' : `\nMissed:\n${missed.join('\n')}`)
  if (!values.write) return
  mkdirSync(DOCS, { recursive: true })
  writeFileSync(new URL('benchmarks.md', DOCS), docsPage(merged, { ...task, runs: count }))
  console.log('\nWrote docs/benchmarks.md')
}
