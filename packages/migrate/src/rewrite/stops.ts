import type { CorsIssue } from '@webcors/core'
import type { CorsNotice, CorsNoticeCode } from '@webcors/core/migrate'
import type { Node } from 'oxc-parser'
import type { MigrationStop } from '../plan.js'
import type { Source } from '../source/source.js'

/** The codes of this package. Others come from core, whose issues and notices are stops too. */
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

/** The code of a notice of this package. Others come from core. */
export type MigrationNoticeCode = 'preflights-kept-longer'

/** What pages, or strangers, notice of a move. Other notices are of what changes for the application alone, or are found here. */
const CHANGES: readonly CorsNoticeCode[] = [
  'star-matches-now',
  'star-for-names',
  'begins-to-work',
  'answers-earlier',
  'errors-readable',
]

/** What `accept` may name. */
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

/** Makes stops of one library in one module. */
export class StopMaker {
  readonly #source: Source
  readonly #library: string

  constructor(source: Source, library: string) {
    this.#source = source
    this.#library = library
  }

  stop(code: MigrationStopCode, node: Node, message: string, suggestion?: string): MigrationStop {
    return this.#make(code, node, message, suggestion)
  }

  /** What core says of options that it refuses, or of what changes with them. */
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
