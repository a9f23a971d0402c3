import { isToken } from '../protocol/token.ts'
import { collectUnknownIssues } from './collect-unknown-issues.ts'
import { CorsOptionsError } from './cors-options-error.ts'
import { type CorsIssue, createIssue, describe } from './issue.ts'
import { collectFunctionIssues } from './validate-values.ts'

/**
 * Asserts that hooks are valid.
 *
 * @param known the names of the hooks that the adapter takes beside `onDecision` and `vary`
 * @param isSelecting whether a function selects the policy, so that `vary` has an effect
 * @throws {CorsOptionsError} if a hook does not exist, is not a function, or has no effect
 */
export function assertHooks(hooks: unknown, known: readonly string[], isSelecting: boolean): void {
  if (hooks === undefined) return
  const issues: CorsIssue[] = []
  if (typeof hooks !== 'object' || hooks === null) {
    issues.push(
      createIssue({
        code: 'options-invalid',
        path: [],
        value: hooks,
        action: `read hooks from ${describe(hooks)}`,
        why: 'hooks are an object',
        fix: `Write { ${['onDecision', ...known].join(', ')} }, or leave the argument out.`,
      }),
    )
  } else {
    const { onDecision, vary, ...others } = hooks as Record<string, unknown>
    collectUnknownIssues(hooks, ['onDecision', 'vary', ...known], [], issues)
    if (onDecision !== null) collectFunctionIssues(onDecision, 'onDecision', issues)
    for (const name of known) collectFunctionIssues(others[name], name, issues)
    if (vary !== undefined) collectVaryIssues(vary, isSelecting, issues)
  }
  if (issues.length > 0) throw new CorsOptionsError(issues)
}

function collectVaryIssues(vary: unknown, isSelecting: boolean, issues: CorsIssue[]): void {
  const isList =
    Array.isArray(vary) && vary.every((name) => typeof name === 'string' && isToken(name))
  if (isSelecting && isList) return
  issues.push(
    createIssue({
      code: 'vary-invalid',
      path: ['vary'],
      value: vary,
      action: `add ${describe(vary)} to Vary`,
      why: isSelecting
        ? 'it must be a list of header names'
        : 'the hook names the request headers that a selecting function reads, and no function selects here',
      fix: isSelecting ? "Write vary: ['X-Tenant']." : 'Remove it.',
    }),
  )
}

/**
 * Creates the error for a selecting function that returned a value that is not a policy. The error
 * is reported to `onDecision`, because nothing may throw while requests are served.
 */
export function noPolicyError(selected: unknown): TypeError {
  const isOptions = typeof selected === 'object' && selected !== null && 'origin' in selected
  const why = isOptions ? 'it looks like options' : 'it is not a policy'
  const fix = isOptions
    ? 'Call createCors once, outside of the function, and return the policy that it makes.'
    : 'Return a policy that createCors made, or undefined for none.'
  return new TypeError(`Cannot select ${describe(selected)} as the policy: ${why}. ${fix}`)
}

/** Creates the error for a selecting function whose promise has not settled in time. */
export function selectionTimedOutError(seconds: number): TypeError {
  return new TypeError(
    `Cannot wait for the policy: the selecting function has not settled after ${seconds} seconds. Select synchronously, or set a shorter limit on the work that it waits for.`,
  )
}
