import { nanosecondTable, ratioTable } from './added-tables.ts'
import { attackPeersTable, attackTable, listPeersTable, listTable } from './flat-tables.ts'
import type { Run } from './results.ts'
import type { Throughput } from './throughput/throughput.ts'
import { throughputTable } from './throughput/throughput-table.ts'
import { FETCH_VIEWS, HOST_VIEWS, type View } from './views.ts'

/** Writes all tables that have numbers, for a terminal. */
export function summaryOf(runs: readonly Run[], throughput: readonly Throughput[] | null): string {
  const has = (run: Run, { table }: Pick<View, 'table'>) =>
    run.cells.some((cell) => cell.table === table)
  const added = [...FETCH_VIEWS, ...HOST_VIEWS].flatMap((view) =>
    runs
      .filter((run) => has(run, view))
      .flatMap((run) => [`${view.table}:`, ratioTable(run, view), nanosecondTable(run, view)]),
  )
  const flat = runs.filter((run) => has(run, { table: 'lists' }))
  return [
    ...added,
    ...flat.map(listTable),
    ...(flat.length > 0 ? [listPeersTable, attackTable, attackPeersTable] : []).map((table) =>
      table(flat),
    ),
    ...(throughput ? [throughputTable(throughput)] : []),
  ].join('\n\n')
}
