import type { IncomingMessage } from 'node:http'
import type { CorsArguments, CorsHooks } from '@webcors/core'
import {
  type CheckedSource,
  type CorsOutcome,
  createDecide,
  type DefaultSource,
  isPromiseLike,
  type SourceInput,
} from '@webcors/core/adapter'
import { mountedError } from './mounted-error.js'
import { type NodeRequest, readIncomingMessage } from './read-incoming-message.js'
import { type NodeResponse, respondOrStage } from './stage-server-response.js'

/**
 * A middleware for Express, Connect and similar hosts. It never calls `next` with an error. It
 * returns a promise if the policy is asynchronous. The type hides the promise, because hosts expect
 * a function that returns nothing.
 */
export type CorsMiddleware<Req extends NodeRequest = IncomingMessage> = (
  request: Req,
  response: NodeResponse,
  next: (error?: unknown) => unknown,
) => void

/**
 * Creates a middleware for the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * app.use(cors())
 * ```
 */
export function cors<Req extends NodeRequest = IncomingMessage>(): CorsMiddleware<Req>
/**
 * Creates a middleware for Express, Connect, and every other host that calls `(req, res, next)`.
 * The middleware answers preflights in place of the application, and adds the policy's headers to
 * every response, no matter which code writes the head. Mount the middleware first, because
 * browsers send preflights without credentials.
 *
 * @example
 * ```ts
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param source options, a policy, or a function of the request that selects one
 * @param hooks `onDecision` gets selections that failed; `vary` names the request headers that a
 *   selecting function reads
 * @throws {CorsOptionsError} for invalid options
 * @throws {TypeError} if the host calls this function itself, as with `app.use(cors)`
 */
export function cors<
  Req extends NodeRequest = IncomingMessage,
  const Source extends SourceInput<[request: Req], Req> = DefaultSource<[request: Req], Req>,
>(source: CheckedSource<Source, [request: Req], Req>, hooks?: CorsHooks<Req>): CorsMiddleware<Req>
export function cors(...given: unknown[]): CorsMiddleware<NodeRequest> {
  const error = mountedError(given)
  if (error) return refuse(error, given) as never
  const decide = createDecide(given as CorsArguments<[request: NodeRequest]>, { caller: cors })

  return function cors(req, res, next): unknown {
    const outcome = decide(readIncomingMessage(req), req, [req])
    if (!isPromiseLike(outcome)) return proceed(res, outcome, next)
    return outcome.then((settled) => proceed(res, settled, next))
  }
}

type Next = Parameters<CorsMiddleware>[2]

function proceed(res: NodeResponse, outcome: CorsOutcome | undefined, next: Next): void {
  if (outcome && respondOrStage(res, outcome)) return
  next()
}

/**
 * Passes the error to `next`, as Express and Connect expect, or throws it in a host that passes no
 * `next`.
 */
function refuse(error: TypeError, [, , next]: readonly unknown[]): unknown {
  if (typeof next === 'function') return next(error)
  throw error
}
