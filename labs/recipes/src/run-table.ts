import { type ConformanceResult, remoteHost, runConformance } from '@webcors/conformance'
import { TABLE_PATH } from '../tabled/by-table.ts'
import type { Recipe, RecipeGap, RecipeTable } from './recipe.ts'

/** The result of the table. */
export interface TableOutcome {
  readonly rows: number
  readonly passed: number
  /** Rows that no gap explains, and gaps that do not match their rows. */
  readonly faults: readonly string[]
}

/** Runs the table on a program, and explains differences by the gaps of its host. */
export async function runTable(
  { name }: Recipe,
  { gaps = [], addsVary = [], timeoutSeconds = 15 }: RecipeTable,
  url: string,
): Promise<TableOutcome> {
  const host = remoteHost({ name, addsVary, timeoutSeconds, url: () => url + TABLE_PATH })
  const explained = new Map<RecipeGap, number>(gaps.map((gap) => [gap, 0]))
  const faults: string[] = []
  let [rows, passed] = [0, 0]
  for await (const { id, outcome, problems } of runConformance(host)) {
    rows++
    if (outcome === 'passed') passed++
    else {
      const gap = gaps.find((one) => explains(one, problems))
      if (gap === undefined) faults.push(`${id}:\n- ${problems.join('\n- ')}`)
      else explained.set(gap, (explained.get(gap) ?? 0) + 1)
    }
  }
  for (const [{ cause, rows: expected }, found] of explained) {
    if (found !== expected) faults.push(`${found} rows, not ${expected}, differ because ${cause}`)
  }
  return { rows, passed, faults }
}

function explains(gap: RecipeGap, problems: ConformanceResult['problems']): boolean {
  return problems.every((problem) => gap.problems.test(problem))
}
