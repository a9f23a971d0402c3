import type { CorsArguments, CorsHooks } from '@webcors/core'
import { type CheckedSource, createDecide, type SourceInput } from '@webcors/core/adapter'
import type { H3Event, Middleware } from 'h3'
import { answerEvent } from './answer-event.ts'

/** Makes a middleware for the public policy: any origin, no credentials. */
export function cors(): Middleware
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
 * @param source options, a policy, or a function of the event that selects one
 * @throws {CorsOptionsError} for invalid options
 */
export function cors<const Source extends SourceInput<[event: H3Event], Request>>(
  source: CheckedSource<Source, [event: H3Event], Request>,
  hooks?: CorsHooks<Request>,
): Middleware
export function cors(...given: unknown[]): Middleware {
  const args = given as CorsArguments<[event: H3Event]>
  const decide = createDecide(args, { caller: cors })

  return function cors(event, next) {
    return answerEvent(event, decide, next)
  }
}
