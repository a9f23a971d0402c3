import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import type { CorsArguments, CorsHooks } from '@webcors/core'
import {
  chain,
  type CorsOutcome,
  createDecide,
  isPromiseLike,
  markWrapped,
} from '@webcors/core/adapter'
import { type NodeRequest, readIncomingMessage } from './read-incoming-message.js'
import { type NodeResponse, respondOrStage } from './stage-server-response.js'

/** The response that belongs to a request, so that annotating the request is enough. */
type ResponseTo<Req extends NodeRequest> = Req extends Http2ServerRequest
  ? Http2ServerResponse
  : ServerResponse

/** What the wrapper of a listener takes beside the policy. */
export interface ListenerHooks<
  Req extends NodeRequest = IncomingMessage,
  Res extends NodeResponse = ResponseTo<Req>,
> extends CorsHooks {
  /**
   * Answers if the listener throws or rejects. Without `onError` the error takes its way in Node.js: to `uncaughtException`
   * or `unhandledRejection`.
   */
  readonly onError?: (error: unknown, request: Req, response: Res) => unknown
}

/** An application that is a listener itself, as in Express and Connect. Their types have several overloads. */
type ListeningApp = ((request: IncomingMessage, response: ServerResponse) => unknown) & {
  readonly use: unknown
}

/**
 * Wraps a request listener of `node:http`, `node:https` or `node:http2` (compatibility API): preflights are answered in its
 * place, and every response leaves with the policy's headers, whatever writes its head.
 *
 * @example
 * ```ts
 * createServer(withCors(listener, { origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param listener takes a request and a response
 * @param args options, a policy, or a function of the request that selects one; none at all is the
 *   public policy (any origin, no credentials). Then hooks.
 * @returns a listener that returns a promise if the policy or the listener does. Its type hides the promise, because Node.js
 *   takes a function that returns nothing
 * @throws {CorsOptionsError} for invalid options, and for a listener that is wrapped already
 */
export function withCors(
  app: ListeningApp,
  ...args: CorsArguments<[request: IncomingMessage], ListenerHooks>
): (request: IncomingMessage, response: ServerResponse) => void
export function withCors<
  Req extends NodeRequest = IncomingMessage,
  Res extends NodeResponse = ResponseTo<Req>,
>(
  listener: (request: Req, response: Res) => unknown,
  ...args: CorsArguments<[request: Req], ListenerHooks<Req, Res>>
): (request: Req, response: Res) => void
export function withCors<Req extends NodeRequest, Res extends NodeResponse>(
  listener: (request: Req, response: Res) => unknown,
  ...args: CorsArguments<[request: Req], ListenerHooks<Req, Res>>
): (request: Req, response: Res) => void {
  const decide = createDecide<[request: Req]>(args, {
    caller: withCors,
    hooks: ['onError'],
    handler: { value: listener, kind: 'node' },
  })
  const onError = args[1]?.onError

  const run = (self: unknown, req: Req, res: Res): unknown => {
    if (!onError) return listener.call(self, req, res)
    const rescue = (error: unknown): unknown => onError(error, req, res)
    try {
      return chain(listener.call(self, req, res), (result) => result, rescue)
    } catch (error) {
      return rescue(error)
    }
  }
  const proceed = (self: unknown, req: Req, res: Res, outcome: CorsOutcome | undefined): unknown =>
    outcome && respondOrStage(res, outcome) ? undefined : run(self, req, res)

  function wrapped(this: unknown, req: Req, res: Res): unknown {
    const outcome = decide(readIncomingMessage(req), req, [req])
    if (!isPromiseLike(outcome)) return proceed(this, req, res, outcome)
    return outcome.then((settled) => proceed(this, req, res, settled))
  }

  return markWrapped(wrapped) as never
}
