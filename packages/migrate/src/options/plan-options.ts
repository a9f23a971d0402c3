import type { CorsIssue } from '@webcors/core'
import type { CorsNotice } from '@webcors/core/migrate'
import type { Node, ObjectExpression, ObjectProperty } from 'oxc-parser'
import type { Conversion, Library, LibraryContext } from '../libraries/library.js'
import type { Edit, MigrationNotice, MigrationStop } from '../plan.js'
import { type LiteralStyle, writeLiteral } from '../rewrite/literal.js'
import { type Reading, rewriteOptions } from '../rewrite/rewrite-options.js'
import { isChange, type StopMaker } from '../rewrite/stops.js'
import { evaluate, UnreadFunction } from '../source/evaluate.js'
import type { Source } from '../source/source.js'
import { readProperties, unwrap } from '../source/syntax.js'
import { fillUnread, hasDoubtful, hasUnread } from './fill-unread.js'
import { stopForNone } from './no-policy.js'
import { suggestFix } from './suggest.js'
import { isPredicate } from './suggest-origin.js'
import { stopForFunction, stopForUnread } from './unread-stops.js'

export interface PlannedOptions {
  readonly edits: readonly Edit[]
  readonly stops: readonly MigrationStop[]
  readonly notices: readonly MigrationNotice[]
}

/** The defaults of webcors, which are not written if the options did not set them. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  allowedHeaders: '*',
  exposedHeaders: [],
  credentials: false,
  preflightStatus: 204,
  timingAllowOrigin: false,
  crossOriginProtection: false,
  dangerouslyAllowInsecureOrigins: false,
  dangerouslyAllowPublicSuffixes: false,
}

/** Reads an object of options, and plans its changes, or returns stops with the reasons. */
export class OptionsPlanner {
  readonly #source: Source
  readonly #library: Library
  readonly #context: LibraryContext
  readonly #make: StopMaker
  readonly #style: LiteralStyle

  constructor(
    source: Source,
    library: Library,
    context: LibraryContext,
    make: StopMaker,
    style: LiteralStyle,
  ) {
    this.#source = source
    this.#library = library
    this.#context = context
    this.#make = make
    this.#style = style
  }

