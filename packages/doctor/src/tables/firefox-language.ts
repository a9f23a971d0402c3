/** Firefox's messages in one language: facts of Mozilla's public localization files, by Firefox's own names. */
export interface FirefoxLanguage {
  /** As in BCP 47. */
  readonly language: string
  /** The sentence before each reason; several where translators changed it. */
  readonly blocked: readonly string[]
  /** What stands after some reasons. */
  readonly status: readonly string[]
  readonly reasons: readonly FirefoxReason[]
}

/** One reason, by the name that `tables/firefox.ts` has for it in English. */
export type FirefoxReason = readonly [id: string, text: string]
