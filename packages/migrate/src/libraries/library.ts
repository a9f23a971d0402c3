import type { CorsIssue, CorsOptions } from '@webcors/core'
import type { CorsNotice } from '@webcors/core/migrate'

/** Options of another library, converted to options of webcors; or the issues that prevent this. */
export interface Conversion {
  readonly value?: CorsOptions
  readonly issues: readonly CorsIssue[]
  readonly notices: readonly CorsNotice[]
  /** Whether the options switch CORS off. */
  readonly selectsNone: boolean
}

export interface Version {
  readonly major: number
  readonly minor: number
}

/** Facts about the project that uses the library. */
export interface LibraryContext {
  /** The installed version, or else the lowest version of the range in package.json. */
  readonly version?: Version | undefined
  /** Whether routes have options of their own, such as `config.cors` of Fastify. */
  readonly routeOptions: boolean
  /** Whether a package of the project may set CORS headers, such as a proxy. */
  readonly othersSetHeaders: boolean
}

/** A CORS library whose calls are rewritten. */
export interface Library {
  /** The name that programs import. */
  readonly module: string
  /** The package whose version determines the library's defaults. */
  readonly versionOf: string
  /** The dependencies to remove from package.json: the package, and its types. */
  readonly packages: readonly string[]
  /** The names under which the module exports its function. */
  readonly exported: readonly string[]
  /** The names under which the module exports the type of its options. */
  readonly optionTypes: readonly string[]
  /**
   * `call`: `cors(options)` returns a middleware. `register`: `app.register(cors, options)` takes a
   * plugin and options.
   */
  readonly form: 'call' | 'register'
  /** The package of webcors that exports `cors` in its place. */
  readonly replacement: string
  /** The library's names of options that have another name in webcors, with these names. */
  readonly names: Readonly<Record<string, string>>
  /** Converts options. @param options `undefined` for a call without options */
  convert(options: object | undefined, context: LibraryContext): Conversion
}
