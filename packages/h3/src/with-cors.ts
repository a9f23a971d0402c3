import type { CorsArguments, CorsHooks } from '@webcors/core'
import {
  type CheckedSource,
  createDecide,
  markWrapped,
  type SourceInput,
} from '@webcors/core/adapter'
import {
  defineHandler,
  type EventHandler,
  type EventHandlerRequest,
  type EventHandlerWithFetch,
  type H3Event,
} from 'h3'
import { answerEvent } from './answer-event.ts'

/**
 * Wraps the handler of one route under the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * app.all('/news', withCors(handler))
 * ```
 *
 * @param handler takes an event
 * @throws {CorsOptionsError} for a handler that is wrapped already
 */
export function withCors<Req extends EventHandlerRequest, Result>(
  handler: EventHandler<Req, Result>,
): EventHandlerWithFetch<Req, Result>
/**
 * Wraps the handler of one route. The wrapper answers preflights in place of the handler, and adds
 * the policy's headers to every response and error. Register the wrapper for every method
 * (`app.all`), because a route for `GET` alone gets no preflight.
 *
 * @example
 * ```ts
 * app.all('/orders', withCors(handler, { origin: 'https://app.example.com', credentials: true }))
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
  Req extends EventHandlerRequest,
  Result,
  const Source extends SourceInput<[event: H3Event<Req>], Request>,
>(
  handler: EventHandler<Req, Result>,
  source: CheckedSource<Source, [event: H3Event<Req>], Request>,
  hooks?: CorsHooks<Request>,
): EventHandlerWithFetch<Req, Result>
export function withCors(handler: EventHandler, ...args: unknown[]): EventHandlerWithFetch {
  const decide = createDecide(args as CorsArguments<[event: H3Event]>, {
    caller: withCors,
    handler: { value: handler, kind: 'event' },
  })

  const wrapped = defineHandler(function wrapped(event: H3Event) {
    return answerEvent(event, decide, () => handler(event))
  })

  return markWrapped(Object.assign(wrapped, handler.meta && { meta: handler.meta }))
}
