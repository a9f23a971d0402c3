import type { DifferenceCode } from '../compare/difference.js'

/**
 * The stable codes of reasons not to export a policy. Each has an entry in `docs/errors.md`,
 * "Exporting a policy".
 */
export type ExportIssueCode =
  | DifferenceCode
  | 'target-unknown'
  | 'export-option-invalid'
  | 'accept-unknown'
  | 'option-not-exportable'
  | 'origin-predicate'
  | 'name-not-printable'
  | 'no-origin-left'
  | 'limit-exceeded'

/** One reason why a policy is not exported, in the form of core's `CorsIssue`. */
export interface ExportIssue {
  readonly code: ExportIssueCode
  /**
   * The path in the options, as in Standard Schema: `['origin', 2]`. Empty for the whole policy.
   */
  readonly path: readonly PropertyKey[]
  /** The value at the path. */
  readonly value: unknown
  /** The failed action, the value, the reason, and what to write instead. */
  readonly message: string
  /** The last sentence of the message, which says what to write instead. */
  readonly fix: string
}

/**
 * Creates an issue with its message.
 *
 * @param problem the failed action and the reason: the rest of a sentence that begins with "Cannot"
 * @param fix a whole sentence
 */
export function createExportIssue(
  code: ExportIssueCode,
  path: readonly PropertyKey[],
  value: unknown,
  problem: string,
  fix: string,
): ExportIssue {
  return { code, path, value, message: `Cannot ${problem}. ${fix}`, fix }
}

/** Writes a value for a message, in at most about a hundred characters. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 100 ? `${text.slice(0, 100)}...` : text
}
