import type { IncomingMessage } from 'node:http'
import type { CorsArguments, CorsHooks } from '@webcors/core'
import {
  chain,
  type CheckedSource,
  createDecide,
  type DefaultSource,
  type SourceInput,
} from '@webcors/core/adapter'
import { readIncomingMessage, stageServerResponse } from '@webcors/node'
import type { DefaultContext, DefaultState, Middleware, ParameterizedContext } from 'koa'

/** What a selecting function is called with. */
type KoaContext<State, Context> = [context: ParameterizedContext<State, Context>]

/** Told to whoever wrote `app.use(cors)`, with the first request: nobody would call the middleware that is made here. */
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
export function cors<State = DefaultState, Context = DefaultContext>(): Middleware<State, Context>
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
 * @param source options, a policy, or a function of the context that selects one
 * @throws {CorsOptionsError} for invalid options
 */
export function cors<
  State = DefaultState,
  Context = DefaultContext,
  const Source extends SourceInput<KoaContext<State, Context>, IncomingMessage> = DefaultSource<
    KoaContext<State, Context>,
    IncomingMessage
  >,
>(
  source: CheckedSource<Source, KoaContext<State, Context>, IncomingMessage>,
  hooks?: CorsHooks<IncomingMessage>,
): Middleware<State, Context>
export function cors(...given: unknown[]): Middleware {
  const args = given as CorsArguments<KoaContext<DefaultState, DefaultContext>>
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
