import { CorsOptionsError } from './cors-options-error.js'
import { createIssue } from './issue.js'
import { MARK } from '../fetch/mark.js'

/**
 * @throws {CorsOptionsError} for a handler that is no function, or that has a policy already:
 *   policies are selected for each request, not stacked
 */
export function checkHandler(handler: unknown): void {
  if (typeof handler !== 'function') {
    const fix = 'Write a function that takes a request, such as app.fetch.'
    const issue = createIssue('handler-invalid', [], handler, 'wrap $: it is no handler', fix)
    throw new CorsOptionsError([issue])
  }
  if (MARK in handler) {
    const problem = 'wrap $: it has a policy already, and two would answer differently'
    const fix = 'Wrap it once, with a function that selects the policy.'
    throw new CorsOptionsError([createIssue('handler-wrapped', [], handler, problem, fix)])
  }
}
