import { isDeepStrictEqual } from 'node:util'
import { EXPOSABLE } from '../hosts/application.ts'
import { isPreflight, type Passed } from '../hosts/names-proxy-server.ts'
import type { Upstream } from '../hosts/upstream.ts'
import { groupBy } from '../group-by.ts'
import type { Outcome, PageRequest } from '../lab/lab-case.ts'
import type { Pages } from '../lab/pages.ts'
import { sortLines } from '../lab/sort-lines.ts'
import { isAllowed, isUsable, preflightsOf, readableOf } from './authors-rule.ts'
import { deviationOf } from './deviation-of.ts'
import type { Pair } from './generate-pairs.ts'

const API = 'api.example.net'

/** The result for a page, by the rule or in an engine. */
export type Got =
  | 'nothing'
  | 'something'
  | { readonly status: number | null; readonly readable: readonly string[] }

/** The observations of a pair. */
export interface Result {
  /** The results, one for each time that the request was sent. */
  readonly got: readonly Got[]
  readonly preflights: number
}

export interface Verdict {
  readonly pair: Pair
  readonly expected: Result
  readonly seen: Result
  /** The name of the engine's known deviation from the rule, which no server can prevent. */
  readonly deviation: string | null
  /** The exchanges at the URL of the pair. */
  readonly passed: readonly Passed[]
  /** The console lines about the pair. */
  readonly lines: readonly string[]
}

/**
 * The number of the run, which is part of URLs, so that no response is cached from one host to the
 * next.
 */
let run = 0

/** Runs pairs with pages at every origin, in front of a host. */
export async function judge(
  pages: Pages,
  host: Upstream,
  pairs: readonly Pair[],
): Promise<readonly Verdict[]> {
  const id = ++run
  pages.lead(API, host)
  const before = new Map(pairs.map((pair) => [pair, pages.passed(pathOf(pair)).length]))
  const outcomes = new Map<Pair, readonly Outcome[]>()
  const pagesOf = [...groupBy(pairs, ({ deed }) => deed.origin)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  // The response to the first request is cached, and the other requests get it.
  for (const [origin, own] of id % 2 === 0 ? pagesOf : pagesOf.toReversed()) {
    const requests = own.map((pair) => toRequest(pair, id))
    const seen = await pages.run(origin, requests)
    for (const [at, pair] of own.entries()) outcomes.set(pair, seen[at] ?? [])
  }
  const printed = sortLines(await pages.printed(), pathIn)
  return pairs.map((pair) => {
    const passed = pages.passed(pathOf(pair)).slice(before.get(pair))
    const expected = byRule(pair)
    const got = (outcomes.get(pair) ?? []).map((one) => gotOf(pair, one))
    // Other pairs may have requested a shared URL before.
    const seen = { got, preflights: pair.isKept ? 0 : passed.filter(isPreflight).length }
    const deviation = deviationOf(pages.engine, pair, expected, seen)
    return { pair, expected, seen, deviation, passed, lines: printed.get(pathOf(pair)) ?? [] }
  })
}

export function isWrong({ expected, seen, deviation }: Verdict): boolean {
  return deviation === null && !isDeepStrictEqual(expected, seen)
}

export function pathOf({ id, policyId, status, isKept, kind, prefix = '' }: Pair): string {
  const own = isKept ? 'kept' : `${status}/${id}`
  return `${prefix}/${policyId}/${own}${kind === 'text' ? '' : `/${kind}`}`
}

function pathIn(text: string): string | null {
  return new RegExp(`https://${API}(/[\\w/]+)`).exec(text)?.[1] ?? null
}

function toRequest(pair: Pair, id: number): PageRequest {
  const { origin: _, ...deed } = pair.deed
  return { ...deed, url: `https://${API}${pathOf(pair)}?${id}`, redirect: 'follow' }
}

function byRule({ policy, deed, status }: Pair): Result {
  const preflights = preflightsOf(policy, deed)
  const got = (): Got => {
    if (!isAllowed(policy, deed) || !isUsable(deed.api, status)) return 'nothing'
    if (!isScripted(deed.api)) return 'something'
    return { status, readable: lower(readableOf(policy, EXPOSABLE)) }
  }
  return { got: Array.from({ length: deed.times }, got), preflights }
}

function gotOf({ deed }: Pair, outcome: Outcome): Got {
  if (!outcome.allowed) return 'nothing'
  if (!isScripted(deed.api)) return 'something'
  const names = lower(EXPOSABLE)
  return {
    status: outcome.status,
    readable: outcome.readable.filter((name) => names.includes(name)),
  }
}

function isScripted(api: PageRequest['api']): boolean {
  return api === 'fetch' || api === 'XMLHttpRequest'
}

function lower(names: readonly string[]): readonly string[] {
  return names.map((name) => name.toLowerCase()).toSorted()
}
