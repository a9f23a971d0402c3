import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Group } from './groups.ts'
import type { Cell, Effort, Run, Task } from './results.ts'
import type { Runtime } from './runtimes.ts'
import { median } from './statistics.ts'

const APP = fileURLToPath(new URL('../', import.meta.url))

/** Runs a task in a process of its own, so that no run inherits compiled code of another. */
export async function runWorker(
  { command }: Runtime,
  { worker, tables }: Pick<Group, 'worker' | 'tables'>,
  effort: Effort,
): Promise<Run> {
  const [program, ...args] = command
  const task: Task = { ...effort, tables }
  const { stdout } = await promisify(execFile)(
    program,
    [...args, `dist/${worker}`, JSON.stringify(task)],
    // Servers run in production. In development, a denied origin costs a look-up of the printed
    // warnings.
    { cwd: APP, env: { ...process.env, NODE_ENV: 'production' }, maxBuffer: 2 ** 26 },
  )
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Run
}

/**
 * Takes the medians of several runs of one runtime, because a compiler does not decide alike in
 * each process.
 */
export function mergeRuns(runs: readonly Run[]): Run {
  const [first] = runs
  if (first === undefined) throw new Error('Cannot merge runs: the list is empty')
  const cells = first.cells.map((cell): Cell => {
    const same = runs.flatMap((run) => find(run, cell) ?? [])
    const values = same.map(({ value }) => value)
    const apart = (Math.max(...values) - Math.min(...values)) / 2
    const noise = Math.max(apart, median(same.map((other) => other.noise)))
    return { ...cell, value: median(values), noise }
  })
  return { runtime: first.runtime, cells }
}

type Place = Pick<Cell, 'table' | 'row' | 'column'>

export function find({ cells }: Run, { table, row, column }: Place): Cell | undefined {
  return cells.find((cell) => cell.table === table && cell.row === row && cell.column === column)
}

export function valueOf(run: Run, table: Cell['table'], row: string, column: string): number {
  return find(run, { table, row, column })?.value ?? Number.NaN
}
