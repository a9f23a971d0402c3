import { EXPLAIN } from '../explain.ts'
import type { CorsIssue } from './issue.ts'

/**
 * The number of issues that the message of an error lists. The property `issues` has all of them.
 */
const MAX_SHOWN = 20

/**
 * The error for invalid options. `issues` has every mistake. The message has a line for each of the
 * first 20 issues, and ends with the command that prints the entry of the first one in the error
 * reference. The stack begins where the application called this package.
 *
 * @example
 * ```ts
 * try {
 *   createCors(options)
 * } catch (error) {
 *   if (error instanceof CorsOptionsError) console.error(error.issues)
 * }
 * ```
 */
export class CorsOptionsError extends TypeError {
  /**
   * The name of the class, for programs with two copies of this package, in which `instanceof`
   * fails.
   */
  override readonly name = 'CorsOptionsError'
  /** The code of every error of this class. Each issue has a code of its own. */
  readonly code = 'ERR_CORS_OPTIONS'
  /**
   * All issues. The property is not enumerable, so that Node.js prints each message once if the
   * error ends the program.
   */
  declare readonly issues: readonly CorsIssue[]

  /** @param issues all issues */
  constructor(issues: readonly CorsIssue[]) {
    const shown = issues.slice(0, MAX_SHOWN).map(({ message, code }) => `\n- ${message} (${code})`)
    const more = issues.length > MAX_SHOWN ? `\n- … and ${issues.length - MAX_SHOWN} more` : ''
    const [first] = issues
    const help = first ? `\n${EXPLAIN} ${first.code}` : ''
    super(`Invalid CORS options:${shown.join('')}${more}${help}`)
    Object.defineProperty(this, 'issues', { value: issues })
  }
}

/** A function of this package that an application calls. */
export type Caller = (...args: never[]) => unknown

/**
 * Runs a function. The stack of a `CorsOptionsError` that it throws begins where the application
 * called `caller`.
 */
export function withCallerStack<T>(caller: Caller, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof CorsOptionsError) captureStack(error, caller)
    throw error
  }
}

/**
 * Replaces the stack of an object with one that begins where the application called `caller`.
 * Engines without `Error.captureStackTrace` leave the stack as it is.
 */
export function captureStack(target: { stack?: string }, caller: Caller): void {
  const { captureStackTrace } = Error as {
    captureStackTrace?: (target: object, above?: unknown) => void
  }
  captureStackTrace?.(target, caller)
  // JavaScriptCore omits the frames of tail calls. If `caller` is one of them, the stack is empty.
  if (!/\n?\s*at |@/.test(target.stack ?? '')) captureStackTrace?.(target)
}
