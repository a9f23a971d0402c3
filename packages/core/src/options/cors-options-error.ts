import { EXPLAIN } from '../explain.ts'
import type { CorsIssue } from './issue.ts'

/** Issues whose messages an error's message spells out; `issues` has all of them. */
const MAX_SHOWN = 20

/**
 * Thrown for invalid options, with everything that is wrong with them. Its message has a line for each of the first 20
 * issues, and ends with the command that prints the entry of the error reference. Its stack begins where the application
 * called.
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
  /** The class, for programs that have another copy of this package. */
  override readonly name = 'CorsOptionsError'
  /** The same for every mistake: each issue has a code of its own. */
  readonly code = 'ERR_CORS_OPTIONS'
  /** Every mistake. Not enumerable, so that a program that ends with this error prints each message once. */
  declare readonly issues: readonly CorsIssue[]

  /** @param issues every mistake, of which the message shows the first few */
  constructor(issues: readonly CorsIssue[]) {
    const shown = issues.slice(0, MAX_SHOWN).map(({ message, code }) => `\n- ${message} (${code})`)
    const more = issues.length > MAX_SHOWN ? `\n- … and ${issues.length - MAX_SHOWN} more` : ''
    const [first] = issues
    const help = first ? `\n${EXPLAIN} ${first.code}` : ''
    super(`Invalid CORS options:${shown.join('')}${more}${help}`)
    Object.defineProperty(this, 'issues', { value: issues })
  }
}

/** A function of ours that an application calls. */
export type Caller = (...args: never[]) => unknown

/** Runs what may throw such an error, whose stack then begins where the application called `caller`. */
export function blameCaller<T>(caller: Caller, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof CorsOptionsError) captureStack(error, caller)
    throw error
  }
}

/** Lets a stack begin where the application called `caller`. Engines without V8's function keep the stack that they have. */
export function captureStack(target: { stack?: string }, caller: Caller): void {
  const { captureStackTrace } = Error as {
    captureStackTrace?: (target: object, above?: unknown) => void
  }
  captureStackTrace?.(target, caller)
  // JavaScriptCore leaves out the frames of tail calls. If `caller` is among them, it finds no frame at all.
  if (!/\n?\s*at |@/.test(target.stack ?? '')) captureStackTrace?.(target)
}
