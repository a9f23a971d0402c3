import type { CorsIssue } from '@webcors/core'
import type { CorsNotice, CorsNoticeCode } from '@webcors/core/migrate'
import type { Node } from 'oxc-parser'
import type { MigrationStop } from '../plan.js'
import type { Source } from '../source/source.js'

/** The codes of stops of this package. Other stops have the codes of core's issues and notices. */
export type MigrationStopCode =
  | 'unread-options'
  | 'unread-value'
  | 'origin-function'
  | 'options-function'
  | 'no-policy'
  | 'import-unclear'
  | 'mount-by-hand'
  | 'stacked-policies'
  | 'headers-set-beside'
  | 'hand-written-headers'
  | 'file-unreadable'

/** The code of the notice of this package. Other notices have the codes of core. */
export type MigrationNoticeCode = 'preflights-kept-longer'

/**
 * The codes of core's notices on changes for pages. These notices are stops. The others are about
 * changes for the application alone, or about code that this package searches for itself.
 */
const CHANGES: readonly CorsNoticeCode[] = [
  'star-matches-now',
  'star-for-names',
  'begins-to-work',
  'answers-earlier',
  'errors-readable',
]

/** The codes of stops that `accept` can have. */
export const ACCEPTABLE: readonly string[] = [
  'unread-value',
  'stacked-policies',
  'headers-set-beside',
  ...CHANGES,
  'route-options',
  'headers-set-later',
]

/** Whether a notice of core says that something changes for pages. */
export function isChange({ code }: CorsNotice): boolean {
  return CHANGES.includes(code)
}

/** Creates the stops of one library in one module. */
export class StopMaker {
  readonly #source: Source
  readonly #library: string

  constructor(source: Source, library: string) {
    this.#source = source
    this.#library = library
  }

  /** The path of the module. */
  get path(): string {
    return this.#source.path
  }

  stop(code: MigrationStopCode, node: Node, message: string, suggestion?: string): MigrationStop {
    return this.#make(code, node, message, suggestion)
  }

  /** Creates a stop from an issue or a notice of core. */
  ofCore(
    { code, message }: CorsIssue | CorsNotice,
    node: Node,
    suggestion?: string,
  ): MigrationStop {
    return this.#make(code, node, message, suggestion)
  }

  #make(code: string, node: Node, message: string, suggestion: string | undefined): MigrationStop {
    return {
      code,
      path: this.#source.path,
      library: this.#library,
      ...this.#source.placeOf(node),
      message,
      ...(suggestion !== undefined && { suggestion }),
      acceptable: ACCEPTABLE.includes(code),
    }
  }
}
