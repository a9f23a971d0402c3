import type { CorsIssue } from '@webcors/core'
import type { Node } from 'oxc-parser'
import type { MigrationStop } from '../plan.js'
import type { Source } from '../source/source.js'

/** The codes of this package. Others come from core, whose issues are stops too. */
export const STOP_CODES = [
  'unread-options',
  'unread-value',
  'origin-function',
  'options-function',
  'import-unclear',
  'mount-by-hand',
  'stacked-policies',
  'headers-set-beside',
  'hand-written-headers',
  'file-unreadable',
] as const

export type StopCode = (typeof STOP_CODES)[number]

/** What `accept` may name. */
export const ACCEPTABLE: readonly string[] = [
  'unread-value',
  'stacked-policies',
  'headers-set-beside',
]

/** Makes stops of one library in one module. */
export class StopMaker {
  readonly #source: Source
  readonly #library: string

  constructor(source: Source, library: string) {
    this.#source = source
    this.#library = library
  }

  stop(code: StopCode, node: Node, message: string, suggestion?: string): MigrationStop {
    return this.#make(code, node, message, suggestion)
  }

  /** What core says of options that it refuses. */
  issue({ code, message }: CorsIssue, node: Node, suggestion?: string): MigrationStop {
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
