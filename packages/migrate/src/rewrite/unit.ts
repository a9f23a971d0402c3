import type { Edit, MigrationNotice, MigrationStop } from '../plan.js'
import type { Place, Source } from '../source/source.js'
import type { Mount } from './mounts.js'

export interface EditsElsewhere {
  readonly source: Source
  readonly edits: readonly Edit[]
}

/** What is rewritten together, or not at all: the uses of one library in one module. */
export interface Unit {
  readonly source: Source
  readonly library: string
  /** Whether something keeps it as it is depends on what is accepted. */
  readonly stops: readonly MigrationStop[]
  readonly notices: readonly MigrationNotice[]
  readonly edits: readonly Edit[]
  /** Options that stand in another module, and what to change there. */
  readonly elsewhere?: readonly EditsElsewhere[]
  /** Whether nothing but types of the library is used, so that the options are in another module. */
  readonly isTypes?: boolean
  readonly mounts: readonly Mount[]
  /** The place of a call that is not rewritten. */
  readonly place?: Place
  /** How many calls of it there are. */
  readonly calls: number
  /** The package that the module imports afterwards. */
  readonly replacement?: string
}
