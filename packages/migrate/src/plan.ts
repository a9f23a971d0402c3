import type { MagicString } from 'magic-string'
import type { Place } from './source/source.js'

/** The reason why a place is not rewritten. */
export interface MigrationStop extends Place {
  /** The stable code. `npx webcors explain <code>` prints its entry of the error reference. */
  readonly code: string
  readonly path: string
  /** The other library: `cors`, `@koa/cors`. */
  readonly library: string
  /** The code at the place, the reason why it is not rewritten, and what to do. */
  readonly message: string
  /** Code to write in its place. It is absent if none can be suggested. */
  readonly suggestion?: string
  /** Whether the place is rewritten if `accept` has this code. */
  readonly acceptable: boolean
}

/** An effect of a rewrite that the application's owner should know. */
export interface MigrationNotice extends Place {
  readonly code: string
  readonly path: string
  readonly library: string
  readonly message: string
}

/** The text of a file before and after. */
export interface MigrationChange {
  readonly path: string
  readonly before: string
  readonly after: string
  /** The unified diff of the two texts. */
  readonly diff: string
}

/** The planned changes, and the places that are not rewritten. Nothing is written to the disk. */
export interface MigrationPlan {
  readonly changes: readonly MigrationChange[]
  readonly stops: readonly MigrationStop[]
  readonly notices: readonly MigrationNotice[]
  /** The number of calls and header lines of other CORS code that were found, rewritten or not. */
  readonly found: number
}

/** Changes a part of a module's text. */
export type Edit = (text: MagicString) => unknown
