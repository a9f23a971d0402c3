import type { CorsArguments } from '@webcors/core'
import { createDecide } from '@webcors/core/adapter'
import type { H3Event, Middleware } from 'h3'
import { answerEvent } from './answer-event.js'

/**
 * Makes a middleware for an app, a mounted app or a route. Preflights are answered in the application's
 * place, and every response leaves with the policy's headers: what handlers return, what they throw, and
 * what h3 answers where there is no route. Mount it first: browsers send preflights without credentials,
 * and errors that are made before it leave without headers.
 *
 * @example
 * ```ts
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }))
 * app.use('/public/**', cors())
 * ```
 *
 * @param args options, a policy, or a function of the event that selects one; none at all is the public
 *   policy (any origin, no credentials). Then hooks.
 * @throws {CorsOptionsError} for invalid options
 */
export function cors(...args: CorsArguments<[event: H3Event]>): Middleware {
  const decide = createDecide<[event: H3Event]>(args, { caller: cors })

  return function cors(event, next) {
    return answerEvent(event, decide, next)
  }
}
