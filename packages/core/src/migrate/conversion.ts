import { checkKnown } from '../options/check-known.js'
import type { CorsOptions } from '../options/cors-options.js'
import { type CorsIssue, createIssue, describe, quote } from '../options/issue.js'
import { validateCorsOptions } from '../options/validate-options.js'
import { normalizeMethod } from '../protocol/methods.js'
import { explainIssue } from './explain-issue.js'
import { type Library, translateFor } from './library.js'
import {
  type CorsMigration,
  type CorsNotice,
  type CorsNoticeCode,
  type Given,
  OWN_NAMES,
  type Path,
} from './migration.js'
import { createNotice } from './notices.js'
import { type PlacedNames, placeNames } from './place-names.js'
import { placeOrigins } from './place-origins.js'
import { readSeconds } from './read-seconds.js'

/** Our options that are lists of names. */
type ListOption = 'methods' | 'allowedHeaders' | 'exposedHeaders'

/** Seconds for which browsers keep the answer to a preflight without `Access-Control-Max-Age`. */
const UNSAID_MAX_AGE = 5

/** Reads the options of another library, and collects what is wrong and what changes. */
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
    checkKnown(given, known, [], this.#issues, (name) => translateFor(library, name))
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
   * Gives the notices for a function that is asked about requests.
   *
   * @param path where it stands
   * @param answers how its answers are checked
   */
  noticeFunction(path: Path, answers: CorsNoticeCode = 'answer-refused'): void {
    if (!this.#given['crossOriginProtection']) this.notice('gate-opens', path)
    this.notice('function-stopped-requests', path)
    this.notice('null-origin', path)
    this.notice(answers, path)
  }

  /** Gives a notice for each of these options that is there, but `undefined`: the library then failed on preflights. */
  noticeUndefined(...options: readonly string[]): void {
    for (const option of options) {
      if (!(option in this.#given) || this.#given[option] !== undefined) continue
      const before = '$ failed on preflights because it is undefined'
      this.notice('begins-to-work', [option], { before })
    }
  }

  /**
   * Reads a list of names.
   *
   * @param value what the library takes the option for, once its defaults are filled in
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
      if (typeof name !== 'string' || normalizeMethod(name) === name) continue
      if (/^(get|head|post)$/i.test(name)) continue
      this.notice('begins-to-work', list.places[index], {
        before: 'browsers send this method in upper case, and found no such method in the list',
      })
    }
  }

  /**
   * Ends the reading.
   *
   * @param parts options of ours that only the library's converter knows how to read
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
      maxAge: readSeconds(this.#given['maxAge']) ?? UNSAID_MAX_AGE,
      ...(parts.preflightStatus !== undefined && { preflightStatus: parts.preflightStatus }),
    })
    for (const issue of validation.issues ?? []) {
      const placed = this.#placed(issue, places)
      this.#issues.push(explainIssue(placed, this.#given, this.#library))
    }
    return this.finishWith(validation.value as CorsOptions)
  }

  /**
   * Ends the reading of options that stand for a value of another kind, such as a function that selects a policy.
   *
   * @param value what the options become if there are no issues
   */
  finishWith<Value>(value: Value): CorsMigration<Value> {
    const notices = this.#notices
    return this.#issues.length > 0 ? { issues: this.#issues, notices } : { value, notices }
  }

  /** Moves an issue to its place in the options that were given. */
  #placed(issue: CorsIssue, origins: readonly Path[]): CorsIssue {
    const [ours, index] = issue.path
    if (ours === 'origin') {
      return { ...issue, path: origins[Number(index ?? 0)] ?? issue.path }
    }
    const option = this.#library.preflightStatus
    if (ours === 'preflightStatus') return { ...issue, path: [option ?? 'preflightStatus'] }
    const list = this.#lists[ours as ListOption]
    if (!list) return issue
    const rename = (text: string): string =>
      text.replaceAll(new RegExp(`\\b${String(ours)}(?= from|:)`, 'g'), list.option)
    const { message, fix } = issue
    const path = list.places[Number(index)] ?? [list.option]
    return { ...issue, path, message: rename(message), fix: rename(fix) }
  }
}
