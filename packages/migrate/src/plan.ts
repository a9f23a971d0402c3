import type { MagicString } from 'magic-string'
import type { Place } from './source/source.js'

/** Why something stays as it is. */
export interface MigrationStop extends Place {
  /** Stable; `npx webcors explain <code>` prints more. */
  readonly code: string
  readonly path: string
  /** What is migrated from: `cors`, `@koa/cors`. */
  readonly library: string
  /** What stands there, why it is not rewritten, and what to do. */
  readonly message: string
  /** Code to write in its place, where there is some. */
  readonly suggestion?: string
  /** Whether `accept` with this code rewrites it. */
  readonly acceptable: boolean
}

/** What changes with a rewrite, or what is good to know of it. */
export interface MigrationNotice extends Place {
  readonly code: string
  readonly path: string
  readonly library: string
  readonly message: string
}

/** A file before and after. */
export interface MigrationChange {
  readonly path: string
  readonly before: string
  readonly after: string
  /** The same as a unified diff. */
  readonly diff: string
}

/** What would be done. Nothing is written. */
export interface MigrationPlan {
  readonly changes: readonly MigrationChange[]
  readonly stops: readonly MigrationStop[]
  readonly notices: readonly MigrationNotice[]
  /** How many calls and header lines of other CORS code were found, rewritten or not. */
  readonly found: number
}

/** Changes a part of a module's text. */
export type Edit = (text: MagicString) => unknown
