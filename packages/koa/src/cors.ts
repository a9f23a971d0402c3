import type { CorsArguments } from '@webcors/core'
import { chain, createDecide, wrongRequestError } from '@webcors/core/adapter'
import { readIncomingMessage, stageServerResponse } from '@webcors/node'
import type { DefaultContext, DefaultState, Middleware, ParameterizedContext } from 'koa'

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
  assertNotMounted(args)
  const decide = createDecide(args, { caller: cors })

  return function cors(ctx, next) {
    if (!isContext(ctx)) throw wrongRequestError(ctx, 'a context of Koa')
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

/** Refuses `app.use(cors)` with the first request: the host then calls the factory with what it calls a middleware with. */
function assertNotMounted([first, second, third]: readonly unknown[]): void {
  if (typeof second !== 'function' && typeof third !== 'function') return
  throw isContext(first) ? new TypeError(NOT_CALLED) : wrongRequestError(first, 'options')
}

/** Contexts of Hono and h3 hold no response of Node.js, and requests of Express hold no request. */
function isContext(value: unknown): boolean {
  const { req, res } = (value ?? {}) as Record<string, { readonly writeHead?: unknown } | undefined>
  return req !== undefined && typeof res?.writeHead === 'function'
}
