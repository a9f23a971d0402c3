import { type CorsRequest, createCors, type OriginPattern } from '@webcors/core'
import { fetchContestants, measureAdded } from './added-time.ts'
import { ALLOWED, createHandler, POLICY } from './kinds.ts'
import type { Cell, Task } from './results.ts'
import { summarize } from './statistics.ts'
import type { Subject } from './subject.ts'
import { withH3, withHono, withItty, withWebcors } from './subjects.ts'
import { type Player, takeTurns } from './take-turns.ts'

export const SIZES: readonly number[] = [1, 1_000, 100_000]

interface List {
  readonly pattern: (index: number) => OriginPattern
  /** An origin that the pattern allows. */
  readonly origin: (index: number) => string
}

export const LISTS: Readonly<Record<string, List>> = {
  'exact origins': {
    pattern: (index) => `https://app.tenant-${index}.example.com`,
    origin: (index) => `https://app.tenant-${index}.example.com`,
  },
  'subdomain patterns': {
    pattern: (index) => `https://*.tenant-${index}.example.com`,
    origin: (index) => `https://app.tenant-${index}.example.com`,
  },
  'patterns within a label': {
    pattern: (index) => `https://pr-*.tenant-${index}.example.com`,
    origin: (index) => `https://pr-42.tenant-${index}.example.com`,
  },
}

/** Origins to ask for in turn, taken from the whole list. */
const ASKED = 64

/** Times one decision, which must not depend on the number of listed origins. */
export async function measureListSize(task: Task): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const [name, { pattern, origin }] of Object.entries(LISTS)) {
    const players = SIZES.flatMap((size): Player[] => {
      const origins = Array.from({ length: size }, (_, index) => pattern(index))
      const policy = createCors({ ...POLICY, origin: origins })
      const index = (turn: number) => Math.floor((turn * size) / ASKED) % size
      const allowed = Array.from({ length: ASKED }, (_, turn) => request(origin(index(turn))))
      const denied = allowed.map((asked) => request(`${asked.origin}.example`))
      return [
        {
          name: `${size} allowed`,
          call: (turn) => policy.decide(allowed[turn % ASKED] as CorsRequest),
        },
        {
          name: `${size} denied`,
          call: (turn) => policy.decide(denied[turn % ASKED] as CorsRequest),
        },
      ]
    })
    const scores = await takeTurns(players, {
      rounds: Math.ceil(task.rounds / 2),
      calls: task.calls * 4,
    })
    for (const [column, times] of scores) {
      cells.push({ table: 'lists', row: name, column, ...summarize(times) })
    }
  }
  return cells
}

function request(origin: string): CorsRequest {
  return { method: 'GET', origin, requestMethod: null, requestHeaders: null }
}

/**
 * Times whole requests from the last origin of the list, with webcors and with subjects that search
 * the list.
 */
export async function measureListPeers(task: Task): Promise<Cell[]> {
  const cells: Cell[] = []
  const handler = createHandler('actual')
  const policies = SIZES.map((size) => [
    ...Array.from({ length: size - 1 }, (_, index) => `https://app.tenant-${index}.com` as const),
    ALLOWED as OriginPattern,
  ])
  for (const origins of policies) {
    const subjects: Subject[] = [
      { name: 'bare', over: null, fetch: handler },
      { name: 'webcors', over: 'bare', fetch: withWebcors(handler, { origins }) },
      { name: 'bare Hono', over: null, fetch: withHono(handler, null) },
      { name: 'Hono', over: 'bare Hono', fetch: withHono(handler, { origins }) },
      { name: 'bare h3', over: null, fetch: withH3(handler, null) },
      { name: 'h3', over: 'bare h3', fetch: withH3(handler, { origins }) },
      { name: 'bare itty-router', over: null, fetch: withItty(handler, null) },
      { name: 'itty-router', over: 'bare itty-router', fetch: withItty(handler, { origins }) },
    ]
    const game = { rounds: Math.ceil(task.rounds / 4), calls: task.calls, turnLimit: 10 }
    const row = String(origins.length)
    cells.push(
      ...(await measureAdded('list-peers', row, fetchContestants(subjects, 'actual'), game)),
    )
  }
  return cells
}
