import type { IncomingMessage } from 'node:http'
import type { CorsArguments } from '@webcors/core'
import { chain, createDecide } from '@webcors/core/adapter'
import { type NodeRequest, readIncomingMessage } from './read-incoming-message.js'
import { type NodeResponse, respondOrStage } from './stage-server-response.js'

/** Told to whoever wrote `app.use(cors)`, with the first request: nobody would call the middleware that is made here. */
const NOT_CALLED =
  "Cannot use cors as middleware: it makes one. Write app.use(cors({ origin: 'https://app.example.com' }))."

/**
 * What Express, Connect and their like take. It never calls `next` with an error. It returns a promise where the policy asks
 * something asynchronous; its type says nothing of that, for hosts take a function that returns nothing.
 */
export type CorsMiddleware<Req extends NodeRequest = IncomingMessage> = (
  request: Req,
  response: NodeResponse,
  next: (error?: unknown) => unknown,
) => void

/**
 * Makes a middleware for Express, Connect, and whatever else calls `(req, res, next)`. Preflights are
 * answered in the application's place, and every response leaves with the policy's headers, whoever
 * writes its head. Mount it first: browsers send preflights without credentials.
 *
 * @example
 * ```ts
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param args options, a policy, or a function of the request that selects one; none at all is the
 *   public policy (any origin, no credentials). Then hooks.
 * @throws {CorsOptionsError} for invalid options
 */
export function cors<Req extends NodeRequest = IncomingMessage>(
  ...args: CorsArguments<[request: Req]>
): CorsMiddleware<Req> {
  const [, , next] = args as readonly unknown[]
  if (typeof next === 'function') return next(new TypeError(NOT_CALLED))
  const decide = createDecide<[request: Req]>(args, { caller: cors })

  return function cors(req, res, next): unknown {
    return chain(decide(readIncomingMessage(req), req, [req]), (outcome) => {
      if (outcome && respondOrStage(res, outcome)) return
      next()
    })
  }
}
