import type { CorsArguments, CorsHooks } from '@webcors/core'
import { type CheckedSource, createDecide, type SourceInput } from '@webcors/core/adapter'
import type { H3Event, Middleware } from 'h3'
import { answerEvent } from './answer-event.ts'

/**
 * Creates a middleware for the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * app.use(cors())
 * ```
 */
export function cors(): Middleware
/**
 * Creates a middleware for an app, a mounted app or a route. The middleware answers preflights in
 * place of the application, and adds the policy's headers to every response: of handlers, of thrown
 * errors, and of h3 on paths without a route. Mount the middleware first, because browsers send
 * preflights without credentials, and errors of earlier middleware get no headers.
 *
 * @example
 * ```ts
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }))
 * app.use('/public/**', cors())
 * ```
 *
 * @param source options, a policy, or a function of the event that selects one
 * @param hooks `onDecision` gets selections that failed; `vary` names the request headers that a
 *   selecting function reads
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
