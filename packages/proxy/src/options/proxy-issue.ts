/** Stable codes of the issues of a proxy's options. Each has an entry in `docs/errors.md`. */
export type ProxyIssueCode =
  | 'targets-missing'
  | 'targets-type'
  | 'target-url-invalid'
  | 'target-url-not-serialized'
  | 'target-insecure'
  | 'target-address-not-public'
  | 'target-metadata-address'
  | 'target-port-blocked'
  | 'target-pattern-invalid'
  | 'target-public-suffix'
  | 'target-any-host'
  | 'any-host-needs-origins'
  | 'any-host-needs-limit'
  | 'any-host-with-secrets'
  | 'mount-invalid'
  | 'mount-duplicate'
  | 'limit-missing'
  | 'limit-invalid'
  | 'secret-for-any-origin'
  | 'secret-for-any-caller'
  | 'secret-empty'
  | 'header-invalid'
  | 'header-forbidden'
  | 'query-invalid'
  | 'authorization-used-twice'
  | 'credentials-without-authorize'
  | 'policy-not-options'
  | 'policy-follows-targets'
  | 'target-method-invalid'
  | 'target-method-forbidden'
  | 'path-invalid'
  | 'content-type-invalid'
  | 'redirects-invalid'
  | 'timeout-invalid'
  | 'bytes-invalid'
  | 'count-invalid'
  | 'name-invalid'
  | 'proxy-options-invalid'
  | 'proxy-option-unknown'
  | 'proxy-option-type'
  | 'guard-not-possible'

/** A mistake in the options of a proxy. */
export interface ProxyIssue {
  readonly code: ProxyIssueCode
  /**
   * The path in the options, as in Standard Schema: `['targets', '/github', 'url']`. `cors` is the
   * second argument.
   */
  readonly path: readonly PropertyKey[]
  /** The value at the path. The value of a secret is left out. */
  readonly value: unknown
  /** The failed action, the value, the reason, and what to write instead. */
  readonly message: string
  /** The last sentence of the message, which says what to write instead. */
  readonly fix: string
}

/** Collects issues. */
export type AddIssue = (
  code: ProxyIssueCode,
  path: readonly PropertyKey[],
  value: unknown,
  problem: string,
  fix: string,
) => void

/**
 * Creates an issue with its message.
 *
 * @param problem the rest of a sentence that begins with "Cannot"; `$` stands for the value
 */
export function createProxyIssue(
  code: ProxyIssueCode,
  path: readonly PropertyKey[],
  value: unknown,
  problem: string,
  fix: string,
): ProxyIssue {
  const message = `Cannot ${problem.replace('$', () => quote(value))}. ${fix}`
  return { code, path, value, message, fix }
}

/** Writes a value for a message, in at most about a hundred characters. */
export function quote(value: unknown): string {
  const cut = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}...` : text)
  if (typeof value === 'string') return JSON.stringify(cut(value))
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return cut(String(value))
}
