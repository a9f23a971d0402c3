/** The stable codes of issues. Each has an entry in `docs/errors.md`. */
export type CorsIssueCode =
  | 'options-invalid'
  | 'option-unknown'
  | 'option-type'
  | 'origin-missing'
  | 'origin-type'
  | 'origin-null'
  | 'origin-not-serialized'
  | 'origin-invalid'
  | 'origin-pattern-invalid'
  | 'origin-wildcard-in-list'
  | 'origin-wildcard-with-credentials'
  | 'origin-insecure-with-credentials'
  | 'origin-public-suffix-with-credentials'
  | 'origin-kind-changed'
  | 'predicate-option-invalid'
  | 'predicate-cache-by-request'
  | 'predicate-parameters'
  | 'list-type'
  | 'wildcard-in-list'
  | 'method-invalid'
  | 'method-forbidden'
  | 'method-case'
  | 'request-header-invalid'
  | 'request-header-forbidden'
  | 'exposed-header-invalid'
  | 'exposed-header-forbidden'
  | 'exposed-header-wildcard-with-credentials'
  | 'max-age-invalid'
  | 'preflight-status-invalid'
  | 'allowed-hosts-missing'
  | 'allowed-host-invalid'
  | 'vary-invalid'
  | 'protection-with-any-origin'
  | 'handler-invalid'
  | 'handler-wrapped'

/** One mistake in options. */
export interface CorsIssue {
  /**
   * The kind of the mistake. `npx webcors explain <code>` prints its entry in the error reference.
   */
  readonly code: CorsIssueCode
  /**
   * The place in the options, as in Standard Schema: `['origin', 2]`. Empty if the issue is about
   * the whole value.
   */
  readonly path: readonly PropertyKey[]
  /** The value at that place. */
  readonly value: unknown
  /** The action that failed, with the value, the reason, and the fix. */
  readonly message: string
  /** The fix: the last sentence of the message. */
  readonly fix: string
}

/** The parts that an issue is built from. */
export interface IssueParts {
  readonly code: CorsIssueCode
  readonly path: readonly PropertyKey[]
  readonly value: unknown
  /** The action that failed, with the value quoted: the words after `Cannot`. */
  readonly action: string
  /** The reason: the words after the colon. */
  readonly why: string
  /** The code to write, or the change to make: a sentence. */
  readonly fix: string
}

/**
 * Creates an issue. Every message has this grammar: `Cannot <action>: <why>. <fix>`
 *
 * @example
 * ```ts
 * createIssue({
 *   code: 'option-unknown',
 *   path: ['maxage'],
 *   value: 5,
 *   action: 'use option "maxage"',
 *   why: 'no such option',
 *   fix: 'Did you mean "maxAge"?',
 * })
 * ```
 */
export function createIssue({ code, path, value, action, why, fix }: IssueParts): CorsIssue {
  return { code, path, value, message: `Cannot ${action}: ${why}. ${fix}`, fix }
}

/** The number of characters of a value that a message repeats. */
const MAX_SHOWN = 100

function cut(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}

/**
 * Quotes a text for a message. A text of more than 100 characters is cut.
 *
 * @example
 * ```ts
 * quote('maxage') // "maxage", with the quotes
 * ```
 */
export function quote(text: string): string {
  return JSON.stringify(cut(text))
}

/**
 * Describes a value for a message, in about 100 characters at most.
 *
 * @example
 * ```ts
 * describe('false') // the string "false"
 * describe(new Set()) // a Set
 * ```
 */
export function describe(value: unknown): string {
  if (typeof value === 'string') return `the string ${quote(value)}`
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return cut(String(value))
  if (value instanceof RegExp) return `the regular expression ${cut(String(value))}`
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name
  const isTelling = typeof name === 'string' && /^(?!Object$)\w{1,50}$/.test(name)
  if (!isTelling) return 'an object'
  return `${/^[AEIO]/i.test(name) ? 'an' : 'a'} ${name}`
}
