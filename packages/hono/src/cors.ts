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

/** For an application that wrote `app.use(cors)`, with the first request: nothing would call the middleware. */
const NOT_CALLED =
  "Cannot use cors as middleware: it makes one. Write app.use(cors({ origin: 'https://app.example.com' }))."

/**
 * Makes a middleware for the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * app.use(cors())
 * ```
 */
export function cors<E extends Env = Env>(): MiddlewareHandler<E>
/**
 * Makes a middleware for Hono. Preflights are answered in the application's place, and every response leaves with the
 * policy's headers: also errors, `notFound`, redirects and streams. Mount it first, at the root application: browsers send
 * preflights without credentials.
 *
 * @example
 * ```ts
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param source options, a policy, or a function of the context that selects one
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
            // Hono answers errors alone, and throws everything else on.
            if (error instanceof Response) return stageResponse(error, outcome)
            throw error
          },
        )
      },
    )
    // Hono takes a response at once, too, though its types do not say so.
    return answer as Promise<Response | void>
  }
}

/** Hono merges the headers of the response there is into the one that is put in its place, so there must be none. */
function replace(c: Context, response: Response): Response {
  if (!c.finalized || c.res !== response) {
    c.res = undefined
    c.res = response
  }
  return response
}
