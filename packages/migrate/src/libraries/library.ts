import type { CorsIssue, CorsOptions } from '@webcors/core'
import type { CorsNotice } from '@webcors/core/migrate'

/** Options of another library, read as options of ours; or why they cannot be. */
export interface Conversion {
  readonly value?: CorsOptions
  readonly issues: readonly CorsIssue[]
  readonly notices: readonly CorsNotice[]
  /** Whether the options stand for no CORS at all. */
  readonly selectsNone: boolean
}

export interface Version {
  readonly major: number
  readonly minor: number
}

/** What is known of a project that uses the library. */
export interface LibraryContext {
  /** The version that is installed, or else the least that package.json asks for. */
  readonly version?: Version | undefined
  /** Whether routes have options of their own, as `config.cors` of Fastify. */
  readonly routeOptions: boolean
  /** Whether a package of the project may set CORS headers, such as a proxy. */
  readonly othersSetHeaders: boolean
}

/** A CORS library whose calls are rewritten. */
export interface Library {
  /** What is imported. */
  readonly module: string
  /** The package whose version decides over its defaults. */
  readonly versionOf: string
  /** What stands in package.json for it: the package, and its types. */
  readonly packages: readonly string[]
  /** The names under which the module exports its function. */
  readonly exported: readonly string[]
  /** The names under which it exports the type of its options. */
  readonly optionTypes: readonly string[]
  /** `cors(options)` makes a middleware, or `app.register(cors, options)` takes both. */
  readonly form: 'call' | 'register'
  /** Ours, which has `cors`. */
  readonly replacement: string
  /** Its names of options that have another name here. */
  readonly names: Readonly<Record<string, string>>
  /** @param options `undefined` for a call without any */
  convert(options: object | undefined, context: LibraryContext): Conversion
}
