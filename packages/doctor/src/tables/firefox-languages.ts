import { FIREFOX_ASIAN } from './firefox-asian.js'
import { FIREFOX_EASTERN } from './firefox-eastern.js'
import type { FirefoxLanguage } from './firefox-language.js'
import { FIREFOX_ROMANCE } from './firefox-romance.js'
import { FIREFOX_WESTERN } from './firefox-western.js'

/**
 * The reasons of Firefox in its most used languages other than English.
 *
 * @see https://github.com/mozilla-l10n/firefox-l10n `dom/chrome/security/security.properties` of
 *   each language
 */
export const FIREFOX_LANGUAGES: readonly FirefoxLanguage[] = [
  ...FIREFOX_WESTERN,
  ...FIREFOX_ROMANCE,
  ...FIREFOX_EASTERN,
  ...FIREFOX_ASIAN,
]
