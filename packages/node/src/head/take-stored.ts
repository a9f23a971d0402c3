import type { OutgoingHttpHeader } from 'node:http'
import type { CorsDecision } from '@webcors/core'
import { addRemoved, isOwned, type Removed } from './owned-headers.js'

/** The part of a response that stores headers. Frameworks and tests have responses of their own. */
export interface HeaderStore {
  getHeader(name: string): OutgoingHttpHeader | undefined
  /** Absent on the stand-in that Engine.IO passes as the response to an upgrade. */
  getHeaderNames?(): string[]
  setHeader(name: string, value: OutgoingHttpHeader): unknown
  removeHeader(name: string): void
}

/** The headers that a response has stored when its head is to be written. */
export interface Stored {
  /** The lower-case names of all stored headers, with those that were removed. */
  readonly names: readonly string[]
  readonly hasVary: boolean
  readonly hasExpect: boolean
  /** `null` if nothing was removed. */
  readonly removed: Removed | null
}

const NOTHING: Stored = { names: [], hasVary: false, hasExpect: false, removed: null }

/** Removes the stored headers that the policy owns. */
export function takeStored(head: HeaderStore, decision: CorsDecision): Stored {
  const names = head.getHeaderNames?.()
  if (!names?.length) return NOTHING
  let hasVary = false
  let hasExpect = false
  let removed: Removed | null = null
  for (const name of names) {
    if (name === 'vary') hasVary = true
    else if (name === 'expect') hasExpect = true
    else if (isOwned(name, decision)) {
      addRemoved((removed ??= new Map()), name, head.getHeader(name))
      head.removeHeader(name)
    }
  }
  return { names, hasVary, hasExpect, removed }
}
