import type { Severity } from '@webcors/doctor'
import type { Style } from './style.js'

/** What every command says when it is through: 0 allowed or clean, 1 blocked or findings, 3 unreachable. */
export type ExitCode = 0 | 1 | 3

/** The result of a command, in each form that can be printed. */
export interface Outcome {
  readonly exitCode: ExitCode
  /** For people. */
  readonly report: (style: Style) => string
  /** For programs. */
  readonly json: unknown
  /** For people too, on standard error: what has no place in what is printed. */
  readonly notes?: string
  /** For what collects findings of many tools. */
  readonly results: readonly Result[]
}

/** One result, as SARIF has them. */
export interface Result {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  /** A URL, or a path. */
  readonly location: string
  /** A place in there: `origin[2]`. */
  readonly place?: string
}

/** Whether any is more than a remark. */
export function exitCodeFor(found: readonly { readonly severity: Severity }[]): ExitCode {
  return found.some(({ severity }) => severity !== 'info') ? 1 : 0
}
