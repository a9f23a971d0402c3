import { HOST_KINDS } from './host-kinds.ts'
import { KINDS } from './kinds.ts'
import type { Cell, HostTable, Table } from './results.ts'

/** How a table of added time is shown, and the goals of webcors in it. */
export interface View {
  readonly table: Table
  /** The subject whose time is compared with the others. */
  readonly subject: 'webcors' | 'webcors, around it'
  /** The kinds of requests, and their labels. */
  readonly rows: Readonly<Record<string, string>>
  /** The subjects that webcors is compared with, and their labels. */
  readonly others: readonly (readonly [column: Cell['column'], label: string])[]
  /** The most time that the subject may add, as a multiple of the time that another adds: the goal. */
  readonly goalOf: (other: string, row: string, runtime: string) => number
}

const BY_HAND = ['by hand', 'the same by hand'] as const
const BYTES = ['bytes', 'nothing but the bytes'] as const
const LEAST_IN_HONO = ['minimum, as middleware', 'the least as middleware'] as const
const LEAST = ['minimum', 'the least by hand'] as const

export const FETCH_VIEWS: readonly View[] = (['sync', 'async'] as const).map((table) => ({
  table,
  subject: 'webcors',
  rows: KINDS,
  others: [
    BY_HAND,
    ['tuned', 'tuned by hand'],
    LEAST,
    ['Hono', 'Hono'],
    ['h3', 'h3'],
    ['itty-router', 'itty-router'],
  ],
  goalOf: (other, _, runtime) => {
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
  'hono-on-node': 'hono/cors',
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
  'hono-on-node': 'Hono 4 on Node.js',
}

/** The most time that a subject may add, as a multiple of the time that the peer adds. */
interface Goals {
  /** The same for the code by hand. @default 1.25 */
  readonly byHand?: number
  readonly preflight: number
  readonly actual: number
  /** The goal for all other requests. */
  readonly rest: number
}

const USUAL: Goals = { preflight: 0.25, actual: 1, rest: 1 }

const GOALS: Readonly<Record<HostTable, Goals>> = {
  'node-http': USUAL,
  express: USUAL,
  koa: USUAL,
  fastify: { preflight: 0.3, actual: 0.6, rest: 1 },
  h3: { preflight: 0.25, actual: 0.25, rest: 0.25 },
  hono: { preflight: 0.35, actual: 0.35, rest: 0.35 },
  // The code by hand is around the listener, where no request has been converted yet.
  'hono-on-node': { byHand: Infinity, preflight: 0.7, actual: 0.35, rest: 0.35 },
}

/** The goals around the listener of `@hono/node-server`. */
const AROUND: Goals = { preflight: 0.1, actual: 0.1, rest: 0.1 }

export type HostView = View & { readonly table: HostTable }

export const HOST_VIEWS: readonly HostView[] = [
  ...(Object.keys(PEERS) as HostTable[]).map((table) => hostView(table, 'webcors')),
  hostView('hono-on-node', 'webcors, around it'),
]

function hostView(table: HostTable, subject: View['subject']): HostView {
  const peer = PEERS[table]
  const { byHand = 1.25, preflight, actual, rest } = subject === 'webcors' ? GOALS[table] : AROUND
  return {
    table,
    subject,
    rows: HOST_KINDS,
    others: [
      BY_HAND,
      LEAST,
      ...(isFetch(table) ? [] : [BYTES]),
      ...(table.startsWith('hono') ? [LEAST_IN_HONO] : []),
      [peer, labelOf(peer)],
    ],
    goalOf: (other, row) => {
      if (other === 'by hand') return byHand
      if (other !== peer) return Infinity
      if (row.startsWith('preflight')) return preflight
      return row === 'actual' ? actual : rest
    },
  }
}

/** Whether a host runs fetch handlers, so that it has no response object of Node.js. */
function isFetch(table: HostTable): boolean {
  return table === 'h3' || table === 'hono'
}

/** The name of the package that each peer is imported from. */
export function labelOf(peer: string): string {
  return { h3: 'handleCors', Hono: 'hono/cors' }[peer] ?? peer
}
