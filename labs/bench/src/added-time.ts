import { createHandler, createRequests, KINDS, type Kind, takesAny } from './kinds.ts'
import type { Cell, Task } from './results.ts'
import { summarize } from './statistics.ts'
import type { Subject } from './subject.ts'
import { createSubjects } from './subjects.ts'
import { type Game, type Player, takeTurns } from './take-turns.ts'

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
    cells.push(...(await measureAdded(table, kind, fetchContestants(subjects, kind), task)))
  }
  return cells
}

/** A player, and the bare one that it is compared with: `null` for the bare one itself. */
export interface Contestant extends Player {
  readonly over: string | null
}

export function fetchContestants(subjects: readonly Subject[], kind: Kind): Contestant[] {
  return subjects.map(({ name, over, fetch }) => {
    // Each player has its own requests, because a router may store something on them.
    const requests = createRequests(kind, POOL)
    return { name, over, call: (turn) => fetch(requests[turn % POOL] as Request) }
  })
}

/** Times contestants against each other, and subtracts the time of the bare one from each. */
export async function measureAdded(
  table: Cell['table'],
  row: string,
  contestants: readonly Contestant[],
  game: Game,
): Promise<Cell[]> {
  const scores = await takeTurns(contestants, game)
  return contestants.map(({ name, over }) => {
    const base = over === null ? [] : (scores.get(over) ?? [])
    const added = (scores.get(name) ?? []).map((time, round) => time - (base[round] ?? 0))
    return { table, row, column: name, ...summarize(added) }
  })
}
