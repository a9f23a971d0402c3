import type { Cell, Run, Table, Task } from './results.ts'
import { lastUsed } from './take-turns.ts'

interface Runtime {
  readonly Bun?: { readonly version: string }
  readonly Deno?: { readonly version: { readonly deno: string } }
}

/** Runs the task that the first argument names, and prints one line of JSON. */
export async function work(measure: (table: Table, task: Task) => Promise<Cell[]>): Promise<void> {
  const task = JSON.parse(process.argv[2] ?? '') as Task
  const cells: Cell[] = []
  for (const table of task.tables) cells.push(...(await measure(table, task)))
  if (lastUsed() === undefined) throw new Error('Nothing was timed')
  console.log(JSON.stringify({ runtime: runtime(), cells } satisfies Run))
}

function runtime(): string {
  const { Bun, Deno } = globalThis as Runtime
  if (Bun) return `Bun ${Bun.version}`
  return Deno ? `Deno ${Deno.version.deno}` : `Node.js ${process.versions.node}`
}
