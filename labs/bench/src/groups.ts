import type { FetchTable, HostTable, Table } from './results.ts'
import type { RuntimeName } from './runtimes.ts'

/**
 * Subjects that are timed in a process of their own, so that modules of other subjects do not
 * disturb them.
 */
export interface Group {
  readonly tables: readonly Table[]
  /** The file in `dist` to run. */
  readonly worker: 'worker.js' | 'host-worker.js'
  readonly runtimes: readonly RuntimeName[]
}

const FETCH: readonly FetchTable[] = [
  'sync',
  'async',
  'lists',
  'list-peers',
  'attacks',
  'attack-peers',
]

export const GROUPS: Readonly<Record<'fetch' | HostTable, Group>> = {
  fetch: { tables: FETCH, worker: 'worker.js', runtimes: ['node', 'bun', 'deno'] },
  'node-http': host('node-http'),
  express: host('express'),
  koa: host('koa'),
  fastify: host('fastify'),
  h3: host('h3'),
  hono: host('hono'),
  'hono-on-node': host('hono-on-node'),
}

function host(table: HostTable): Group {
  return { tables: [table], worker: 'host-worker.js', runtimes: ['node'] }
}

/** The parts of a run: the groups, and requests per second, which are counted in another way. */
export type Choice = keyof typeof GROUPS | 'throughput'

export const CHOICES: readonly Choice[] = [...(Object.keys(GROUPS) as Choice[]), 'throughput']

/** Reads names separated by commas. Without names, everything is chosen. */
export function parseChoices(text: string | undefined): readonly Choice[] {
  if (text === undefined) return CHOICES
  return text.split(',').map((name) => {
    const choice = CHOICES.find((one) => one === name.trim())
    if (choice === undefined)
      throw new Error(`Cannot run "${name}": choose from ${CHOICES.join(', ')}`)
    return choice
  })
}
