import type { CorsIssueCode } from '@webcors/core'
import type { Severity } from '../diagnose/finding.js'

/**
 * The kind of a {@link LintIssue}. Core does not find these, because it knows only the syntax of
 * options.
 *
 * - `origin-public-suffix`: anyone can get a name that the star of the pattern matches
 * - `origin-dead`: no page can have this origin
 * - `origin-top-level-unknown`: the top-level domain does not exist, but a similar one does
 * - `origin-redundant`: another entry already allows this origin
 * - `max-age-capped`: some engines keep responses to preflights for a shorter time
 * - `exposed-header-redundant`: pages may read this header anyway
 * - `predicate-allows-anyone`, `predicate-allows-look-alike`, `predicate-allows-neighbor`,
 *   `predicate-allows-plain-http`: the predicate allowed a hostile origin
 * - `predicate-not-answering`: the predicate failed or timed out, so it could not be checked
 */
export type LintCode =
  | 'origin-public-suffix'
  | 'origin-dead'
  | 'origin-top-level-unknown'
  | 'origin-redundant'
  | 'max-age-capped'
  | 'exposed-header-redundant'
  | 'predicate-allows-anyone'
  | 'predicate-allows-look-alike'
  | 'predicate-allows-neighbor'
  | 'predicate-allows-plain-http'
  | 'predicate-not-answering'

/** A problem of options. It has the fields of core's own issues, and a severity. */
export interface LintIssue {
  readonly code: LintCode | CorsIssueCode
  readonly severity: Severity
  /** The place in the options: `['origin', 2]`. */
  readonly path: readonly PropertyKey[]
  /** The value at that place. */
  readonly value: unknown
  /** The problem, followed by the fix, in sentences. */
  readonly message: string
  /** The necessary change, in sentences. */
  readonly fix: string
}

/** Creates an issue whose message ends with the fix. */
export function lintIssue(
  code: LintCode,
  severity: Severity,
  path: readonly PropertyKey[],
  value: unknown,
  problem: string,
  fix: string,
): LintIssue {
  return { code, severity, path, value, message: `${problem} ${fix}`, fix }
}
