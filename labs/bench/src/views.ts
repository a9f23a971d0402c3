import { KINDS } from './kinds.ts'
import { NODE_KINDS } from './node/node-kinds.ts'
import type { Cell, HostTable, Table } from './results.ts'

/** How a table of added time is shown, and the targets of webcors in it. */
export interface View {
  readonly table: Table
  /** The kinds of requests, and their labels. */
  readonly rows: Readonly<Record<string, string>>
  /** The subjects that webcors is compared with, and their labels. */
  readonly others: readonly (readonly [column: Cell['column'], label: string])[]
  /** The most time that webcors may add, as a multiple of the time that another adds. */
  readonly target: (other: string, row: string, runtime: string) => number
}

const BY_HAND = ['by hand', 'the same by hand'] as const
const BYTES = ['bytes', 'nothing but the bytes'] as const
const LEAST = ['minimum', 'the least by hand'] as const

export const FETCH_VIEWS: readonly View[] = (['sync', 'async'] as const).map((table) => ({
  table,
  rows: KINDS,
  others: [
    BY_HAND,
    ['tuned', 'tuned by hand'],
    LEAST,
    ['Hono', 'Hono'],
    ['h3', 'h3'],
    ['itty-router', 'itty-router'],
  ],
  target: (other, _, runtime) => {
    if (other === 'tuned') return runtime.startsWith('Node.js') ? 1.2 : 1.3
    return (other === 'Hono' || other === 'h3') && table === 'sync' ? 0.25 : Infinity
  },
}))

const PEERS: Readonly<Record<HostTable, string>> = {
  'node-http': 'cors',
  express: 'cors',
  koa: '@koa/cors',
  fastify: '@fastify/cors',
  h3: 'h3',
  hono: 'Hono',
}

/** The peers that webcors is compared with. */
export function peerOf(table: HostTable): string {
  return PEERS[table]
}

/** The names of the hosts, and the peers on each. */
export const HOST_NAMES: Readonly<Record<HostTable, string>> = {
  'node-http': '`node:http`',
  express: 'Express 5',
  koa: 'Koa 3',
  fastify: 'Fastify 5',
  h3: 'h3 2',
  hono: 'Hono 4',
}

export const HOST_VIEWS: readonly (View & { readonly table: HostTable })[] = (
  Object.keys(PEERS) as HostTable[]
).map((table) => ({
  table,
  rows: NODE_KINDS,
  others: [
    BY_HAND,
    LEAST,
    ...(isFetch(table) ? [] : [BYTES]),
    [PEERS[table], labelOf(PEERS[table])],
  ],
  target: (other, row) => {
    if (other === 'by hand') return 1.25
    if (other !== PEERS[table]) return Infinity
    const isPreflight = row.startsWith('preflight')
    if (table === 'fastify') return isPreflight ? 0.3 : row === 'actual' ? 0.6 : 1
    if (table === 'hono') return 0.35
    return isPreflight || table === 'h3' ? 0.25 : 1
  },
}))

/** Whether a host runs fetch handlers, so that it has no response object of Node.js. */
function isFetch(table: HostTable): boolean {
  return table === 'h3' || table === 'hono'
}

/** The name of the package that each peer is imported from. */
export function labelOf(peer: string): string {
  return { h3: 'handleCors', Hono: 'hono/cors' }[peer] ?? peer
}
