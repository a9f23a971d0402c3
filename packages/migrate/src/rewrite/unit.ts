import type { Edit, MigrationNotice, MigrationStop } from '../plan.js'
import type { Place, Source } from '../source/source.js'
import type { Mount } from './mounts.js'

/** Edits in another module. */
export interface EditsElsewhere {
  readonly source: Source
  readonly edits: readonly Edit[]
}

/** The uses of one library in one module. They are rewritten together, or not at all. */
export interface Unit {
  readonly source: Source
  readonly library: string
  /** The stops. One that is not accepted prevents the rewrite. */
  readonly stops: readonly MigrationStop[]
  readonly notices: readonly MigrationNotice[]
  readonly edits: readonly Edit[]
  /** The edits of options that are written in other modules. */
  readonly elsewhere?: readonly EditsElsewhere[]
  /** Whether the module uses only types of the library, so that another module uses the options. */
  readonly isTypes?: boolean
  readonly mounts: readonly Mount[]
  /** The place of a call that is not rewritten. */
  readonly place?: Place
  /** The number of calls. */
  readonly calls: number
  /** The package that the module imports after the rewrite. */
  readonly replacement?: string
}
