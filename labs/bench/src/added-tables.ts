import { markdownTable, nanoseconds, ratio } from './markdown.ts'
import type { Run } from './results.ts'
import { find, valueOf } from './run-worker.ts'
import type { View } from './views.ts'

/** The time that the subject of a view adds, as a multiple of the time that the others add, beside the goals. */
export function ratioTable(run: Run, view: View): string {
  const { table, subject, rows, others } = view
  const timed = rowsOf(run, view)
  const columns = others.map(([other, label]) => {
    const hasGoal = timed.some((row) => Number.isFinite(view.goalOf(other, row, run.runtime)))
    return { other, label, hasGoal }
  })
  const head = columns.flatMap(({ label, hasGoal }) => [`÷ ${label}`, hasGoal ? 'goal' : []].flat())
  return markdownTable(
    [run.runtime, `${subject} adds`, ...head],
    timed.map((row) => {
      const ours = find(run, { table, row, column: subject })
      const added = `${nanoseconds(ours?.value ?? Number.NaN)} ns ± ${percent(ours)}`
      const ratios = columns.flatMap(({ other, hasGoal }) => {
        const value = ratioOf(run, view, row, other)
        const goal = view.goalOf(other, row, run.runtime)
        return [
          isMissed(value, goal) ? `**${ratio(value)}**` : ratio(value),
          hasGoal ? goalText(goal) : [],
        ]
      })
      return [rows[row] ?? row, added, ...ratios.flat()]
    }),
  )
}

/** Whether a ratio, as the table shows it, is above the goal. */
export function isMissed(value: number, goal: number): boolean {
  return Number(value.toFixed(2)) > goal
}

function goalText(goal: number): string {
  return Number.isFinite(goal) ? String(goal) : '–'
}

function percent(cell: { value: number; noise: number } | undefined): string {
  return cell === undefined ? '–' : `${Math.round((cell.noise / cell.value) * 100)} %`
}

/**
 * Writes the time that one subject adds, as a multiple of the time that another adds, on every line
 * of Node.js.
 */
export function linesTable(
  runs: readonly Run[],
  view: View,
  subject: string,
  other: readonly [column: string, label: string],
): string {
  const head = [`${subject} ÷ ${other[1]}`, ...runs.map(({ runtime }) => runtime)]
  const [newest] = runs
  const rows = newest ? rowsOf(newest, view) : []
  return markdownTable(
    head,
    rows.map((row) => [
      view.rows[row] ?? row,
      ...runs.map((run) => ratio(ratioOf(run, view, row, other[0], subject))),
    ]),
  )
}

/** Writes the nanoseconds that each subject adds, and that bare subjects take. */
export function nanosecondTable(run: Run, view: View): string {
  const columns = [...new Set(cellsOf(run, view).map(({ column }) => column))]
  const rows = rowsOf(run, view).map((row) => [
    view.rows[row] ?? row,
    ...columns.map((column) => nanoseconds(valueOf(run, view.table, row, column))),
  ])
  return markdownTable([run.runtime, ...columns], rows)
}

export function rowsOf(run: Run, view: View): string[] {
  const timed = new Set(cellsOf(run, view).map(({ row }) => row))
  return Object.keys(view.rows).filter((row) => timed.has(row))
}

function cellsOf(run: Run, { table }: View) {
  return run.cells.filter((cell) => cell.table === table)
}

export function ratioOf(
  run: Run,
  { table, subject: own }: View,
  row: string,
  other: string,
  subject: string = own,
): number {
  const theirs = valueOf(run, table, row, other)
  // Code that answers in place of the framework takes less time than the bare application. No ratio to it means anything.
  return theirs > 0 ? valueOf(run, table, row, subject) / theirs : Number.NaN
}
