/** One number of one table. */
export interface Cell {
  readonly table: Table
  readonly row: string
  readonly column: string
  readonly value: number
  /** Half of the distance between the quartiles of the measurements whose median is the value. */
  readonly noise: number
}

/**
 * - `sync`, `async`: nanoseconds that a subject adds to a request, or that a bare subject takes
 * - `lists`: nanoseconds of one decision, by the kind and the length of the list
 * - `list-peers`: nanoseconds that a subject adds to a request, by the number of listed origins
 * - `attacks`: nanoseconds of one decision, ordinary and attacked
 * - `attack-peers`: the time of an attacked preflight, as a multiple of an ordinary one
 * - the hosts: nanoseconds that a subject adds to a request there
 */
export type Table = FetchTable | HostTable
export type FetchTable = 'sync' | 'async' | 'lists' | 'list-peers' | 'attacks' | 'attack-peers'
export type HostTable = 'node-http' | 'express' | 'koa' | 'fastify' | 'h3' | 'hono' | 'hono-on-node'

/** The output of one process. */
export interface Run {
  readonly runtime: string
  readonly cells: readonly Cell[]
}

/** The task of a process. */
export interface Task extends Effort {
  readonly tables: readonly Table[]
}

export interface Effort {
  readonly rounds: number
  readonly calls: number
}

export const FULL: Effort = { rounds: 64, calls: 128 }

/** A short run, which shows whether everything works, and the order of magnitude. */
export const QUICK: Effort = { rounds: 12, calls: 96 }
