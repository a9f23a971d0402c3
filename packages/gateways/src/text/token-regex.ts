/**
 * The characters of a token, for a character class without its brackets. They include `'` and the
 * backtick.
 */
export const TOKEN_CHARACTERS: string = "!#$%&'*+.^_`|~0-9A-Za-z-"

/**
 * Matches a requested method that is echoed if any is allowed. Core reads at most 64 characters.
 */
export const METHOD_REGEX: string = `^[${TOKEN_CHARACTERS}]{1,64}$`

/**
 * Matches the methods that no script can send, if compared without case:
 * https://fetch.spec.whatwg.org/#forbidden-method
 */
export const FORBIDDEN_METHOD_REGEX: string = '^(connect|trac[ek])$'

/** The maximum number of characters of `Access-Control-Request-Headers` that core reads. */
export const MAX_NAMES_LENGTH: number = 2048

/**
 * Matches a list of header names, in time linear in its length. Empty elements are allowed:
 * https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2
 */
export const NAMES_REGEX: string = `^[ \\t,]*([${TOKEN_CHARACTERS}]+([ \\t]*,[ \\t,]*|[ \\t]*$))+$`

/**
 * Matches the lists of `NAMES_REGEX` that core reads as a whole, for engines that have look-ahead.
 */
export const SHORT_NAMES_REGEX: string = `^(?=.{1,${MAX_NAMES_LENGTH}}$)${NAMES_REGEX.slice(1)}`
