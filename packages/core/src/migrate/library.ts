/** What another library calls our options, and what else it has. */
export interface Library {
  /** The package, as messages name it. */
  readonly name: string
  readonly methods: string
  readonly allowedHeaders: string
  readonly exposedHeaders: string
  readonly preflightStatus?: string
  /** Its other options, beside `origin`, `credentials` and `maxAge`. */
  readonly others: readonly string[]
  /** Whether it has regular expressions, and `true` for any origin. */
  readonly reflects: boolean
  /** Whether a list of names may be a text with commas. */
  readonly takesText: boolean
}

/** What to write in place of an option that this library does not have. */
export function translateFor(library: Library, name: string): string | undefined {
  const ours: Readonly<Record<string, string | undefined>> = {
    methods: library.methods,
    allowMethods: library.methods,
    allowedHeaders: library.allowedHeaders,
    allowHeaders: library.allowedHeaders,
    exposedHeaders: library.exposedHeaders,
    exposeHeaders: library.exposedHeaders,
    preflightStatus: library.preflightStatus,
    optionsSuccessStatus: library.preflightStatus,
    optionSuccessStatus: library.preflightStatus,
  }
  const meant = Object.hasOwn(ours, name) ? ours[name] : undefined
  return meant && `Write ${meant}.`
}
