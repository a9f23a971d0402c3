import { isMissed, ratioOf, rowsOf } from './added-tables.ts'
import { markdownTable, ratio } from './markdown.ts'
import type { Run } from './results.ts'
import type { View } from './views.ts'

/** A ratio above its goal, on one runtime. */
export interface MissedGoal {
  readonly runtime: string
  /** The table, the subject and the kind of request. */
  readonly place: string
  /** The subject that webcors is compared with. */
  readonly label: string
  readonly value: number
  readonly goal: number
  /** The same ratio for the least code that can do it, if the table has such a subject. */
  readonly floor: number
}

/** Finds the goals that the subject of a view misses. */
export function missedGoals(run: Run, view: View): MissedGoal[] {
  const { goalOf, others, rows, subject, table } = view
  return rowsOf(run, view).flatMap((row) =>
    others.flatMap(([other, label]) => {
      const goal = goalOf(other, row, run.runtime)
      const value = ratioOf(run, view, row, other)
      if (!isMissed(value, goal)) return []
      const around = subject === 'webcors' ? '' : ` (${subject})`
      const place = `${table}${around}, ${rows[row] ?? row}`
      const floor = ratioOf(run, view, row, other, floorOf(view))
      return [{ runtime: run.runtime, place, label, value, goal, floor }]
    }),
  )
}

/** Fetch handlers have no subject that only writes bytes: there, the code that is tuned by hand is the floor. */
function floorOf({ others, subject }: View): string {
  const inside = subject === 'webcors' ? ['minimum, as middleware'] : []
  const floors = [...inside, 'bytes', 'tuned', 'by hand']
  return floors.find((floor) => others.some(([other]) => other === floor)) ?? ''
}

/** Writes a missed goal for a terminal. */
export function missedLine({ runtime, place, label, value, goal, floor }: MissedGoal): string {
  const least = Number.isFinite(floor) ? `; floor: ${ratio(floor)}` : ''
  return `${runtime}, ${place}: ${ratio(value)} of ${label}, goal ${goal}${least}`
}

/** Writes missed goals as a table with a row per place and a column per runtime. */
export function missedTable(missed: readonly MissedGoal[]): string {
  const runtimes = [...new Set(missed.map(({ runtime }) => runtime))].toSorted().toReversed()
  const keyOf = ({ place, label, goal }: MissedGoal) => `${place} | ÷ ${label} | ${goal}`
  const keys = [...new Set(missed.map(keyOf))]
  return markdownTable(
    ['host and request', 'ratio', 'goal', ...runtimes],
    keys.map((key) => [
      ...key.split(' | '),
      ...runtimes.map((runtime) => {
        const found = missed.find((one) => keyOf(one) === key && one.runtime === runtime)
        return found ? `${ratio(found.value)} (${ratio(found.floor)})` : ''
      }),
    ]),
  )
}
