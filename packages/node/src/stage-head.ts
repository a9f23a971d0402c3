import { type OutgoingHttpHeader, ServerResponse } from 'node:http'
import { type CorsDecision, isCorsResponseHeaderName, mergeVary } from '@webcors/core'
import { type HeadEntry, readHeadEntries } from './head-entries.js'

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
 * @param write what will write the head
 * @returns the headers to give to `write`
 */
export function stageHead(
  head: Head,
  decision: CorsDecision,
  given: unknown,
  write: unknown,
): unknown {
  const entries = readHeadEntries(given)
  // What is wrong with them is for Node.js to say.
  if (!entries) return given
  const stored = head.getHeaderNames()
  // Storing headers costs more than all the rest. What others put around `writeHead` may not know a flat array.
  if (stored.length === 0 && write === NODES_OWN) return flatHead(entries, decision)
  for (const name of stored) if (isOwned(name, decision)) head.removeHeader(name)
  storeGiven(head, decision, entries, Array.isArray(given))
  for (const [name, value] of decision.headers) if (value) head.setHeader(name, value)
  const vary = mergeVary(String(head.getHeader('vary') ?? ''), decision.vary)
  if (vary) head.setHeader('Vary', vary)
  return undefined
}

/** The whole head: what was given, and the decision's. */
function flatHead(given: readonly HeadEntry[], decision: CorsDecision): unknown[] {
  const flat: unknown[] = []
  const vary: unknown[] = []
  for (const [name, value] of given) {
    const lower = String(name).toLowerCase()
    if (lower === 'vary') vary.push(value)
    else if (!isOwned(lower, decision)) flat.push(name, value)
  }
  for (const [name, value] of decision.headers) if (value) flat.push(name, value)
  const merged = mergeVary(vary.join(', '), decision.vary)
  if (merged) flat.push('Vary', merged)
  return flat
}

/** Stores what was given in place of what is stored, as Node.js does: only in a list may a name come twice. */
function storeGiven(
  head: Head,
  decision: CorsDecision,
  given: readonly HeadEntry[],
  isList: boolean,
): void {
  const lines = new Map<string, OutgoingHttpHeader[]>()
  for (const [name, value] of given) {
    const lower = String(name).toLowerCase()
    if (!name || isOwned(lower, decision)) continue
    const before = (isList || lower === 'vary') && lines.get(lower)
    const values = before ? [...before, value] : [value]
    lines.set(lower, values)
    head.setHeader(name as string, values.length === 1 ? value : (values.flat() as string[]))
  }
}

function isOwned(lowerCaseName: string, { headers }: CorsDecision): boolean {
  if (isCorsResponseHeaderName(lowerCaseName)) return true
  return (
    lowerCaseName === 'timing-allow-origin' &&
    headers.some(([name]) => name === 'Timing-Allow-Origin')
  )
}
