import type { CorsDecision } from '@webcors/core'
import type { DecidedHead } from './decided-head.js'
import { type HeadEntry, readHeadEntries, writeHeadEntries } from './head-entries.js'
import { addRemoved, isOwned, type Removed } from './owned-headers.js'

/** What `writeHead` was given, without what the policy owns. */
export interface PassedOn {
  /** In the form that was given. */
  readonly headers: unknown
  readonly given: unknown
  /** The same as entries if a list was given, to which others can be added. */
  readonly list: readonly HeadEntry[] | null
  readonly hasVary: boolean
  readonly hasExpect: boolean
  /** `null` if nothing was removed. */
  readonly removed: Removed | null
}

const NOTHING: PassedOn = {
  headers: undefined,
  given: undefined,
  list: null,
  hasVary: false,
  hasExpect: false,
  removed: null,
}

/**
 * Leaves out the headers that the policy owns, and merges the names of the decision into `Vary`. An object in which nothing
 * concerns the policy, as frameworks give, is passed on as it is.
 *
 * @param given the headers that `writeHead` was given, in any form that it takes
 */
export function passOn(given: unknown, decision: CorsDecision, decided: DecidedHead): PassedOn {
  if (given === undefined || given === null) return NOTHING
  const unchanged: PassedOn = { ...NOTHING, headers: given, given }
  if (typeof given === 'object' && !Array.isArray(given)) {
    const object = given as Readonly<Record<string, unknown>>
    const vary = findVaryAlone(object, decision, decided)
    if (vary === null) return unchanged
    if (vary !== undefined) {
      const headers = { ...object, [vary]: decided.mergeVary(object[vary] as never) }
      return { ...unchanged, headers, hasVary: true }
    }
  }
  const entries = readHeadEntries(given)
  // Node.js refuses half a pair.
  return entries ? withoutOwned(entries, given, decision, decided) : unchanged
}

/** The first letters of the names that matter here: `Access-Control-*`, `Expect`, `Timing-Allow-Origin`, `Vary`. */
const LETTERS = 'AaEeTtVv'

/**
 * Looks through the names of an object.
 *
 * @returns `null` if none concerns the policy, the name if it is one `Vary`, and `undefined` for anything else
 */
function findVaryAlone(
  given: Readonly<Record<string, unknown>>,
  decision: CorsDecision,
  decided: DecidedHead,
): string | null | undefined {
  let vary: string | null = null
  for (const name in given) {
    if (!LETTERS.includes(name[0] as string)) continue
    const lower = name.toLowerCase()
    if (lower === 'expect' || isOwned(lower, decision)) return undefined
    if (lower !== 'vary' || !decided.vary) continue
    if (vary !== null || !Object.hasOwn(given, name) || given[name] === undefined) return undefined
    vary = name
  }
  return vary
}

/** The same for entries. Several `Vary` become one. */
function withoutOwned(
  entries: readonly HeadEntry[],
  given: unknown,
  decision: CorsDecision,
  decided: DecidedHead,
): PassedOn {
  const kept: HeadEntry[] = []
  const vary: unknown[] = []
  let at = -1
  let hasExpect = false
  let removed: Removed | null = null
  for (const entry of entries) {
    // A caller's mistake may be anything instead of a pair, and Node.js judges it.
    const name = entry?.[0]
    const value = entry?.[1]
    const lower = typeof name === 'string' ? name.toLowerCase() : ''
    if (lower === 'vary' && value !== undefined && decided.vary) {
      if (at === -1) at = kept.push(entry) - 1
      vary.push(value)
      kept[at] = [name, decided.mergeVary(vary.join(', '))]
    } else if (isOwned(lower, decision)) {
      addRemoved((removed ??= new Map()), lower, value)
    } else {
      if (lower === 'expect') hasExpect = true
      kept.push(entry)
    }
  }
  return {
    headers: writeHeadEntries(kept, given),
    given,
    list: Array.isArray(given) ? kept : null,
    hasVary: at !== -1,
    hasExpect,
    removed,
  }
}
