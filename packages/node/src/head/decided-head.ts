import { type OutgoingHttpHeader, validateHeaderValue } from 'node:http'
import type { CorsDecision, CorsHeaders } from '@webcors/core'
import { mergeVary } from '@webcors/core/adapter'

/** The prepared headers of decisions that core reuses, so that each is prepared once. */
const prepared = new WeakMap<CorsDecision, DecidedHead>()

/** Prepares the headers that a decision puts into a head. */
export function decidedHead(decision: CorsDecision): DecidedHead {
  const known = prepared.get(decision)
  if (known) return known
  const created = new DecidedHead(decision)
  // Core freezes the decisions that it reuses. A decision that is not frozen is used once.
  if (Object.isFrozen(decision)) prepared.set(decision, created)
  return created
}

/** Headers as Node.js stores them: by lower-case names. */
export type StoredHeaders = Record<string, CorsHeaders[number]>

/** The headers that a decision puts into a head, in every form that is needed to write them. */
export class DecidedHead {
  /**
   * The headers to send. A header that has an empty value in the decision is not among them: it is
   * only removed.
   */
  readonly headers: CorsHeaders
  /** The headers to send by lower-case names, as Node.js stores them. */
  readonly entries: readonly (readonly [lowerCaseName: string, header: CorsHeaders[number]])[]
  /**
   * The value of `Vary` if the application sets no `Vary`. Empty if the decision has no names for
   * it.
   */
  readonly vary: string
  /** `Vary` with that value, as Node.js stores it. */
  readonly varyEntry: CorsHeaders[number]
  /**
   * The last response with a single header of the application: that header, and all stored headers.
   */
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
   * @throws {TypeError} for a value that `setHeader` refuses, with the same error
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
   * Merges the decision's names into a `Vary` of the application. The last result is kept, because
   * applications set the same `Vary` again and again, and parsing it takes longer than storing a
   * header.
   *
   * @param current the stored value of `Vary`. An array stands for several lines.
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
