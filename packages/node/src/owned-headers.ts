import { type CorsDecision, isCorsResponseHeaderName, mergeVary } from '@webcors/core'
import type { HeadEntry } from './head-entries.js'

/** Whether a header is the policy's: what others put there does not count. */
export function isOwned(lowerCaseName: string, { headers }: CorsDecision): boolean {
  return (
    // Asked for every header of every response: to look at one letter first takes a fifth of the time.
    (lowerCaseName[0] === 'a' && isCorsResponseHeaderName(lowerCaseName)) ||
    // No header of responses (RFC 9110, section 10.1.1). With it, Node.js sends a head before lines can be appended.
    lowerCaseName === 'expect' ||
    (lowerCaseName === 'timing-allow-origin' &&
      headers.some(([name]) => name === 'Timing-Allow-Origin'))
  )
}

/** Leaves out what the policy owns. `Vary`, of which there may be several, becomes one with the policy's names. */
export function withoutOwned(
  entries: readonly HeadEntry[],
  decision: CorsDecision,
): { kept: HeadEntry[]; hasVary: boolean } {
  const kept: HeadEntry[] = []
  let at = -1
  const vary: unknown[] = []
  for (const entry of entries) {
    // What should be a pair may be anything, and is for Node.js to judge.
    const name = entry?.[0]
    const value = entry?.[1]
    const lower = lowerCase(name)
    if (lower === 'vary' && value !== undefined && decision.vary.length > 0) {
      if (at === -1) at = kept.push(entry) - 1
      vary.push(value)
      kept[at] = [name, mergeVary(vary.join(', '), decision.vary) as string]
    } else if (!isOwned(lower, decision)) kept.push(entry)
  }
  return { kept, hasVary: at !== -1 }
}

function lowerCase(name: unknown): string {
  return typeof name === 'string' ? name.toLowerCase() : ''
}
