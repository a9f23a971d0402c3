import { type OutgoingHttpHeader, validateHeaderValue } from 'node:http'
import type { CorsDecision, CorsHeaders } from '@webcors/core'
import { mergeVary } from '@webcors/core/adapter'

/** The decisions that core keeps recur, so that each is prepared once. */
const kept = new WeakMap<CorsDecision, DecidedHead>()

/** Prepares what a decision puts into a head. */
export function decidedHead(decision: CorsDecision): DecidedHead {
  const before = kept.get(decision)
  if (before) return before
  const made = new DecidedHead(decision)
  // Core freezes the decisions that it keeps. One that is not frozen does not recur.
  if (Object.isFrozen(decision)) kept.set(decision, made)
  return made
}

/** Headers as Node.js stores them: by lower-case names. */
export type StoredHeaders = Record<string, CorsHeaders[number]>

/** What a decision puts into a head, in the forms that hosts take. */
export class DecidedHead {
  /** The headers to send. Those without a value are only removed. */
  readonly headers: CorsHeaders
  /** The same by lower-case names, as Node.js stores them. */
  readonly entries: readonly (readonly [lowerCaseName: string, header: CorsHeaders[number]])[]
  /** The value of `Vary` if the application sets none; empty for none. */
  readonly vary: string
  readonly varyEntry: CorsHeaders[number]
  /** What was stored the last time beside one header of the application. */
  last: { readonly one: CorsHeaders[number]; readonly all: StoredHeaders } | null = null
  readonly #names: readonly string[]
  #lines: readonly [withoutVary: string, withVary: string] | undefined
  #current: string | undefined
  #merged = ''

  constructor({ headers, vary }: CorsDecision) {
    this.headers = headers.filter(([, value]) => value)
    this.entries = this.headers.map((header) => [header[0].toLowerCase(), header])
    this.vary = vary.join(', ')
    this.varyEntry = ['Vary', this.vary]
    this.#names = vary
  }

  /**
   * Writes the headers as lines of a head.
   *
   * @throws {TypeError} what `setHeader` throws for a value that it refuses
   */
  lines(withVary: boolean): string {
    this.#lines ??= this.#writeLines()
    return this.#lines[withVary ? 1 : 0]
  }

  #writeLines(): readonly [string, string] {
    let lines = ''
    for (const [name, value] of this.headers) {
      validateHeaderValue(name, value)
      lines += `${name}: ${value}\r\n`
    }
    validateHeaderValue('Vary', this.vary)
    return [lines, this.vary ? `${lines}Vary: ${this.vary}\r\n` : lines]
  }

  /**
   * Merges the decision's names into a `Vary` of the application. The last result is remembered, because applications set the
   * same `Vary` again and again, and parsing it takes longer than storing a header.
   *
   * @param current as a response has it stored; a list is several lines
   */
  mergeVary(current: OutgoingHttpHeader | undefined): string {
    const before = String(current ?? '')
    if (before !== this.#current) {
      this.#merged = mergeVary(before, this.#names) ?? ''
      this.#current = before
    }
    return this.#merged
  }
}