  /** Plans an object of options. */
  plan(object: ObjectExpression): PlannedOptions {
    const properties = readProperties(object)
    if (!properties) {
      const message = `Cannot read the options of ${this.#library.module}: spread, computed names and accessors show their values only at run time. Write the options out.`
      return stopped(this.#make.stop('unread-options', object, message))
    }
    const placeOf = ({ path: [name, index] }: Pick<CorsIssue, 'path'>): Node => {
      const value = properties.get(String(name))?.value ?? object
      const element = value.type === 'ArrayExpression' ? value.elements[Number(index)] : undefined
      return element ?? value
    }
    const readings: Reading[] = []
    const hasMaxAge = properties.has('maxAge')
    const stops: MigrationStop[] = []
    const notices: MigrationNotice[] = []
    let isNone = false
    const givens = evaluate(object, this.#source) as Record<string, unknown>[]
    for (const given of givens) {
      const unread = this.#unreadIn(given, properties)
      stops.push(...unread)
      if (unread.some(({ acceptable }) => !acceptable)) continue
      const filled = fillUnread(given)
      const conversion = this.#library.convert(filled, this.#context)
      stops.push(...this.#stopsOf(conversion, placeOf))
      notices.push(...this.#noticesOf(conversion.notices, placeOf))
      isNone ||= conversion.selectsNone && conversion.issues.length === 0
      if (conversion.value)
        readings.push({ given: filled, value: this.#stated(conversion.value, given) })
    }
    if (isNone) {
      const isWritable =
        readings.length === 1 && !givens.some((given) => Object.values(given).some(hasUnread))
      const ours = readings.length > 0 && { value: isWritable ? readings[0]?.value : undefined }
      stops.push(stopForNone(object, ours, this.#library, this.#source, this.#make))
    }
    const edits = rewriteOptions(object, readings, this.#library.names, this.#source, this.#style)
    if (!hasMaxAge) notices.push(this.#explainMaxAge(object))
    if (typeof edits !== 'string') return { edits, stops: unique(stops), notices: unique(notices) }
    const node = properties.get(edits)?.value ?? object
    const message = `Cannot rewrite ${edits || 'options'}: its new value depends on a condition. Write the value out for each case.`
    const isRead = stops.length === 0
    return {
      edits: [],
      stops: unique(isRead ? [this.#make.stop('unread-options', node, message)] : stops),
      notices: [],
    }
  }

  /** Selects the options to write: those that were given, and those whose default differs. */
  #stated(value: object, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { names } = this.#library
    const isGiven = new Set(Object.keys(given).map((name) => names[name] ?? name))
    const { origin } = value as { readonly origin?: unknown }
    // A single origin stays a text, and does not become a list.
    const isOne = Array.isArray(origin) && origin.length === 1 && !Array.isArray(given['origin'])
    return Object.fromEntries(
      Object.entries({ ...value, ...(isOne && { origin: origin[0] as unknown }) }).filter(
        ([name, member]) => {
          if (isGiven.has(name)) return true
          // A notice explains the new max-age.
          if (name === 'maxAge') return false
          return JSON.stringify(DEFAULTS[name]) !== JSON.stringify(member)
        },
      ),
    )
  }

  /** Plans the options for a call without options. */
  planDefault(call: Node): PlannedOptions & { readonly text: string } {
    const { value = {}, issues, notices } = this.#library.convert(undefined, this.#context)
    return {
      text: writeLiteral(this.#stated(value, {}), this.#style),
      edits: [],
      stops: [...issues, ...notices.filter((notice) => this.#isChange(notice))].map((found) =>
        this.#make.ofCore(found, call),
      ),
      notices: [...this.#noticesOf(notices, () => call), this.#explainMaxAge(call)],
    }
  }

  /**
   * Explains the max-age, which is not written if the options set none, because two hours suit
   * nearly all servers.
   */
  #explainMaxAge(node: Node): MigrationNotice {
    return {
      code: 'preflights-kept-longer',
      message: `Browsers now keep the response to a preflight for two hours (Safari: ten minutes). They kept it for five seconds, because ${this.#library.module} sent no Access-Control-Max-Age. Write maxAge: 5 to keep that time.`,
      path: this.#source.path,
      library: this.#library.module,
      ...this.#source.placeOf(node),
    }
  }

  #noticesOf(
    notices: readonly CorsNotice[],
    placeOf: (found: CorsNotice) => Node,
  ): readonly MigrationNotice[] {
    return notices
      .filter((notice) => this.#isNews(notice))
      .map((notice) => ({
        code: notice.code,
        message: notice.message,
        path: this.#source.path,
        library: this.#library.module,
        ...this.#source.placeOf(placeOf(notice)),
      }))
  }

  /**
   * Returns a stop for each value that cannot be read. Stops for functions cannot be accepted, all
   * others can.
   */
  #unreadIn(
    given: Readonly<Record<string, unknown>>,
    properties: ReadonlyMap<string, ObjectProperty>,
  ): readonly MigrationStop[] {
    return Object.entries(given).flatMap(([name, value]) => {
      const node = properties.get(name)?.value
      if (!node || !hasDoubtful(value)) return []
      if (name === 'origin' && value instanceof UnreadFunction && isPredicate(value.node)) return []
      return [
        value instanceof UnreadFunction
          ? stopForFunction(name, node, value.node, this.#source, this.#make)
          : stopForUnread(name, node, this.#source, this.#make, this.#library.replacement),
      ]
    })
  }

  #stopsOf(
    { issues, notices }: Conversion,
    placeOf: (found: Pick<CorsIssue, 'path'>) => Node,
  ): readonly MigrationStop[] {
    const refused = issues.map((issue) => {
      const [option] = issue.path
      const beside = issues.filter(({ path }) => path[0] === option)
      return this.#make.ofCore(
        issue,
        placeOf(issue),
        this.#suggest(String(option), beside, placeOf),
      )
    })
    const changes = notices
      .filter((notice) => this.#isChange(notice))
      .map((notice) => this.#make.ofCore(notice, placeOf(notice)))
    return [...refused, ...changes]
  }

  #isChange(notice: CorsNotice): boolean {
    const { routeOptions, othersSetHeaders } = this.#context
    return (
      isChange(notice) ||
      (notice.code === 'route-options' && routeOptions) ||
      (notice.code === 'headers-set-later' && othersSetHeaders)
    )
  }

  #suggest(
    option: string,
    issues: readonly CorsIssue[],
    placeOf: (found: Pick<CorsIssue, 'path'>) => Node,
  ): string | undefined {
    const name = this.#library.names[option] ?? option
    const isForAnyOrigin = issues.some(({ code }) => code === 'origin-wildcard-with-credentials')
    if (isForAnyOrigin) return `origin: ${writeLiteral(['https://app.example.com'], this.#style)}`
    return suggestFix(name, issues, unwrap(placeOf({ path: [option] })), this.#source, this.#style)
  }

  /**
   * Whether a notice is shown beside the diff. The others are stops, or are searched for in the
   * program itself.
   */
  #isNews(notice: CorsNotice): boolean {
    return (
      !this.#isChange(notice) &&
      !['headers-set-later', 'stacked', 'route-options'].includes(notice.code)
    )
  }
}

function stopped(stop: MigrationStop): PlannedOptions {
  return { edits: [], stops: [stop], notices: [] }
}

/** Removes duplicates, which occur if several branches of conditions have the same finding. */
function unique<T extends object>(found: readonly T[]): readonly T[] {
  return [...new Map(found.map((item) => [JSON.stringify(item), item])).values()]
}
