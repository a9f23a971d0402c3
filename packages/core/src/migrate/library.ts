/** The names that another library gives to the webcors options, and its further options. */
export interface Library {
  /** The name of the package in messages. */
  readonly name: string
  readonly methods: string
  readonly allowedHeaders: string
  readonly exposedHeaders: string
  readonly preflightStatus?: string
  /** The further options of the library, beside `origin`, `credentials` and `maxAge`. */
  readonly others: readonly string[]
  /** Whether `origin` can be a regular expression, or `true` for any origin. */
  readonly reflects: boolean
  /** Whether a list of names can be one string with commas. */
  readonly takesText: boolean
}

/**
 * @returns the fix for an option that the other library does not have, or `undefined` if no option
 *   of it fits
 */
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
