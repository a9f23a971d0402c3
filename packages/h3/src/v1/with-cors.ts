import type { IncomingMessage } from 'node:http'
import type { CorsArguments, CorsHooks } from '@webcors/core'
import {
  type CheckedSource,
  createDecide,
  markWrapped,
  type SourceInput,
} from '@webcors/core/adapter'
import { answerNodeEvent, type NodeEvent, type NodeEventHandler } from './answer-node-event.ts'

/**
 * Wraps the event handler of one route of h3 v1 under the public policy: any origin, no
 * credentials.
 *
 * @example
 * ```ts
 * export default withCors(defineEventHandler(() => news))
 * ```
 *
 * @param handler takes an event
 * @throws {CorsOptionsError} for a handler that is wrapped already
 */
export function withCors<Event extends NodeEvent, Handler extends NodeEventHandler<Event>>(
  handler: Handler & NodeEventHandler<Event>,
): Handler
/**
 * Wraps the event handler of one route of h3 v1. The wrapper answers preflights in place of the
 * handler, and adds the policy's headers to every response and error. Register the wrapper for
 * every method (`router.use`, a file without a method in its name), because a route for `GET` alone
 * gets no preflight.
 *
 * @example
 * ```ts
 * export default withCors(defineEventHandler(() => orders), { origin: 'https://app.example.com' })
 * ```
 *
 * @param handler takes an event
 * @param source options, a policy, or a function of the event that selects one
 * @param hooks `onDecision` gets selections that failed; `vary` names the request headers that a
 *   selecting function reads
 * @returns a handler of the same type, so that types of responses can be inferred from it
 * @throws {CorsOptionsError} for invalid options, and for a handler that is wrapped already
 */
export function withCors<
  Event extends NodeEvent,
  Handler extends NodeEventHandler<Event>,
  const Source extends SourceInput<[event: Event], IncomingMessage>,
>(
  handler: Handler & NodeEventHandler<Event>,
  source: CheckedSource<Source, [event: Event], IncomingMessage>,
  hooks?: CorsHooks<IncomingMessage>,
): Handler
export function withCors(handler: NodeEventHandler, ...args: unknown[]): NodeEventHandler {
  const decide = createDecide(args as CorsArguments<[event: NodeEvent]>, {
    caller: withCors,
    handler: { value: handler, kind: 'event' },
  })
  const wrapped = (event: NodeEvent) => answerNodeEvent(event, decide, () => handler(event))
  // The properties that h3 v1 stores on a handler: a mark of handlers, its routes, and its
  // WebSocket hooks.
  return markWrapped(Object.assign(wrapped, handler, { __is_handler__: true }))
}
