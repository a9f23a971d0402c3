import {
  chain,
  type Decide,
  readCorsRequest,
  respond,
  stageResponse,
  wrongRequestError,
} from '@webcors/core/adapter'
import { type H3Config, type H3Event, toResponse } from 'h3'

/** The symbol is registered, so that all copies of this package share it. */
const REQUEST: unique symbol = Symbol.for('webcors.request') as never

/**
 * Answers an event under a policy. This function lets h3 turn the result or the error of the
 * application into a response, with the hooks of the app, because only then all headers are known
 * and can still be changed. Headers that are staged on `event.res` do not suffice: they replace
 * headers of a returned response, also its `Vary`, and are lost on errors.
 *
 * @param run the application: the rest of the middleware, or a handler
 */
export function answerEvent<Event extends H3Event>(
  event: Event,
  decide: Decide<[event: Event]>,
  run: () => unknown,
): unknown {
  const request = requestOf(event)
  return chain(decide(readCorsRequest(request), request, [event]), (outcome) => {
    if (!outcome) return run()
    const { decision } = outcome
    const answer = decision.status ? respond(decision) : undefined
    const made = toResponse(answer ?? attempt(run), event, hooksOf(event))
    return chain(made, (response) =>
      response === answer ? response : stageResponse(response, outcome),
    )
  })
}

/**
 * Finds the request as it arrived, because body limits, validation and mounted apps replace it by
 * proxies.
 */
function requestOf(event: H3Event): Request {
  const request = event?.req as unknown as (Request & { [REQUEST]?: Request }) | undefined
  if (typeof request?.headers?.get !== 'function') {
    throw wrongRequestError(event, 'an event of h3 2')
  }
  request[REQUEST] ??= request
  return request[REQUEST]
}

/** Turns an exception into a rejection, because h3 handles both in the same way. */
function attempt(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return Promise.reject(error)
  }
}

/**
 * The hooks of the app except `onResponse`, which h3 itself calls with the response that it sends.
 */
function hooksOf({ app }: H3Event): H3Config {
  return { ...app?.config, onResponse: undefined } as never
}
