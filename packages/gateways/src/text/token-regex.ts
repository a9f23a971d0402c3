/** The characters of a token, as a class of a regular expression, without its brackets. It has a `'` and a backtick. */
export const TOKEN_CHARACTERS: string = "!#$%&'*+.^_`|~0-9A-Za-z-"

/** A method that is answered where any is allowed: what core reads, 64 characters. */
export const METHOD_REGEX: string = `^[${TOKEN_CHARACTERS}]{1,64}$`

/** The methods that no script can send (Fetch, "forbidden method"), in any case. */
export const FORBIDDEN_METHOD_REGEX: string = '^(connect|trac[ek])$'

/** Characters of `Access-Control-Request-Headers` that core reads. */
export const MAX_NAMES_LENGTH: number = 2048

/** A list of header names (RFC 9110, section 5.6.1.2: empty elements are tolerated). Linear in the length of the list. */
export const NAMES_REGEX: string = `^[ \\t,]*([${TOKEN_CHARACTERS}]+([ \\t]*,[ \\t,]*|[ \\t]*$))+$`

/** The same, for engines that have look-ahead: no more characters than core reads. */
export const SHORT_NAMES_REGEX: string = `^(?=.{1,${MAX_NAMES_LENGTH}}$)${NAMES_REGEX.slice(1)}`
