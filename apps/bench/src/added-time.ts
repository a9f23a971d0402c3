import { createHandler, createRequests, KINDS, type Kind, takesAny } from './kinds.ts'
import type { Cell, Task } from './results.ts'
import { summarize } from './statistics.ts'
import type { Subject } from './subject.ts'
import { createSubjects } from './subjects.ts'
import { takeTurns } from './take-turns.ts'

const POOL = 64

/** Times every subject on every kind of request. */
export async function measureAddedTime(table: 'sync' | 'async', task: Task): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const kind of Object.keys(KINDS) as Kind[]) {
    // A preflight never reaches the application.
    if (table === 'async' && kind.startsWith('preflight')) continue
    const answer = createHandler(kind)
    const handler = table === 'sync' ? answer : async () => answer()
    const subjects = createSubjects(handler, takesAny(kind))
    cells.push(...(await measureAdded(table, kind, subjects, kind, task)))
  }
  return cells
}

/** Times subjects against each other, and takes from each the time of the bare one that it stands over. */
export async function measureAdded(
  table: Cell['table'],
  row: string,
  subjects: readonly Subject[],
  kind: Kind,
  game: { rounds: number; calls: number; turnLimit?: number },
): Promise<Cell[]> {
  const players = subjects.map(({ name, fetch }) => {
    // Its own, for a router may leave something on a request.
    const requests = createRequests(kind, POOL)
    return { name, call: (turn: number) => fetch(requests[turn % POOL] as Request) }
  })
  const scores = await takeTurns(players, game)
  return subjects.map(({ name, over }) => {
    const base = over === null ? [] : (scores.get(over) ?? [])
    const added = (scores.get(name) ?? []).map((time, round) => time - (base[round] ?? 0))
    return { table, row, column: name, ...summarize(added) }
  })
}
