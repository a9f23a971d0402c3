import { markdownTable, nanoseconds, ratio } from './markdown.ts'
import type { Run } from './results.ts'
import { find, valueOf } from './run-worker.ts'
import type { View } from './views.ts'

/** Writes the time that webcors adds, as a multiple of the time that other subjects add. */
export function ratioTable(run: Run, view: View): string {
  const { table, rows, others } = view
  const head = [run.runtime, 'webcors adds', ...others.map(([, label]) => `÷ ${label}`)]
  return markdownTable(
    head,
    rowsOf(run, view).map((row) => {
      const ours = find(run, { table, row, column: 'webcors' })
      const added = `${nanoseconds(ours?.value ?? Number.NaN)} ns ± ${percent(ours)}`
      const ratios = others.map(([other]) => ratio(ratioOf(run, view, row, other)))
      return [rows[row] ?? row, added, ...ratios]
    }),
  )
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

function rowsOf(run: Run, view: View): string[] {
  const timed = new Set(cellsOf(run, view).map(({ row }) => row))
  return Object.keys(view.rows).filter((row) => timed.has(row))
}

function cellsOf(run: Run, { table }: View) {
  return run.cells.filter((cell) => cell.table === table)
}

function ratioOf(
  run: Run,
  { table }: View,
  row: string,
  other: string,
  subject = 'webcors',
): number {
  return valueOf(run, table, row, subject) / valueOf(run, table, row, other)
}

/** Lists the targets that webcors misses. */
export function missedTargets(run: Run, view: View): string[] {
  return rowsOf(run, view).flatMap((row) =>
    view.others.flatMap(([other, label]) => {
      const target = view.target(other, row, run.runtime)
      const value = ratioOf(run, view, row, other)
      if (!(value > target)) return []
      const place = `${run.runtime}, ${view.table}, ${view.rows[row] ?? row}`
      const floor = ratioOf(run, view, row, other, 'bytes')
      const least = Number.isFinite(floor) ? `; nothing but the bytes: ${ratio(floor)}` : ''
      return [`${place}: ${ratio(value)} of ${label}, target ${target}${least}`]
    }),
  )
}
