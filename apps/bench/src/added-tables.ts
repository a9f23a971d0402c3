import { KINDS, type Kind } from './kinds.ts'
import { markdownTable, nanoseconds, ratio } from './markdown.ts'
import type { Run } from './results.ts'
import { find, valueOf } from './run-worker.ts'
import type { SubjectName } from './subject.ts'

/** Those that webcors is set against, and the words for them. */
export const OTHERS: readonly (readonly [SubjectName, string])[] = [
  ['by hand', 'the same by hand'],
  ['tuned', 'tuned by hand'],
  ['minimum', 'the least by hand'],
  ['Hono', 'Hono'],
  ['h3', 'h3'],
  ['itty-router', 'itty-router'],
]

type AddedTable = 'sync' | 'async'

/** What webcors adds, as a multiple of what the others add. */
export function ratioTable(run: Run, table: AddedTable): string {
  const head = [run.runtime, 'webcors adds', ...OTHERS.map(([, label]) => `÷ ${label}`)]
  const rows = kindsOf(run, table).map((kind) => {
    const ours = find(run, { table, row: kind, column: 'webcors' })
    const added = `${nanoseconds(ours?.value ?? Number.NaN)} ns ± ${percent(ours)}`
    return [KINDS[kind], added, ...OTHERS.map(([other]) => ratio(ratioOf(run, table, kind, other)))]
  })
  return markdownTable(head, rows)
}

function percent(cell: { value: number; noise: number } | undefined): string {
  return cell === undefined ? '–' : `${Math.round((cell.noise / cell.value) * 100)} %`
}

/** All the nanoseconds: what each adds, and what the bare ones take. */
export function nanosecondTable(run: Run, table: AddedTable): string {
  const columns = [...new Set(cellsOf(run, table).map(({ column }) => column))]
  const rows = kindsOf(run, table).map((kind) => [
    KINDS[kind],
    ...columns.map((column) => nanoseconds(valueOf(run, table, kind, column))),
  ])
  return markdownTable([run.runtime, ...columns], rows)
}

function kindsOf(run: Run, table: AddedTable): Kind[] {
  const rows = new Set(cellsOf(run, table).map(({ row }) => row))
  return (Object.keys(KINDS) as Kind[]).filter((kind) => rows.has(kind))
}

function cellsOf(run: Run, table: AddedTable) {
  return run.cells.filter((cell) => cell.table === table)
}

function ratioOf(run: Run, table: AddedTable, kind: Kind, other: SubjectName): number {
  return valueOf(run, table, kind, 'webcors') / valueOf(run, table, kind, other)
}

/** What webcors asks of itself: the most that it may add, as a multiple of what another adds. */
function targetOf(run: Run, other: SubjectName): number {
  if (other === 'by hand') return run.runtime.startsWith('Node.js') ? 1.25 : 1.5
  return other === 'Hono' || other === 'h3' ? 0.25 : Infinity
}

export function missedTargets(run: Run): string[] {
  return kindsOf(run, 'sync').flatMap((kind) =>
    OTHERS.flatMap(([other, label]) => {
      const target = targetOf(run, other)
      const value = ratioOf(run, 'sync', kind, other)
      if (!(value > target)) return []
      return [`${run.runtime}, ${KINDS[kind]}: ${ratio(value)} of ${label}, target ${target}`]
    }),
  )
}
