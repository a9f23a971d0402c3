import { CorsOptionsError } from './cors-options-error.js'
import { type CorsIssue, createIssue, describe } from './issue.js'
import { isToken } from '../protocol/token.js'
import { checkKnown, checkFunction } from './validate-values.js'

/**
 * @param known the names of hooks that the adapter knows beside `onDecision` and `vary`
 * @param isSelecting whether a function selects the policy, so that `vary` has an effect
 * @throws {CorsOptionsError} for a hook that does not exist, or is not a function
 */
export function checkHooks(hooks: unknown, known: readonly string[], isSelecting: boolean): void {
  if (hooks === undefined) return
  const issues: CorsIssue[] = []
  if (typeof hooks !== 'object' || hooks === null) {
    const problem = 'read hooks from $: they are no object'
    const fix = `Write { ${['onDecision', ...known].join(', ')} }, or leave the argument out.`
    issues.push(createIssue('options-invalid', [], hooks, problem, fix))
  } else {
    const { onDecision, vary, ...others } = hooks as Record<string, unknown>
    checkKnown(hooks, ['onDecision', 'vary', ...known], [], issues)
    if (onDecision !== null) checkFunction(onDecision, ['onDecision'], issues)
    for (const name of known) checkFunction(others[name], [name], issues)
    if (vary !== undefined) checkVary(vary, isSelecting, issues)
  }
  if (issues.length > 0) throw new CorsOptionsError(issues)
}

function checkVary(vary: unknown, isSelecting: boolean, issues: CorsIssue[]): void {
  const wrong = (problem: string, fix: string): void => {
    issues.push(createIssue('vary-invalid', ['vary'], vary, problem, fix))
  }
  if (!isSelecting) {
    wrong(
      'add $ to Vary: it names what a selecting function reads, and none selects here',
      'Remove it.',
    )
  } else if (
    !Array.isArray(vary) ||
    !vary.every((name) => typeof name === 'string' && isToken(name))
  ) {
    wrong('add $ to Vary: it is no list of header names', "Write vary: ['X-Tenant'].")
  }
}

/** For a selecting function that returned something else than a policy; told through `onDecision`, since requests never throw. */
export function noPolicyError(selected: unknown): TypeError {
  return new TypeError(
    `Cannot select ${describe(selected)} as policy: it is none. Return what createCors() made, or undefined.`,
  )
}

/** For a selecting function whose promise has not settled. */
export function selectionTimedOutError(seconds: number): TypeError {
  return new TypeError(
    `Cannot wait longer than ${seconds} seconds for the policy that is selected.`,
  )
}
