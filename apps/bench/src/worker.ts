// What every runtime runs, in a process of its own. It is told its task by the first argument, and prints one line of JSON.
import { measureAddedTime } from './added-time.ts'
import { measureAttackPeers, measureAttacks } from './attacks.ts'
import { measureListPeers, measureListSize } from './list-size.ts'
import type { Cell, Run, Table, Task } from './results.ts'
import { lastUsed } from './take-turns.ts'

interface Runtime {
  readonly Bun?: { readonly version: string }
  readonly Deno?: { readonly version: { readonly deno: string } }
}

const MEASURE: Readonly<Record<Table, (task: Task) => Promise<Cell[]>>> = {
  sync: (task) => measureAddedTime('sync', task),
  async: (task) => measureAddedTime('async', task),
  lists: measureListSize,
  'list-peers': measureListPeers,
  attacks: measureAttacks,
  'attack-peers': measureAttackPeers,
}

const task = JSON.parse(process.argv[2] ?? '') as Task
const cells: Cell[] = []
for (const table of task.tables) cells.push(...(await MEASURE[table](task)))
if (lastUsed() === undefined) throw new Error('Nothing was timed')
console.log(JSON.stringify({ runtime: runtime(), cells } satisfies Run))

function runtime(): string {
  const { Bun, Deno } = globalThis as Runtime
  if (Bun) return `Bun ${Bun.version}`
  return Deno ? `Deno ${Deno.version.deno}` : `Node.js ${process.versions.node}`
}
