import { nanosecondTable, ratioTable } from './added-tables.ts'
import { attackPeersTable, attackTable, listPeersTable, listTable } from './flat-tables.ts'
import type { Run } from './results.ts'

/** All tables, for a terminal. */
export function summaryOf(runs: readonly Run[]): string {
  return [
    ...runs.flatMap((run) => [ratioTable(run, 'sync'), nanosecondTable(run, 'sync')]),
    ...runs.map((run) => `Asynchronous handlers\n\n${ratioTable(run, 'async')}`),
    ...runs.map(listTable),
    listPeersTable(runs),
    attackTable(runs),
    attackPeersTable(runs),
  ].join('\n\n')
}
