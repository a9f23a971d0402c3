import { CorsOptionsError } from './cors-options-error.js'
import { type CorsIssue, createIssue, describe } from './issue.js'
import { checkKnown, checkFunction } from './validate-values.js'

/** @throws {CorsOptionsError} for a hook that does not exist, or is no function */
export function checkHooks(hooks: unknown): void {
  if (hooks === undefined) return
  const issues: CorsIssue[] = []
  if (typeof hooks !== 'object' || hooks === null) {
    const problem = 'read hooks from $: they are no object'
    const fix = 'Write { onDecision, onError }, or leave the argument out.'
    issues.push(createIssue('options-invalid', [], hooks, problem, fix))
  } else {
    const { onDecision, onError } = hooks as Record<string, unknown>
    checkKnown(hooks, ['onDecision', 'onError'], [], issues)
    checkFunction(onDecision, ['onDecision'], issues)
    checkFunction(onError, ['onError'], issues)
  }
  if (issues.length > 0) throw new CorsOptionsError(issues)
}

/** For a selecting function that returned something else than a policy; told through `onDecision`, since requests never throw. */
export function noPolicyError(selected: unknown): TypeError {
  return new TypeError(
    `Cannot select ${describe(selected)} as policy: it is none. Return what createCors() made, or undefined.`,
  )
}
