/** The messages of Firefox in one language, as Mozilla's public localization files have them. */
export interface FirefoxLanguage {
  /** The language tag (BCP 47). */
  readonly language: string
  /** The sentences before a reason. There are several if translators have changed the sentence. */
  readonly blocked: readonly string[]
  /** The sentences after some reasons. */
  readonly status: readonly string[]
  readonly reasons: readonly FirefoxReason[]
}

/** A translated reason. `id` is its name in Firefox's sources, as in `tables/firefox.ts`. */
export type FirefoxReason = readonly [id: string, text: string]
