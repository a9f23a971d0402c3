import type { IncomingMessage } from 'node:http'
import type { CorsArguments, CorsHooks } from '@webcors/core'
import {
  type CheckedSource,
  createDecide,
  type DefaultSource,
  type SourceInput,
} from '@webcors/core/adapter'
import { answerNodeEvent, type NodeEvent, type NodeEventHandler } from './answer-node-event.ts'

/** An event handler that stands before all other handlers of an app. */
type CorsEventHandler<Event extends NodeEvent> = NodeEventHandler<Event, void | Promise<void>>

/**
 * Creates an event handler for the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * app.use(cors())
 * ```
 */
export function cors<Event extends NodeEvent = NodeEvent>(): CorsEventHandler<Event>
/**
 * Creates an event handler for h3 v1 that must stand before all others: use `app.use`, or a
 * middleware of Nitro 2 and Nuxt. The handler answers preflights in place of the application, and
 * adds the policy's headers to every response, also to errors and 404.
 *
 * @example
 * ```ts
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param source options, a policy, or a function of the event that selects one
 * @param hooks `onDecision` gets selections that failed; `vary` names the request headers that a
 *   selecting function reads
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
