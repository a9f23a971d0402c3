import { type CorsArguments, chain, createSelect } from '@webcors/core'
import { readIncomingMessage, stageServerResponse } from '@webcors/node'
import type { DefaultContext, DefaultState, Middleware, ParameterizedContext } from 'koa'

/** Told to whoever wrote `app.use(cors)`, with the first request: nobody would call the middleware that is made here. */
const NOT_CALLED =
  "Cannot use cors as middleware: it makes one. Write app.use(cors({ origin: 'https://app.example.com' }))."

/**
 * Makes a middleware for Koa. Preflights are answered in the application's place, and every response
 * leaves with the policy's headers: also after an error, for which Koa drops all others. Mount it
 * first: browsers send preflights without credentials.
 *
 * @example
 * ```ts
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param args options, a policy, or a function of the context that selects one; none at all is the
 *   public policy (any origin, no credentials). Then hooks.
 * @throws {CorsOptionsError} for invalid options
 */
export function cors<State = DefaultState, Context = DefaultContext>(
  ...args: CorsArguments<[context: ParameterizedContext<State, Context>]>
): Middleware<State, Context> {
  if (typeof args[1] === 'function') throw new TypeError(NOT_CALLED)
  const select = createSelect(args)

  return function cors(ctx, next) {
    const request = readIncomingMessage(ctx.req)
    return chain(select(ctx), (policy) =>
      chain(policy?.decide(request), (decision) => {
        if (policy && decision) stageServerResponse(ctx.res, decision, request, policy)
        if (!decision?.status) return next()
        // Of no body, Koa makes `null` where the type is JSON; and 204 of any status.
        ctx.remove('Content-Type')
        ctx.body = null
        ctx.status = decision.status
        return undefined
      }),
    )
  }
}
