import { collectUnknownIssues } from '../options/collect-unknown-issues.ts'
import type { CorsOptions } from '../options/cors-options.ts'
import { type CorsIssue, createIssue, describe, quote } from '../options/issue.ts'
import { validateCorsOptions } from '../options/validate-options.ts'
import { CORS_SAFELISTED_METHODS, normalizeMethod } from '../protocol/methods.ts'
import { explainIssue } from './explain-issue.ts'
import { type Library, translateFor } from './library.ts'
import {
  type CorsMigration,
  type CorsNotice,
  type CorsNoticeCode,
  type Given,
  OWN_NAMES,
  type Path,
} from './migration.ts'
import { createNotice } from './notices.ts'
import { type PlacedNames, placeNames } from './place-names.ts'
import { placeOrigins } from './place-origins.ts'
import { resolveSeconds } from './resolve-seconds.ts'

/** The webcors options that are lists of names. */
type ListOption = 'methods' | 'allowedHeaders' | 'exposedHeaders'

/**
 * Seconds for which browsers keep the answer to a preflight without `Access-Control-Max-Age`.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch step 7.9
 */
const BROWSER_DEFAULT_MAX_AGE = 5

/**
 * Converts the options of another library, and collects issues (mistakes) and notices (changes of
 * behavior).
 */
export class Conversion {
  readonly #library: Library
  readonly #given: Given
  readonly #issues: CorsIssue[] = []
  readonly #notices: CorsNotice[] = []
  readonly #lists: Partial<Record<ListOption, PlacedNames>> = {}

  constructor(library: Library, given: Given) {
    this.#library = library
    this.#given = given
    const { methods, allowedHeaders, exposedHeaders, preflightStatus, others } = library
    const names = [methods, allowedHeaders, exposedHeaders, preflightStatus ?? [], others].flat()
    const known = ['origin', 'credentials', 'maxAge', ...names, ...OWN_NAMES]
    collectUnknownIssues(given, known, [], this.#issues, (name) => translateFor(library, name))
  }

  issue(code: CorsIssue['code'], option: string, why: string, fix: string, action?: string): void {
    const value = this.#given[option]
    const parts = { code, path: [option], value, why, fix }
    this.#issues.push(createIssue({ ...parts, action: action ?? `use option ${quote(option)}` }))
  }

  notice(code: CorsNoticeCode, path: Path = [], own?: { before: string }): void {
    this.#notices.push(createNotice(code, path, this.#library.name, own?.before))
  }

  /**
   * Adds the notices for a function that is asked about requests.
   *
   * @param path the place of the function in the options
   * @param answers the notice that says how its answers are checked
   */
  noticeFunction(path: Path, answers: CorsNoticeCode = 'answer-refused'): void {
    if (!this.#given['crossOriginProtection']) this.notice('gate-opens', path)
    this.notice('function-stopped-requests', path)
    this.notice('null-origin', path)
    this.notice(answers, path)
  }

  /**
   * Adds a notice for each of these options that is present with the value `undefined`: the library
   * failed on preflights.
   */
  noticeUndefined(...options: readonly string[]): void {
    for (const option of options) {
      if (!(option in this.#given) || this.#given[option] !== undefined) continue
      const before = '$ failed on preflights because it is undefined'
      this.notice('begins-to-work', [option], { before })
    }
  }

  /**
   * Converts a list of names.
   *
   * @param value the value of the option, with the default of the library filled in
   */
  names(ours: ListOption, value: unknown, option: string = this.#library[ours]): void {
    const list = placeNames(option, value)
    this.#lists[ours] = list
    if (!this.#given[option]) return
    if (typeof this.#given[option] === 'string' && !this.#library.takesText) {
      const meant = [list.names].flat().map((name) => `'${String(name)}'`)
      const fix = `Write [${meant.join(', ')}].`
      const action = `read ${option} from ${describe(value)}`
      this.issue('list-type', option, `${this.#library.name} takes a list of names`, fix, action)
    }
    const { credentials } = this.#given
    if (list.names === '*' && (ours === 'allowedHeaders' || (ours === 'methods' && credentials))) {
      this.notice('star-for-names', [option])
    }
    if (ours !== 'methods' || !Array.isArray(list.names)) return
    for (const [index, name] of list.names.entries()) {
      if (typeof name !== 'string') continue
      const sent = normalizeMethod(name)
      if (sent === name || CORS_SAFELISTED_METHODS.includes(sent)) continue
      this.notice('begins-to-work', list.places[index], {
        before: 'browsers send this method in upper case, and found no such method in the list',
      })
    }
  }

  /**
   * Ends the conversion.
   *
   * @param parts webcors options that only the converter of the library can determine
   */
  finish(parts: {
    origin: unknown
    credentials?: unknown
    preflightStatus?: unknown
  }): CorsMigration {
    const { credentials = this.#given['credentials'] } = parts
    const { origins, places } = placeOrigins(parts.origin)
    for (const [index, origin] of Array.isArray(origins) ? origins.entries() : [[0, origins]]) {
      if (typeof origin !== 'string' || origin === '*' || !origin.includes('*')) continue
      this.notice('star-matches-now', places[index as number])
    }
    const own = Object.entries(this.#given).filter(([name]) => OWN_NAMES.includes(name))
    const lists = Object.entries(this.#lists).map(([ours, { names }]) => [ours, names])
    const validation = validateCorsOptions({
      ...Object.fromEntries(own),
      ...Object.fromEntries(lists),
      origin: origins,
      credentials: credentials || false,
      maxAge: resolveSeconds(this.#given['maxAge']) ?? BROWSER_DEFAULT_MAX_AGE,
      preflightStatus: parts.preflightStatus,
    })
    for (const issue of validation.issues ?? []) {
      const placed = this.#placed(issue, places)
      this.#issues.push(explainIssue(placed, this.#given, this.#library))
    }
    return this.finishWith(validation.value as CorsOptions)
  }

  /**
   * Ends the conversion to a value that is not an options object, such as a function that selects a
   * policy.
   *
   * @param value the result if there are no issues
   */
  finishWith<Value>(value: Value): CorsMigration<Value> {
    const notices = this.#notices
    return this.#issues.length > 0 ? { issues: this.#issues, notices } : { value, notices }
  }

  /** Replaces the path of an issue with the path in the options of the other library. */
  #placed(issue: CorsIssue, origins: readonly Path[]): CorsIssue {
    const [ours, index] = issue.path
    if (ours === 'origin') {
      return { ...issue, path: origins[Number(index ?? 0)] ?? issue.path }
    }
    const { preflightStatus } = this.#library
    if (ours === 'preflightStatus' && preflightStatus) return { ...issue, path: [preflightStatus] }
    const list = this.#lists[ours as ListOption]
    if (!list) return issue
    const rename = (text: string): string =>
      text.replaceAll(new RegExp(`\\b${String(ours)}(?= from|:)`, 'g'), list.option)
    const { message, fix } = issue
    const path = list.places[Number(index)] ?? [list.option]
    return { ...issue, path, message: rename(message), fix: rename(fix) }
  }
}
