import type { CorsIssueCode } from '@webcors/core'
import type { Severity } from '../diagnose/finding.js'

/**
 * What core cannot know from the syntax of options:
 *
 * - `origin-public-suffix`: anyone can get a name that the pattern's star stands for
 * - `origin-dead`: no page can have this origin
 * - `origin-top-level-unknown`: its top-level domain does not exist, and one that does is nearly the same
 * - `origin-redundant`: another entry allows it already
 * - `max-age-capped`: some engines keep answers for a shorter time
 * - `exposed-header-redundant`: pages may read this header anyway
 * - `predicate-allows-anyone`, `predicate-allows-look-alike`, `predicate-allows-neighbor`, `predicate-allows-plain-http`: it allowed
 *   a hostile origin
 * - `predicate-not-answering`: it failed, so that it could not be tried
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

/** One thing to look at in options: what core's own issues have, and how grave it is. */
export interface LintIssue {
  readonly code: LintCode | CorsIssueCode
  readonly severity: Severity
  /** Where in the options: `['origin', 2]`. */
  readonly path: readonly PropertyKey[]
  readonly value: unknown
  /** What is wrong, and the fix after it. */
  readonly message: string
  readonly fix: string
}

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
