import { type CorsArguments, chain, createSelect } from '@webcors/core'
import { readIncomingMessage, stageServerResponse } from '@webcors/node'
import type { Context, Middleware } from 'koa'

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
export function cors(...args: CorsArguments<[context: Context]>): Middleware {
  const select = createSelect<[context: Context]>(args)

  return function cors(ctx, next) {
    const request = readIncomingMessage(ctx.req)
    return chain(select(ctx), (policy) =>
      chain(policy?.decide(request), (decision) => {
        if (policy && decision) stageServerResponse(ctx.res, decision, request, policy)
        if (!decision?.status) return next()
        ctx.body = null
        ctx.status = decision.status
        return undefined
      }),
    )
  }
}
