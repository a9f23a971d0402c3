// The program that every runtime runs, in a process of its own.
import { measureAddedTime } from './added-time.ts'
import { measureAttackPeers, measureAttacks } from './attacks.ts'
import { measureListPeers, measureListSize } from './list-size.ts'
import type { Cell, FetchTable, Task } from './results.ts'
import { work } from './work.ts'

const MEASURE: Readonly<Record<FetchTable, (task: Task) => Promise<Cell[]>>> = {
  sync: (task) => measureAddedTime('sync', task),
  async: (task) => measureAddedTime('async', task),
  lists: measureListSize,
  'list-peers': measureListPeers,
  attacks: measureAttacks,
  'attack-peers': measureAttackPeers,
}

await work((table, task) => MEASURE[table as FetchTable](task))
