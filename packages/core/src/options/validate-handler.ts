import { WRAPPED } from '../marks.js'
import { CorsOptionsError } from './cors-options-error.js'
import { recognizeHandler } from './hosts.js'
import { createIssue } from './issue.js'

/** What a handler has to take: a `Request`, Node's request and response, or an event of its host. */
export type HandlerKind = 'fetch' | 'node' | 'event'

/**
 * @throws {CorsOptionsError} for a handler that is not a function or belongs to another host, and for one that has a policy
 *   already: policies are selected for each request, not stacked
 */
export function checkHandler(handler: unknown, kind: HandlerKind): void {
  // An application of Express is a function, and a listener of node:http; handlers of h3 have a `fetch` of their own.
  const found =
    typeof handler !== 'function' || kind === 'fetch' ? recognizeHandler(handler) : undefined
  if (typeof handler !== 'function' || found) {
    const problem = found ? `wrap ${found.name} as a handler` : 'wrap $: it is no handler'
    const fix = found?.fix ?? 'Write a function that takes a request, such as app.fetch.'
    throw new CorsOptionsError([createIssue('handler-invalid', [], handler, problem, fix)])
  }
  if (WRAPPED in handler) {
    const problem = 'wrap $: it has a policy already, and two would answer differently'
    const fix = 'Wrap it once, with a function that selects the policy.'
    throw new CorsOptionsError([createIssue('handler-wrapped', [], handler, problem, fix)])
  }
}
