import type { CorsArguments } from '@webcors/core'
import { createDecide, markWrapped } from '@webcors/core/adapter'
import {
  defineHandler,
  type EventHandler,
  type EventHandlerRequest,
  type EventHandlerWithFetch,
  type H3Event,
} from 'h3'
import { answerEvent } from './answer-event.js'

/**
 * Wraps the handler of one route: preflights are answered in its place, and whatever it returns or
 * throws leaves with the policy's headers. Register it for every method (`app.all`): a route for `GET`
 * alone gets no preflight.
 *
 * @example
 * ```ts
 * app.all('/orders', withCors(handler, { origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param handler takes an event
 * @param args options, a policy, or a function of the event that selects one; none at all is the public
 *   policy (any origin, no credentials). Then hooks.
 * @returns a handler of the same type, for those who infer from it what a route answers with
 * @throws {CorsOptionsError} for invalid options, and for a handler that is wrapped already
 */
export function withCors<Req extends EventHandlerRequest, Result>(
  handler: EventHandler<Req, Result>,
  ...args: CorsArguments<[event: H3Event<Req>]>
): EventHandlerWithFetch<Req, Result> {
  const decide = createDecide<[event: H3Event<Req>]>(args, {
    caller: withCors,
    handler: { value: handler, kind: 'event' },
  })

  const wrapped = defineHandler(function wrapped(event: H3Event<Req>) {
    return answerEvent(event, decide, () => handler(event))
  })

  return markWrapped(Object.assign(wrapped, handler.meta && { meta: handler.meta })) as never
}
