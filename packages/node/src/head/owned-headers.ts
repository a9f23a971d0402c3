import type { OutgoingHttpHeader } from 'node:http'
import type { CorsDecision } from '@webcors/core'
import { isCorsResponseHeaderName, mergeVary } from '@webcors/core/adapter'
import type { HeadEntry } from './head-entries.js'

/** Whether a header is the policy's: what others put there does not count. */
export function isOwned(lowerCaseName: string, { headers }: CorsDecision): boolean {
  return (
    // Asked for every header of every response: to look at one letter first takes a fifth of the time.
    (lowerCaseName[0] === 'a' && isCorsResponseHeaderName(lowerCaseName)) ||
    (lowerCaseName === 'timing-allow-origin' &&
      headers.some(([name]) => name === 'Timing-Allow-Origin'))
  )
}

/** What was given to `writeHead`, without what the policy owns. */
export interface Given {
  readonly kept: HeadEntry[]
  readonly hasVary: boolean
  readonly hasExpect: boolean
}

/** Leaves out what the policy owns. `Vary`, of which there may be several, becomes one with the policy's names. */
export function withoutOwned(entries: readonly HeadEntry[], decision: CorsDecision): Given {
  let hasExpect = false
  const kept: HeadEntry[] = []
  let at = -1
  const vary: unknown[] = []
  for (const entry of entries) {
    // What should be a pair may be anything, and is for Node.js to judge.
    const name = entry?.[0]
    const value = entry?.[1]
    const lower = lowerCase(name)
    if (lower === 'expect') hasExpect = true
    if (lower === 'vary' && value !== undefined && decision.vary.length > 0) {
      if (at === -1) at = kept.push(entry) - 1
      vary.push(value)
      kept[at] = [name, mergeVaryAgain(vary.join(', '), decision.vary)]
    } else if (!isOwned(lower, decision)) kept.push(entry)
  }
  return { kept, hasVary: at !== -1, hasExpect }
}

function lowerCase(name: unknown): string {
  return typeof name === 'string' ? name.toLowerCase() : ''
}

let last: readonly [question?: string, answer?: string] = []

/**
 * Merges names into a `Vary` that is there, and remembers the last time: applications write the same one
 * again and again, and to take it apart costs more than to store a header.
 *
 * @param current as a response has it stored; a list is several lines
 * @param names at least one
 */
export function mergeVaryAgain(
  current: OutgoingHttpHeader | undefined,
  names: readonly string[],
): string {
  const before = String(current ?? '')
  const question = `${before}\n${names.join()}`
  if (question !== last[0]) last = [question, mergeVary(before, names) as string]
  return last[1] as string
}
