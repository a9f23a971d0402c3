import type { CorsDecision } from '@webcors/core'
import type { DecidedHead } from './decided-head.js'
import { type HeadEntry, readHeadEntries, writeHeadEntries } from './head-entries.js'
import { addRemoved, isOwned, type Removed } from './owned-headers.js'

/** The headers that were passed to `writeHead`, without those that the policy owns. */
export interface PassedOn {
  /** The remaining headers, in the form of the passed ones. */
  readonly headers: unknown
  /** The headers as they were passed. */
  readonly given: unknown
  /**
   * The remaining headers as entries, so that more can be added. `null` unless an array was passed.
   */
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
 * Leaves out the headers that the policy owns, and merges the decision's names into `Vary`. An
 * object without any of these headers is passed on unchanged, which is the usual case in
 * frameworks.
 *
 * @param given the headers that were passed to `writeHead`, in any form that it accepts
 */
export function passOn(given: unknown, decision: CorsDecision, decided: DecidedHead): PassedOn {
  if (given === undefined || given === null) return NOTHING
  const unchanged: PassedOn = { ...NOTHING, headers: given, given }
  if (typeof given === 'object' && !Array.isArray(given)) {
    const object = given as Readonly<Record<string, unknown>>
    const vary = findSingleVary(object, decision, decided)
    if (vary === null) return unchanged
    if (vary !== undefined) {
      const headers = { ...object, [vary]: decided.mergeVary(object[vary] as never) }
      return { ...unchanged, headers, hasVary: true }
    }
  }
  const entries = readHeadEntries(given)
  // Node.js itself refuses a name without a value.
  return entries ? removeOwned(entries, given, decision, decided) : unchanged
}

/**
 * The first letters of the names that concern the policy: `Access-Control-*`, `Expect`,
 * `Timing-Allow-Origin`, `Vary`.
 */
const LETTERS = 'AaEeTtVv'

/**
 * Looks for the names of an object that concern the policy.
 *
 * @returns `null` if there are none, the name of `Vary` if that is the only one, and otherwise
 *   `undefined`
 */
function findSingleVary(
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

/** Does the work of `passOn` for entries. Several `Vary` become one. */
function removeOwned(
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
    // If the caller makes a mistake, the entry may be any value. Node.js itself throws the error
    // for it.
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
