import type { Severity } from '@webcors/doctor'
import type { Style } from './style.js'

/** The exit code of a command: 0 allowed or clean, 1 blocked or findings, 3 unreachable. */
export type ExitCode = 0 | 1 | 3

/** The result of a command, in all forms of output. */
export interface Outcome {
  readonly exitCode: ExitCode
  /** The output for people. */
  readonly report: (style: Style) => string
  /** The output of `--json`. */
  readonly json: unknown
  /** Text for standard error, for people: information that has no place in the output. */
  readonly notes?: string
  /** The results for `--sarif`. */
  readonly results: readonly Result[]
}

/** One result of a SARIF log. */
export interface Result {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  /** The URL or path that the result is about. */
  readonly location: string
  /** The place in the location: `origin[2]`. */
  readonly place?: string
}

/** Returns 1 if any finding is an error or a warning. */
export function exitCodeFor(found: readonly { readonly severity: Severity }[]): ExitCode {
  return found.some(({ severity }) => severity !== 'info') ? 1 : 0
}
