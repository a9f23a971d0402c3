/** One number of one table. */
export interface Cell {
  readonly table: Table
  readonly row: string
  readonly column: string
  readonly value: number
  /** Half of the distance between the quartiles of what the value is the median of. */
  readonly noise: number
}

/**
 * - `sync`, `async`: nanoseconds that a subject adds to a request; for the bare ones, that they take
 * - `lists`: nanoseconds of one decision, by what is listed and how much of it
 * - `list-peers`: nanoseconds that a subject adds to a request, by how many origins are listed
 * - `attacks`: nanoseconds of one decision, ordinary and attacked
 * - `attack-peers`: how many times as long a preflight takes when it is attacked
 */
export type Table = 'sync' | 'async' | 'lists' | 'list-peers' | 'attacks' | 'attack-peers'

/** What one process says. */
export interface Run {
  readonly runtime: string
  readonly cells: readonly Cell[]
}

/** What a process is asked for. */
export interface Task {
  readonly tables: readonly Table[]
  readonly rounds: number
  readonly calls: number
}

export const FULL: Task = {
  tables: ['sync', 'async', 'lists', 'list-peers', 'attacks', 'attack-peers'],
  rounds: 160,
  calls: 256,
}

/** Enough to see whether everything runs, and the order of magnitude. */
export const QUICK: Task = { ...FULL, rounds: 20, calls: 192 }
