import type { CorsDecision } from '@webcors/core'
import type { CorsOutcome } from '@webcors/core/adapter'
import { appendLines, canAppend, mergeStoredVary } from './append-lines.js'
import { type DecidedHead, decidedHead } from './decided-head.js'
import { writeHeadEntries } from './head-entries.js'
import type { Removed } from './owned-headers.js'
import { type PassedOn, passOn } from './pass-on.js'
import { type HeaderStore, type Stored, takeStored } from './take-stored.js'

/** The part of a response that is used here. */
export interface Head extends HeaderStore {
  readonly headersSent: boolean
}

export type WriteHead = (this: Head, status: number, ...rest: unknown[]) => Head

/** What is staged on a response. */
export interface Staged {
  /** The decision that has the last word: of two nested policies, the outer one's, as the inner one changed it. */
  decision: CorsDecision
  readonly outcome: CorsOutcome
  /** The method that writes the head, and that judges what it is given. */
  readonly writeHead: WriteHead
  /** Whether it was reported that headers of the application were replaced. */
  isReported: boolean
}

/**
 * Writes a head with a decision's headers in place of everything that the policy owns. After an attempt that failed, it can
 * be called again.
 *
 * @param message the status message, if one was given
 * @param given the headers that `writeHead` was given, in any form that it takes
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

  // With `Expect`, Node.js sends a head as soon as it is written.
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

/** Does what must be done before lines are appended, and may throw. */
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

/** Stores the decision's headers, or adds them to a list that is passed on. */
function store(
  head: Head,
  decided: DecidedHead,
  { names }: Stored,
  { headers, given, list, hasVary }: PassedOn,
): unknown {
  if (names.length === 0 && list) {
    // If headers are stored, Node.js takes no pairs, and before version 22 one line of each name.
    const vary = decided.vary && !hasVary ? ([['Vary', decided.vary]] as const) : []
    return writeHeadEntries([...list, ...decided.headers, ...vary], given)
  }
  for (const [name, value] of decided.headers) head.setHeader(name, value)
  if (decided.vary) head.setHeader('Vary', decided.mergeVary(head.getHeader('Vary')))
  return headers
}

/** Reports, once for each response, the headers whose value is another one now. */
function reportReplaced(staged: Staged, stored: Removed | null, passed: Removed | null): void {
  if (staged.isReported) return
  const { decision, outcome } = staged
  // If a header was both stored and given, Node.js sends the given one.
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
