import type { OutgoingHttpHeader } from 'node:http'
import type { CorsDecision } from '@webcors/core'
import { appendLines, canAppend, NODES_OWN } from './append-lines.js'
import { type HeadEntry, readHeadEntries, writeHeadEntries } from './head-entries.js'
import { headLines } from './head-lines.js'
import { isOwned, lowerCase, mergeVaryAgain, withoutOwned } from './owned-headers.js'

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
  let storesVary = false
  for (const name of stored) {
    if (name === 'vary') storesVary = true
    else if (isOwned(name, decision)) head.removeHeader(name)
  }
  const entries = readHeadEntries(given)
  const { kept, hasVary } = withoutOwned(entries ?? [], decision)
  let lines = isLeftAlone(head, write, stored, kept) ? headLines(decision.headers) : null
  const isList = Array.isArray(given)
  // Where nothing is stored, Node.js takes a list in place of an object, which takes longer to make and to read.
  const form = lines !== null && stored.length === 0 && !isList ? [] : given
  let headers = entries && given ? writeHeadEntries(kept, form) : given

  const ours = lines === null ? decision.headers.filter(([, value]) => value) : []
  const vary = decision.vary.join(', ')
  if (lines !== null && !storesVary) {
    if (vary && !hasVary) lines += `Vary: ${vary}\r\n`
  } else if (lines === null && stored.length === 0 && isList) {
    // Beside stored headers Node.js takes no pairs, and before version 22 one line of each name.
    if (vary && !hasVary) ours.push(['Vary', vary])
    if (entries) headers = writeHeadEntries([...kept, ...ours], given)
  } else {
    for (const [name, value] of ours) head.setHeader(name, value)
    if (vary) head.setHeader('Vary', mergeVaryAgain(head.getHeader('vary'), decision.vary))
  }

  const written =
    message === undefined
      ? write.call(head, status, headers)
      : write.call(head, status, message, headers)
  if (lines !== null) appendLines(head, lines)
  return written
}

/** What others put around `writeHead` is to find headers stored. With `Expect` among them, Node.js sends a head at once. */
function isLeftAlone(
  head: Head,
  write: WriteHead,
  stored: readonly string[],
  given: readonly HeadEntry[],
): boolean {
  return (
    write === NODES_OWN.writeHead &&
    canAppend(head) &&
    !stored.includes('expect') &&
    !given.some((entry) => lowerCase(entry?.[0]) === 'expect')
  )
}
