import { isToken } from '../protocol/token.ts'
import { checkKnown } from './check-known.ts'
import { CorsOptionsError } from './cors-options-error.ts'
import { type CorsIssue, createIssue, describe } from './issue.ts'
import { checkFunction } from './validate-values.ts'

/**
 * @param known the names of hooks that the adapter knows beside `onDecision` and `vary`
 * @param isSelecting whether a function selects the policy, so that `vary` has an effect
 * @throws {CorsOptionsError} for a hook that does not exist, or is not a function
 */
export function checkHooks(hooks: unknown, known: readonly string[], isSelecting: boolean): void {
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
    checkKnown(hooks, ['onDecision', 'vary', ...known], [], issues)
    if (onDecision !== null) checkFunction(onDecision, 'onDecision', issues)
    for (const name of known) checkFunction(others[name], name, issues)
    if (vary !== undefined) checkVary(vary, isSelecting, issues)
  }
  if (issues.length > 0) throw new CorsOptionsError(issues)
}

function checkVary(vary: unknown, isSelecting: boolean, issues: CorsIssue[]): void {
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
        : 'the hook names what a selecting function reads, and no function selects here',
      fix: isSelecting ? "Write vary: ['X-Tenant']." : 'Remove it.',
    }),
  )
}

/**
 * The error for a selecting function that returned something else than a policy. It is reported through `onDecision`,
 * because nothing throws while requests are served.
 */
export function noPolicyError(selected: unknown): TypeError {
  const isOptions = typeof selected === 'object' && selected !== null && 'origin' in selected
  const why = isOptions ? 'it looks like options' : 'it is not a policy'
  const fix = isOptions
    ? 'Call createCors once, outside of the function, and return the policy that it makes.'
    : 'Return a policy that createCors made, or undefined for none.'
  return new TypeError(`Cannot select ${describe(selected)} as the policy: ${why}. ${fix}`)
}

/** The error for a selecting function whose promise has not settled. */
export function selectionTimedOutError(seconds: number): TypeError {
  return new TypeError(
    `Cannot wait for the policy: the selecting function has not settled after ${seconds} seconds. Select synchronously, or set a shorter limit on what it waits for.`,
  )
}
