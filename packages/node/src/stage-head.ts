import { type OutgoingHttpHeader, ServerResponse } from 'node:http'
import { type CorsDecision, isCorsResponseHeaderName } from '@webcors/core'
import {
  flatten,
  type HeadEntry,
  isPairs,
  readHeadEntries,
  writeHeadEntries,
} from './head-entries.js'
import { mergeVaryAgain } from './merge-vary-again.js'

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
  const stored = head.getHeaderNames()
  // Storing headers costs more than all the rest, and beside stored ones Node.js takes no pairs, and before version 22
  // one line of each name. But what others put around `writeHead` may pass on its status alone.
  const inOneList = stored.length === 0 && (write === NODES_OWN || Array.isArray(given))
  if (given === undefined || given === null) {
    if (inOneList) return flatHeaders(decision)
    store(head, stored, decision)
    return given
  }
  const entries = readHeadEntries(given)
  if (!entries) return given
  const { kept, hasVary } = withoutOwned(entries, decision)
  if (inOneList) {
    for (const header of decision.headers) if (header[1]) kept.push(header)
    if (!hasVary && decision.vary.length > 0) kept.push(['Vary', decision.vary.join(', ')])
    return isPairs(given) ? kept : flatten(kept)
  }
  store(head, stored, decision)
  return writeHeadEntries(kept, given)
}

/** Puts a decision's headers in place of those that are stored. */
function store(head: Head, stored: readonly string[], decision: CorsDecision): void {
  let hasVary = false
  for (const name of stored) {
    if (name === 'vary') hasVary = true
    else if (isOwned(name, decision)) head.removeHeader(name)
  }
  const flat = flatHeaders(decision)
  for (let i = 0; i < flat.length; i += 2) {
    const name = flat[i] as string
    const merges = hasVary && name === 'Vary'
    const value = merges
      ? mergeVaryAgain(String(head.getHeader('vary')), decision.vary)
      : (flat[i + 1] as string)
    head.setHeader(name, value)
  }
}

/** The answers to preflights. Their decisions recur and are frozen, and frozen lists take V8 five times as long. */
const answers = new WeakMap<CorsDecision, readonly string[]>()

/** Names and values in turn, `Vary` among them. */
function flatHeaders(decision: CorsDecision): readonly string[] {
  const recurs = decision.kind === 'preflight' && decision.allowed
  const answer = recurs && answers.get(decision)
  if (answer) return answer
  const flat: string[] = []
  for (const [name, value] of decision.headers) if (value) flat.push(name, value)
  if (decision.vary.length > 0) flat.push('Vary', decision.vary.join(', '))
  if (recurs) answers.set(decision, flat)
  return flat
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
      kept[at] = [name, mergeVaryAgain(vary.join(', '), decision.vary)]
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
