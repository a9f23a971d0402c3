import type { CorsArguments, CorsHooks } from '@webcors/core'
import {
  chain,
  type CheckedSource,
  type CorsOutcome,
  createDecide,
  type DefaultSource,
  readCorsRequest,
  respond,
  type SourceInput,
  stageResponse,
} from '@webcors/core/adapter'
import type { Context, Env, MiddlewareHandler } from 'hono'

/**
 * The error on the first request of an application with `app.use(cors)`, where nothing would call
 * the middleware.
 */
const NOT_CALLED =
  "Cannot use cors as middleware: it makes one. Write app.use(cors({ origin: 'https://app.example.com' }))."

/**
 * Creates a middleware for the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * app.use(cors())
 * ```
 */
export function cors<E extends Env = Env>(): MiddlewareHandler<E>
/**
 * Creates a middleware for Hono. The middleware answers preflights in place of the application, and
 * adds the policy's headers to every response, also to errors, `notFound`, redirects and streams.
 * Mount the middleware first, at the root application, because browsers send preflights without
 * credentials.
 *
 * @example
 * ```ts
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param source options, a policy, or a function of the context that selects one
 * @param hooks `onDecision` gets selections that failed; `vary` names the request headers that a
 *   selecting function reads
 * @throws {CorsOptionsError} for invalid options
 */
export function cors<
  E extends Env = Env,
  const Source extends SourceInput<[c: Context<E>], Request> = DefaultSource<
    [c: Context<E>],
    Request
  >,
>(
  source: CheckedSource<Source, [c: Context<E>], Request>,
  hooks?: CorsHooks<Request>,
): MiddlewareHandler<E>
export function cors(...given: unknown[]): MiddlewareHandler<Env> {
  const args = given as CorsArguments<[c: Context<Env>]>
  if (typeof args[1] === 'function') throw new TypeError(NOT_CALLED)
  const decide = createDecide(args, { caller: cors })

  return function cors(c, next): Promise<Response | void> {
    const request = c.req.raw
    const answer = chain<CorsOutcome | undefined, Response | void>(
      decide(readCorsRequest(request), request, [c]),
      (outcome) => {
        if (!outcome) return next()
        if (outcome.decision.status) return replace(c, respond(outcome.decision))
        return next().then(
          () => {
            if (c.finalized) replace(c, stageResponse(c.res, outcome))
          },
          (error: unknown) => {
            // Hono answers only errors, and rethrows every other value.
            if (error instanceof Response) return stageResponse(error, outcome)
            throw error
          },
        )
      },
    )
    // Hono also accepts a response that is not a promise, although its types do not say so.
    return answer as Promise<Response | void>
  }
}

/**
 * Removes the present response first, because Hono merges its headers into the response that
 * replaces it.
 */
function replace(c: Context, response: Response): Response {
  if (!c.finalized || c.res !== response) {
    c.res = undefined
    c.res = response
  }
  return response
}
