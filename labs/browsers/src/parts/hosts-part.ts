import { DOORS, type DoorName } from '../doors/doors.ts'
import type { EngineName } from '../engines/engine.ts'
import type { Pages } from '../lab/pages.ts'
import { commandOf, indexesOf, type PartReport, type RunOptions } from '../report/part-report.ts'
import { isWrong, type Verdict } from '../rule/judge.ts'
import { type DoorRun, pairsOf, runJudge } from '../rule/run-judge.ts'
import { writeVerdicts } from '../rule/write-verdicts.ts'
import { doorsMarkdown } from './doors-markdown.ts'

/** What came of a door, or why it did not start. */
export interface DoorResult {
  readonly door: DoorName
  readonly run: DoorRun | Error
}

/** Has all engines try every door, one after the other. */
export async function doorsPart(
  options: RunOptions,
  browsers: readonly Pages[],
): Promise<PartReport> {
  const results: DoorResult[] = []
  for (const door of options.doors) {
    const wanted = door === 'fetch' ? indexesOf(options, 200, 2400) : indexesOf(options, 32, 240)
    // Each door has pairs of its own, so that together they see more of them.
    const from = options.cases === null ? 240 * Object.keys(DOORS).indexOf(door) : 0
    const pairs = pairsOf(
      options.seed,
      wanted.map((index) => from + index),
    )
    const run = await runJudge(browsers, DOORS[door], pairs).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    )
    results.push({ door, run })
    for (const line of linesOf(options, { door, run })) console.log(line)
  }
  const verdicts = results.flatMap(({ run }) => (run instanceof Error ? [] : allOf(run)))
  const wrong = verdicts.filter(isWrong).length
  return {
    passed: verdicts.length - wrong,
    failed: wrong + results.filter(({ run }) => run instanceof Error).length,
    markdown: doorsMarkdown(results),
    versions: new Map(browsers.map(({ engine, version }) => [engine, version])),
  }
}

function allOf({ verdicts }: DoorRun): readonly Verdict[] {
  return [...verdicts.values()].flat()
}

function linesOf(options: RunOptions, { door, run }: DoorResult): readonly string[] {
  if (run instanceof Error) return [`${door}: DID NOT RUN: ${run.message}`]
  const counts = [...run.verdicts].map(([engine, own]) => countsOf(engine, own))
  const gaps = [...run.gaps].map(([name, pairs]) => `${pairs.length} left out: ${name}`)
  return [
    `${door}: ${[...counts, ...gaps].join('; ')}`,
    ...writeVerdicts({ command: commandOf('doors', options), door }, run),
  ]
}

function countsOf(engine: EngineName, verdicts: readonly Verdict[]): string {
  const wrong = verdicts.filter(isWrong).length
  const departures = verdicts.filter(({ departure }) => departure !== null).length
  return `${engine} ${verdicts.length} pairs, ${wrong} not as the rule says${departures > 0 ? `, ${departures} known departures` : ''}`
}
