import {
  chain,
  type Decide,
  readCorsRequest,
  respond,
  stageResponse,
  wrongRequestError,
} from '@webcors/core/adapter'
import { type H3Config, type H3Event, toResponse } from 'h3'

/** By a name that every copy of this package knows. */
const REQUEST: unique symbol = Symbol.for('webcors.request') as never

/**
 * Answers an event under a policy. What the application returns or throws is made into a response here,
 * by h3 itself and with the hooks of the app, since no earlier moment has all headers, and no later one
 * may change them: headers that are staged on `event.res` replace those of the same name on a returned
 * response, `Vary` among them, and are lost on errors.
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

/** The request as it came: limits on bodies, validation and mounted apps put proxies in its place. */
function requestOf(event: H3Event): Request {
  const request = event?.req as unknown as (Request & { [REQUEST]?: Request }) | undefined
  if (typeof request?.headers?.get !== 'function') {
    throw wrongRequestError(event, 'an event of h3 2')
  }
  request[REQUEST] ??= request
  return request[REQUEST]
}

/** What h3 makes of an exception, it makes of a rejection. */
function attempt(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return Promise.reject(error)
  }
}

/** The hooks of the app, but for the last: h3 calls `onResponse` itself, with what is sent in the end. */
function hooksOf({ app }: H3Event): H3Config {
  return { ...app?.config, onResponse: undefined } as never
}
