import type { CorsArguments } from '@webcors/core'
import { chain, createDecide } from '@webcors/core/adapter'
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
  const decide = createDecide(args, { caller: cors })

  return function cors(ctx, next) {
    return chain(decide(readIncomingMessage(ctx.req), ctx.req, [ctx]), (outcome) => {
      if (outcome) stageServerResponse(ctx.res, outcome)
      if (!outcome?.decision.status) return next()
      // Koa turns an absent body into `null` if the type is JSON, and any status into 204.
      ctx.remove('Content-Type')
      ctx.body = null
      ctx.status = outcome.decision.status
      return undefined
    })
  }
}
