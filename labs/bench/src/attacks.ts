import { type CorsOptions, type CorsRequest, createCors } from '@webcors/core'
import { ALLOWED, createHandler, POLICY, URL_OF_ALL } from './kinds.ts'
import type { Cell, Task } from './results.ts'
import { summarize } from './statistics.ts'
import type { Fetch, SubjectName } from './subject.ts'
import { withH3, withHono, withItty, withWebcors } from './subjects.ts'
import { minimumByHand } from './by-hand-minimum.ts'
import { takeTurns } from './take-turns.ts'

const MEGABYTE = 2 ** 20

/** The value of `Access-Control-Request-Headers`, in place of `content-type`. */
export const HEADER_LISTS: Readonly<Record<string, string>> = {
  '1 MiB, one name': 'x'.repeat(MEGABYTE),
  '1 MiB of commas': ','.repeat(MEGABYTE),
  '1 MiB of short names': 'a,b,c,d,'.repeat(MEGABYTE / 8),
}

const ANY = { ...POLICY, methods: '*', allowedHeaders: '*' } as const
const PATTERNS = {
  ...POLICY,
  origin: Array.from({ length: 1_000 }, (_, index) => [
    `https://*.tenant-${index}.example.com` as const,
    `https://pr-*.tenant-${index}.example.com` as const,
  ]).flat(),
}

interface Attack {
  readonly options: CorsOptions
  readonly ordinary: CorsRequest
  readonly attack: CorsRequest
}

/**
 * Times one decision on costly values. The look-up in `Headers` is left out, because it is the
 * runtime's.
 */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  ...Object.fromEntries(
    Object.entries({
      ...HEADER_LISTS,
      '2,048 characters of short names, the longest list that is read': 'a,b,'.repeat(512),
    }).flatMap(([name, list]) => [
      [`listed headers: ${name}`, headerAttack(POLICY, list)],
      [`any header: ${name}`, headerAttack(ANY, list)],
    ]),
  ),
  'exact origins: `Origin` of 16 KiB': originAttack(POLICY, `https://${'a.'.repeat(8_192)}com`),
  'patterns: `Origin` of 16 KiB': originAttack(PATTERNS, `https://${'a.'.repeat(8_192)}com`),
  'patterns: host of 120 labels': originAttack(PATTERNS, `https://${'a.'.repeat(119)}example`),
  'patterns: host with 60 hyphens': originAttack(
    PATTERNS,
    `https://${'a-'.repeat(30)}a.${'pr-'.repeat(20)}a.${'a-'.repeat(10)}a.example`,
  ),
}

function headerAttack(options: Attack['options'], requestHeaders: string): Attack {
  const ordinary = { ...preflight(ALLOWED), requestHeaders: 'content-type' }
  return { options, ordinary, attack: { ...ordinary, requestHeaders: flat(requestHeaders) } }
}

function originAttack(options: Attack['options'], origin: string): Attack {
  return { options, ordinary: preflight('https://evil.example'), attack: preflight(flat(origin)) }
}

function preflight(origin: string): CorsRequest {
  return { method: 'OPTIONS', origin, requestMethod: 'PUT', requestHeaders: null }
}

/**
 * Flattens a text: repeated text is a tree of strings in some engines, and text from the network is
 * one string.
 */
function flat(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text))
}

export async function measureAttacks(task: Task): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const [row, { options, ordinary, attack }] of Object.entries(ATTACKS)) {
    const policy = createCors(options)
    const players = [
      { name: 'ordinary', call: () => policy.decide(ordinary) },
      { name: 'attack', call: () => policy.decide(attack) },
    ]
    const game = { rounds: Math.ceil(task.rounds / 2), calls: task.calls * 4, turnLimit: 20 }
    for (const [column, times] of await takeTurns(players, game)) {
      cells.push({ table: 'attacks', row, column, ...summarize(times) })
    }
  }
  return cells
}

/** Times preflights to every subject that allows any header, attacked and not. */
export async function measureAttackPeers(task: Task): Promise<Cell[]> {
  const handler = createHandler('preflight-any')
  const subjects: readonly (readonly [SubjectName, Fetch])[] = [
    ['minimum', minimumByHand(handler, true)],
    ['webcors', withWebcors(handler, { any: true })],
    ['Hono', withHono(handler, { any: true })],
    ['h3', withH3(handler, { any: true })],
    ['itty-router', withItty(handler, { any: true })],
  ]
  const game = { rounds: Math.ceil(task.rounds / 4), calls: task.calls, turnLimit: 5 }
  const cells: Cell[] = []
  for (const [row, list] of Object.entries(HEADER_LISTS)) {
    for (const [column, fetch] of subjects) {
      const ordinary = preflightRequest('content-type')
      const attack = preflightRequest(list)
      const players = [
        { name: 'ordinary', call: () => fetch(ordinary) },
        { name: 'attack', call: () => fetch(attack) },
      ]
      const scores = await takeTurns(players, game)
      const times = scores.get('ordinary') ?? []
      const ratios = (scores.get('attack') ?? []).map((time, round) => time / (times[round] ?? 0))
      cells.push({ table: 'attack-peers', row, column, ...summarize(ratios) })
    }
  }
  return cells
}

function preflightRequest(list: string): Request {
  return new Request(URL_OF_ALL, {
    method: 'OPTIONS',
    headers: {
      Origin: ALLOWED,
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': list,
    },
  })
}
