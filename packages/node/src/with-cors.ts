import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import type { CorsArguments, CorsHooks } from '@webcors/core'
import { chain, createDecide, markWrapped } from '@webcors/core/adapter'
import { type NodeRequest, readIncomingMessage } from './read-incoming-message.js'
import { type NodeResponse, respondOrStage } from './stage-server-response.js'

/** Who annotates the request says enough. */
type ResponseTo<Req extends NodeRequest> = Req extends Http2ServerRequest
  ? Http2ServerResponse
  : ServerResponse

/** What a listener's wrapper can be told beside the policy. */
export interface ListenerHooks<
  Req extends NodeRequest = IncomingMessage,
  Res extends NodeResponse = ResponseTo<Req>,
> extends CorsHooks {
  /**
   * Answers when the listener throws or rejects. Without it the error goes where Node.js lets it go:
   * to `uncaughtException` or `unhandledRejection`.
   */
  readonly onError?: (error: unknown, request: Req, response: Res) => unknown
}

/** An application that is a listener itself, as those of Express and Connect are. They say what they take in several ways. */
type ListeningApp = ((request: IncomingMessage, response: ServerResponse) => unknown) & {
  readonly use: unknown
}

/**
 * Wraps a request listener of `node:http`, `node:https` or `node:http2` (compatibility API): preflights
 * are answered in its place, and every response leaves with the policy's headers, whoever writes its
 * head.
 *
 * @example
 * ```ts
 * createServer(withCors(listener, { origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param listener takes a request and a response
 * @param args options, a policy, or a function of the request that selects one; none at all is the
 *   public policy (any origin, no credentials). Then hooks.
 * @returns a listener that returns a promise where the policy or the listener does; its type says
 *   nothing of that, for Node.js takes a function that returns nothing
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

  function wrapped(this: unknown, req: Req, res: Res): unknown {
    return chain(decide(readIncomingMessage(req), req, [req]), (outcome) => {
      if (outcome && respondOrStage(res, outcome)) return undefined
      if (!onError) return listener.call(this, req, res)
      const rescue = (error: unknown): unknown => onError(error, req, res)
      try {
        return chain(listener.call(this, req, res), (result) => result, rescue)
      } catch (error) {
        return rescue(error)
      }
    })
  }

  return markWrapped(wrapped) as never
}
