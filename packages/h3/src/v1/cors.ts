import type { IncomingMessage } from 'node:http'
import type { CorsArguments, CorsHooks } from '@webcors/core'
import {
  type CheckedSource,
  createDecide,
  type DefaultSource,
  type SourceInput,
} from '@webcors/core/adapter'
import { answerNodeEvent, type NodeEvent, type NodeEventHandler } from './answer-node-event.ts'

/** Goes before all other handlers of an app. */
type CorsEventHandler<Event extends NodeEvent> = NodeEventHandler<Event, void | Promise<void>>

/** Makes an event handler for the public policy: any origin, no credentials. */
export function cors<Event extends NodeEvent = NodeEvent>(): CorsEventHandler<Event>
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
 * @param source options, a policy, or a function of the event that selects one
 * @throws {CorsOptionsError} for invalid options
 */
export function cors<
  Event extends NodeEvent = NodeEvent,
  const Source extends SourceInput<[event: Event], IncomingMessage> = DefaultSource<
    [event: Event],
    IncomingMessage
  >,
>(
  source: CheckedSource<Source, [event: Event], IncomingMessage>,
  hooks?: CorsHooks<IncomingMessage>,
): CorsEventHandler<Event>
export function cors(...args: unknown[]): CorsEventHandler<NodeEvent> {
  const decide = createDecide(args as CorsArguments<[event: NodeEvent]>, { caller: cors })
  const handler = (event: NodeEvent) =>
    answerNodeEvent(event, decide, () => {}) as void | Promise<void>
  return Object.assign(handler, { __is_handler__: true as const })
}
