/** Stable codes of what can be wrong with options. Each has an entry in `docs/errors.md`. */
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
  /** Which mistake it is; `npx webcors explain <code>` prints its entry. */
  readonly code: CorsIssueCode
  /** Where in the options, as in Standard Schema: `['origin', 2]`. Empty for the whole. */
  readonly path: readonly PropertyKey[]
  /** What stands there. */
  readonly value: unknown
  /** What cannot be done, with what value, why, and what to write instead. */
  readonly message: string
  /** What to write instead: the message's last sentence. */
  readonly fix: string
}

/** What an issue is made from. */
export interface IssueParts {
  readonly code: CorsIssueCode
  readonly path: readonly PropertyKey[]
  readonly value: unknown
  /** What cannot be done, with the value quoted: the words after `Cannot`. */
  readonly action: string
  /** What is wrong: the words after the colon. */
  readonly why: string
  /** What to write: a sentence. */
  readonly fix: string
}

/** Makes an issue. Every message has this grammar: `Cannot <action>: <why>. <fix>` */
export function createIssue({ code, path, value, action, why, fix }: IssueParts): CorsIssue {
  return { code, path, value, message: `Cannot ${action}: ${why}. ${fix}`, fix }
}

/** Characters of a value that a message repeats. */
const MAX_SHOWN = 100

function cut(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}

/** Quotes a text in a message. */
export function quote(text: string): string {
  return JSON.stringify(cut(text))
}

/** Names a value in a message, in a hundred characters or so: `the string "false"`, `a function`, `a Set`. */
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
