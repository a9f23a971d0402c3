import type { OutgoingHttpHeader } from 'node:http'
import type { CorsDecision } from '@webcors/core'
import { appendLines, canAppend, NODES_OWN } from './append-lines.js'
import { readHeadEntries, writeHeadEntries } from './head-entries.js'
import { headLines } from './head-lines.js'
import { isOwned, mergeVaryAgain, withoutOwned } from './owned-headers.js'

/** What is needed of a response. Frameworks and tests bring their own ones, too. */
export interface Head {
  readonly headersSent: boolean
  getHeader(name: string): OutgoingHttpHeader | undefined
  getHeaderNames(): string[]
  setHeader(name: string, value: OutgoingHttpHeader): unknown
  removeHeader(name: string): void
}

export type WriteHead = (this: Head, status: number, ...rest: unknown[]) => Head

/**
 * Writes a head with a decision's headers in place of all that the policy owns. It can be done again, after an attempt
 * that failed.
 *
 * @param write what writes the head, and judges what was given: it takes it as it is, but for what the policy owns
 * @param message the status message, if one was given
 * @param given the headers that `writeHead` was given, in any of its forms
 */
export function writeStagedHead(
  head: Head,
  decision: CorsDecision,
  write: WriteHead,
  status: number,
  message?: string,
  given?: unknown,
): Head {
  const stored = head.getHeaderNames()
  const storesVary = stored.includes('vary')
  for (const name of stored) if (isOwned(name, decision)) head.removeHeader(name)
  const entries = readHeadEntries(given)
  const { kept, hasVary, hasExpect } = withoutOwned(entries ?? [], decision)
  const vary = decision.vary.join(', ')

  // What others put around `writeHead` is to find headers stored; and with `Expect`, Node.js sends a head as soon as it is written.
  const isAppended =
    write === NODES_OWN.writeHead && canAppend(head) && !hasExpect && !stored.includes('expect')
  const lines = isAppended ? headLines(decision.headers) : null
  const ours = lines ? [] : decision.headers.filter(([, value]) => value)
  const isList = Array.isArray(given)
  // Where nothing is stored, Node.js takes a list in place of an object, which takes longer to make and to read.
  const form = lines && stored.length === 0 && !isList ? [] : given
  let headers = entries && given ? writeHeadEntries(kept, form) : given
  if (!lines && stored.length === 0 && isList) {
    // Beside stored headers it takes no pairs, and before version 22 one line of each name.
    if (vary && !hasVary) ours.push(['Vary', vary])
    if (entries) headers = writeHeadEntries([...kept, ...ours], given)
  } else {
    for (const [name, value] of ours) head.setHeader(name, value)
    if (vary && (!lines || storesVary)) {
      head.setHeader('Vary', mergeVaryAgain(head.getHeader('vary'), decision.vary))
    }
  }

  const written =
    message === undefined
      ? write.call(head, status, headers)
      : write.call(head, status, message, headers)
  if (lines) appendLines(head, lines, hasVary || storesVary ? '' : vary)
  return written
}
