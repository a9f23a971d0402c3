import type { CorsIssue } from '@webcors/core'
import type { Node, ObjectExpression } from 'oxc-parser'
import type { Library, LibraryContext } from '../libraries/library.js'
import type { Edit, MigrationNotice, MigrationStop } from '../plan.js'
import type { LiteralStyle } from '../rewrite/literal.js'
import { type Reading, rewriteOptions } from '../rewrite/rewrite-options.js'
import type { StopMaker } from '../rewrite/stops.js'
import { evaluate, UnreadFunction } from '../source/evaluate.js'
import type { Source } from '../source/source.js'
import { readProperties } from '../source/syntax.js'
import { fillUnread, hasUnread } from './fill-unread.js'
import { suggestFix, suggestForFunction } from './suggest.js'

export interface PlannedOptions {
  readonly edits: readonly Edit[]
  readonly stops: readonly MigrationStop[]
  readonly notices: readonly MigrationNotice[]
}

/** The defaults of ours, which are not written where the other library said nothing. */
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

/** Reads an object of options, and plans what to change in it; or says why that cannot be done. */
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

  /** What a call without options means. */
  plan(object: ObjectExpression): PlannedOptions {
    const properties = readProperties(object)
    if (!properties) {
      const message = `Cannot read the options of ${this.#library.module}: spread, computed names and accessors show their values only at run time. Write the options out.`
      return stopped(this.#make.stop('unread-options', object, message))
    }
    const origin = properties.get('origin')
    const placeOf = ({ path: [name, index] }: Pick<CorsIssue, 'path'>): Node => {
      const value = properties.get(String(name))?.value ?? object
      const element = value.type === 'ArrayExpression' ? value.elements[Number(index)] : undefined
      return element ?? value
    }
    const readings: Reading[] = []
    const stops: MigrationStop[] = []
    const notices: MigrationNotice[] = []
    for (const given of evaluate(object, this.#source) as Record<string, unknown>[]) {
      if (origin && given['origin'] instanceof UnreadFunction) {
        stops.push(this.#originFunction(origin.value, given['origin'].node))
        continue
      }
      const {
        value,
        issues,
        notices: found,
      } = this.#library.convert(fillUnread(given), this.#context)
      for (const issue of issues)
        stops.push(
          this.#make.issue(
            issue,
            placeOf(issue),
            suggestFix(issue, this.#library.names, this.#style),
          ),
        )
      for (const { code, message, path } of found)
        notices.push({
          code,
          message,
          path: this.#source.path,
          library: this.#library.module,
          ...this.#source.placeOf(placeOf({ path })),
        })
      for (const [name, member] of Object.entries(given))
        if (hasUnread(member)) stops.push(this.#unread(name, properties.get(name)?.value ?? object))
      if (value) readings.push({ given: fillUnread(given), value: this.#stated(value, given) })
    }
    const edits = rewriteOptions(object, readings, this.#library.names, this.#source, this.#style)
    if (typeof edits !== 'string') return { edits, stops: unique(stops), notices: unique(notices) }
    const node = properties.get(edits)?.value ?? object
    const message = `Cannot rewrite ${edits || 'options'}: what it has to be here depends on a condition. Write it out for each case.`
    const isRead = stops.length === 0
    return {
      edits: [],
      stops: unique(isRead ? [this.#make.stop('unread-options', node, message)] : stops),
      notices: [],
    }
  }

  /** What is written of options of ours: what was given, and what would not mean the same unsaid. */
  #stated(value: object, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { names } = this.#library
    const isGiven = new Set(Object.keys(given).map((name) => names[name] ?? name))
    const { origin } = value as { readonly origin?: unknown }
    // What was one origin stays one.
    const isOne = Array.isArray(origin) && origin.length === 1 && !Array.isArray(given['origin'])
    return Object.fromEntries(
      Object.entries({ ...value, ...(isOne && { origin: origin[0] as unknown }) }).filter(
        ([name, member]) => {
          if (isGiven.has(name)) return true
          // Browsers keep preflights longer, which no page can see.
          if (name === 'maxAge') return false
          return JSON.stringify(DEFAULTS[name]) !== JSON.stringify(member)
        },
      ),
    )
  }

  /** The options that a call without any stands for. */
  default(): { readonly value?: object; readonly issues: readonly CorsIssue[] } {
    const { value, issues } = this.#library.convert(undefined, this.#context)
    return value ? { value: this.#stated(value, {}), issues } : { issues }
  }

  #originFunction(value: Node, fn: Node): MigrationStop {
    const message = `Cannot rewrite a function that calls back with the answer: here origin is a list, or a function that returns whether the origin is allowed. If the function answered strangers with an error, that error kept their requests from running; crossOriginProtection does this here.`
    return this.#make.stop('origin-function', value, message, suggestForFunction(fn, this.#source))
  }

  #unread(name: string, node: Node): MigrationStop {
    const text = this.#source.textOf(node).replaceAll(/\s+/g, ' ')
    const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text
    const environment = /\bprocess\.env\b|\benv\(/.test(text)
    const fix =
      name === 'origin' && environment
        ? ' For a variable that holds one origin or several, write originsFrom(…). Or accept it as it is: the server does not start if the value is not valid.'
        : ' Write the value out, or accept it as it is: the server does not start if the value is not valid.'
    const message = `Cannot read ${name} from ${shown}: only running the program shows its value.${fix}`
    return this.#make.stop('unread-value', node, message)
  }
}

function stopped(stop: MigrationStop): PlannedOptions {
  return { edits: [], stops: [stop], notices: [] }
}

/** Each once, although several ways through the conditions lead to it. */
function unique<T extends object>(found: readonly T[]): readonly T[] {
  return [...new Map(found.map((item) => [JSON.stringify(item), item])).values()]
}
