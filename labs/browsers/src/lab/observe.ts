import type { Engine } from '../engines/engine.ts'
import type { Lab } from './lab.ts'
import type { LabCase, Outcome, PageRequest, WireRequest } from './lab-case.ts'
import { printed, within } from './printed.ts'
import { sortLines } from './sort-lines.ts'

/** The observations of a case in an engine. */
export interface Observation {
  readonly outcomes: readonly Outcome[]
  readonly wire: readonly WireRequest[]
  /** The console lines about the case. */
  readonly lines: readonly string[]
}

/** The number of cases for one page. It is small, so that a hanging browser is noticed soon. */
const BATCH = 100
const LONGEST_BATCH = 120_000
/** Counts marks, because each must differ. */
let marks = 0

/** Runs the cases in an engine, and sorts the observations by URL. */
export async function observe(
  engine: Engine,
  lab: Lab,
  cases: readonly LabCase<PageRequest['api']>[],
): Promise<readonly Observation[]> {
  const observations: Observation[] = []
  for (let start = 0; start < cases.length; start += BATCH) {
    const batch = cases.slice(start, start + BATCH)
    const from = engine.lines.length
    const mark = `end of batch ${++marks}`
    const { outcomes, wire } = await within(LONGEST_BATCH, lab.run(batch, mark))
    await printed(engine, mark)
    const lines = sortLines(
      engine.lines.slice(from).filter(({ text }) => text !== mark),
      caseOf,
    )
    for (const [index, { id }] of batch.entries()) {
      observations.push({
        outcomes: outcomes[index] ?? [],
        wire: wire.filter(({ url }) => caseOf(url) === id),
        lines: lines.get(id) ?? [],
      })
    }
  }
  return observations
}

function caseOf(text: string): string | null {
  return /\/case\/(\d+)\//.exec(text)?.[1] ?? null
}
