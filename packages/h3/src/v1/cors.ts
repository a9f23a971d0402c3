import type { CorsArguments } from '@webcors/core'
import { createDecide } from '@webcors/core/adapter'
import { answerNodeEvent, type NodeEvent, type NodeEventHandler } from './answer-node-event.js'

/**
 * Makes an event handler for h3 v1, to be used before all others: `app.use`, or a middleware of Nitro 2
 * and Nuxt. Preflights are answered in the application's place, and every response leaves with the
 * policy's headers, errors and 404 too.
 *
 * @example
 * ```ts
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param args options, a policy, or a function of the event that selects one; none at all is the public
 *   policy (any origin, no credentials). Then hooks.
 * @throws {CorsOptionsError} for invalid options
 */
export function cors<Event extends NodeEvent = NodeEvent>(
  ...args: CorsArguments<[event: Event]>
): NodeEventHandler<Event, void | Promise<void>> {
  const decide = createDecide<[event: Event]>(args, { caller: cors })

  const handler = (event: Event) => answerNodeEvent(event, decide, () => {}) as void | Promise<void>
  return Object.assign(handler, { __is_handler__: true as const })
}
