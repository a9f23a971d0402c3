import type { CorsDecision } from '@webcors/core'
import type { CorsOutcome } from '@webcors/core/adapter'
import { appendLines, canAppend, mergeStoredVary } from './append-lines.js'
import { type DecidedHead, decidedHead } from './decided-head.js'
import { writeHeadEntries } from './head-entries.js'
import type { Removed } from './owned-headers.js'
import { type PassedOn, passOn } from './pass-on.js'
import { type HeaderStore, type Stored, takeStored } from './take-stored.js'

/** The part of a response that is needed to write its head. */
export interface Head extends HeaderStore {
  readonly headersSent: boolean
}

export type WriteHead = (this: Head, status: number, ...rest: unknown[]) => Head

/** The state of the policy on a response whose head is not written yet. */
export interface Staged {
  /**
   * The decision that has the last word. With two nested policies, it is the outer decision,
   * narrowed by the inner one.
   */
  decision: CorsDecision
  readonly outcome: CorsOutcome
  /** The method that writes the head, and checks its arguments. */
  readonly writeHead: WriteHead
  /** Whether the replaced headers of the application were reported. */
  isReported: boolean
}

/**
 * Writes a head in which the decision's headers replace all headers that the policy owns. It can be
 * called again after an attempt that failed.
 *
 * @param message the status message, if one was passed
 * @param given the headers that were passed to `writeHead`, in any form that it accepts
 * @throws the errors of Node.js for invalid arguments
 */
export function writeStagedHead(
  head: Head,
  staged: Staged,
  status: number,
  message?: string,
  given?: unknown,
): Head {
  const { decision, writeHead: write } = staged
  const decided = decidedHead(decision)
  const stored = takeStored(head, decision)
  const passed = passOn(given, decision, decided)
  if (stored.removed || passed.removed) reportReplaced(staged, stored.removed, passed.removed)

  // With the header `Expect`, Node.js sends a head as soon as it is written, before lines can be
  // appended.
  const isAppended = !stored.hasExpect && !passed.hasExpect && canAppend(head, write)
  const headers = isAppended
    ? prepareLines(head, decided, stored, passed)
    : store(head, decided, stored, passed)
  const written =
    message === undefined
      ? write.call(head, status, headers)
      : write.call(head, status, message, headers)
  if (isAppended) {
    const only = stored.names.length === 1 && !passed.headers ? stored.names[0] : undefined
    appendLines(head, decided, only, !stored.hasVary && !passed.hasVary)
  }
  return written
}

/**
 * Does the work that must precede `writeHead` if lines are appended after it: checks them, and
 * merges the stored `Vary`.
 *
 * @returns the headers to pass to `writeHead`
 * @throws {TypeError} for a value of the decision that Node.js refuses
 */
function prepareLines(
  head: Head,
  decided: DecidedHead,
  { hasVary }: Stored,
  { headers }: PassedOn,
): unknown {
  decided.lines(false)
  if (hasVary && decided.vary) mergeStoredVary(head, decided)
  return headers
}

/**
 * Stores the decision's headers, or adds them to the array that is passed to `writeHead`.
 *
 * @returns the headers to pass to `writeHead`
 */
function store(
  head: Head,
  decided: DecidedHead,
  { names }: Stored,
  { headers, given, list, hasVary }: PassedOn,
): unknown {
  if (names.length === 0 && list) {
    // Beside stored headers this would fail: Node.js accepts no pairs then, and before version 22
    // one line of each name.
    const vary = decided.vary && !hasVary ? ([['Vary', decided.vary]] as const) : []
    return writeHeadEntries([...list, ...decided.headers, ...vary], given)
  }
  for (const [name, value] of decided.headers) head.setHeader(name, value)
  if (decided.vary) head.setHeader('Vary', decided.mergeVary(head.getHeader('Vary')))
  return headers
}

/** Reports, once for each response, the headers of the application whose value was replaced. */
function reportReplaced(staged: Staged, stored: Removed | null, passed: Removed | null): void {
  if (staged.isReported) return
  const { decision, outcome } = staged
  // If a header was both stored and passed to `writeHead`, Node.js sends the passed one.
  const removed = new Map([...(stored ?? []), ...(passed ?? [])])
  const replaced = [...removed]
    .filter(([name, value]) => value !== valueOf(name, decision))
    .map(([name]) => name)
  if (replaced.length === 0) return
  staged.isReported = true
  outcome.report({ ...decision, reason: 'headers-replaced', replaced })
}

function valueOf(lowerCaseName: string, { headers }: CorsDecision): string {
  return headers.find(([name]) => name.toLowerCase() === lowerCaseName)?.[1] ?? ''
}
