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

/**
 * @param problem what cannot be done and why, as the rest of a sentence; `$` stands for what is shown
 * @param shown what to name in the message, where that is not the value
 */
export function createIssue(
  code: CorsIssueCode,
  path: readonly PropertyKey[],
  value: unknown,
  problem: string,
  fix: string,
  shown: unknown = value,
): CorsIssue {
  const message = `Cannot ${problem.replace('$', () => describe(shown))}. ${fix}`
  return { code, path, value, message, fix }
}

/** Names a value in a message, in a hundred characters or so. */
export function describe(value: unknown): string {
  const cut = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text)
  if (typeof value === 'string') return JSON.stringify(cut(value))
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return cut(String(value))
  if (value instanceof RegExp) return `the expression ${cut(String(value))}`
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name
  const isTelling = typeof name === 'string' && /^(?!Object$)\w{1,50}$/.test(name)
  return isTelling ? `a value of type ${name}` : 'an object'
}
