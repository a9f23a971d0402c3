import { WRAPPED } from '../marks.ts'
import { CorsOptionsError } from './cors-options-error.ts'
import { recognizeHandler } from './hosts.ts'
import { createIssue, describe } from './issue.ts'

/**
 * The arguments that a handler must take: a `Request`, a request and a response of Node.js, or an
 * event of its host.
 */
export type HandlerKind = 'fetch' | 'node' | 'event'

const FIX: Readonly<Record<HandlerKind, string>> = {
  fetch: 'Write a function that takes a Request, such as app.fetch.',
  node: 'Write a function that takes a request and a response.',
  event: 'Write a function that takes an event.',
}

/**
 * Asserts that a value is a handler without a policy.
 *
 * @example
 * ```ts
 * assertHandler(handler, 'fetch')
 * ```
 *
 * @param handler the first argument of a wrapper
 * @param kind the arguments that the handler must take, for the error
 * @throws {CorsOptionsError} if the handler is not a function or belongs to another host, and if it
 *   has a policy already: policies are selected for each request, not stacked
 */
export function assertHandler(handler: unknown, kind: HandlerKind): void {
  // An application of Express is a function, and a valid listener of node:http. Handlers of h3 are
  // functions with a `fetch`.
  const found =
    typeof handler !== 'function' || kind === 'fetch' ? recognizeHandler(handler) : undefined
  if (typeof handler !== 'function' || found) {
    throw new CorsOptionsError([
      createIssue({
        code: 'handler-invalid',
        path: [],
        value: handler,
        action: `wrap ${found?.name ?? describe(handler)}`,
        why: 'it is not a handler',
        fix: found?.fix ?? FIX[kind],
      }),
    ])
  }
  if (WRAPPED in handler) {
    throw new CorsOptionsError([
      createIssue({
        code: 'handler-wrapped',
        path: [],
        value: handler,
        action: 'wrap this handler',
        why: 'it has a policy already, and two would answer differently',
        fix: 'Wrap it once, with a function that selects the policy.',
      }),
    ])
  }
}
