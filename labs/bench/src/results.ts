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
 * - the hosts: nanoseconds that a subject adds to a request there
 */
export type Table = FetchTable | HostTable
export type FetchTable = 'sync' | 'async' | 'lists' | 'list-peers' | 'attacks' | 'attack-peers'
export type HostTable = 'node-http' | 'express' | 'koa' | 'fastify' | 'h3' | 'hono'

/** What one process says. */
export interface Run {
  readonly runtime: string
  readonly cells: readonly Cell[]
}

/** What a process is asked for. */
export interface Task extends Effort {
  readonly tables: readonly Table[]
}

export interface Effort {
  readonly rounds: number
  readonly calls: number
}

export const FULL: Effort = { rounds: 64, calls: 128 }

/** Enough to see whether everything runs, and the order of magnitude. */
export const QUICK: Effort = { rounds: 12, calls: 96 }
