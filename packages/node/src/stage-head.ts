import { type OutgoingHttpHeader, ServerResponse } from 'node:http'
import { type CorsDecision, isCorsResponseHeaderName, mergeVary } from '@webcors/core'
import {
  flatten,
  type HeadEntry,
  isPairs,
  readHeadEntries,
  writeHeadEntries,
} from './head-entries.js'

/** What is needed of a response. Frameworks and tests bring their own ones, too. */
export interface Head {
  readonly headersSent: boolean
  getHeader(name: string): OutgoingHttpHeader | undefined
  getHeaderNames(): string[]
  setHeader(name: string, value: OutgoingHttpHeader): unknown
  removeHeader(name: string): void
}

// oxlint-disable-next-line unbound-method -- it is compared, not called
const NODES_OWN: unknown = ServerResponse.prototype.writeHead

/**
 * Makes a decision's headers part of the head that is about to be written. It can be done again, after
 * an attempt that failed.
 *
 * @param given the headers that `writeHead` was given, in any of its forms
 * @param write what will write the head, and judge what was given: it takes it as it is, but for what
 *   the policy owns
 * @returns the headers to give to `write`
 */
export function stageHead(
  head: Head,
  decision: CorsDecision,
  given: unknown,
  write: unknown,
): unknown {
  const entries = readHeadEntries(given)
  if (!entries) return given
  const { kept, hasVary } = withoutOwned(entries, decision)
  const stored = head.getHeaderNames()
  // Storing headers costs more than all the rest, and beside stored ones Node.js takes no pairs. But what others put
  // around `writeHead` may pass on its status alone.
  if (stored.length === 0 && (write === NODES_OWN || isPairs(given))) {
    for (const header of decision.headers) if (header[1]) kept.push(header)
    if (!hasVary && decision.vary.length > 0) kept.push(['Vary', decision.vary.join(', ')])
    return isPairs(given) ? kept : flatten(kept)
  }
  for (const name of stored) if (isOwned(name, decision)) head.removeHeader(name)
  for (const [name, value] of decision.headers) if (value) head.setHeader(name, value)
  if (decision.vary.length > 0) {
    const vary = mergeVary(String(head.getHeader('vary') ?? ''), decision.vary)
    head.setHeader('Vary', vary as string)
  }
  return given === undefined || given === null ? given : writeHeadEntries(kept, given)
}

/** What was given, but for what the policy owns. Its `Vary`, of which there may be several, gets the policy's names. */
function withoutOwned(
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
    const lower = typeof name === 'string' ? name.toLowerCase() : ''
    if (lower === 'vary' && value !== undefined && decision.vary.length > 0) {
      if (at === -1) at = kept.push(entry) - 1
      vary.push(value)
      kept[at] = [name, mergeVary(vary.join(', '), decision.vary) as string]
    } else if (!isOwned(lower, decision)) kept.push(entry)
  }
  return { kept, hasVary: at !== -1 }
}

function isOwned(lowerCaseName: string, { headers }: CorsDecision): boolean {
  if (isCorsResponseHeaderName(lowerCaseName)) return true
  return (
    lowerCaseName === 'timing-allow-origin' &&
    headers.some(([name]) => name === 'Timing-Allow-Origin')
  )
}
