import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import type { CorsArguments, CorsHooks } from '@webcors/core'
import {
  chain,
  type CheckedSource,
  type CorsOutcome,
  createDecide,
  type DefaultSource,
  isPromiseLike,
  markWrapped,
  type SourceInput,
} from '@webcors/core/adapter'
import { type NodeRequest, readIncomingMessage } from './read-incoming-message.js'
import { type NodeResponse, respondOrStage } from './stage-server-response.js'

/**
 * The type of the response that belongs to a request, so that a listener needs to annotate only its
 * request.
 */
type ResponseTo<Req extends NodeRequest> = Req extends Http2ServerRequest
  ? Http2ServerResponse
  : ServerResponse

/**
 * The type of a listener's request. Without an annotation it is the type of HTTP/1.1, and the
 * listener serves HTTP/2 too.
 */
type RequestOf<Listener, Req> = Listener extends ListeningApp
  ? IncomingMessage
  : [Req] extends [never]
    ? IncomingMessage
    : Req
/** The type of a listener's response. */
type ResponseOf<Listener, Res> = Listener extends ListeningApp
  ? ServerResponse
  : [Res] extends [never]
    ? ServerResponse
    : Res

/** A wrapper takes the same requests and responses as the listener in it. */
type WrappedListener<Listener, Req, Res> = Listener extends ListeningApp
  ? (request: IncomingMessage, response: ServerResponse) => void
  : [Req | Res] extends [never]
    ? (request: NodeRequest, response: NodeResponse) => void
    : (request: RequestOf<Listener, Req>, response: ResponseOf<Listener, Res>) => void

/** Options of the wrapper beside the policy. */
export interface ListenerHooks<Req = IncomingMessage, Res = ServerResponse> extends CorsHooks<Req> {
  /**
   * Answers if the listener throws or rejects. The answer gets the CORS headers, so that the page
   * can read its status. The listener may have sent the head already: `response.headersSent` says
   * so. Without `onError`, Node.js emits `uncaughtException` or `unhandledRejection` for the error.
   */
  readonly onError?: (error: unknown, request: Req, response: Res) => unknown
}

/**
 * An application that is a listener itself, as in Express and Connect. Its type has several
 * overloads.
 */
type ListeningApp = ((request: IncomingMessage, response: ServerResponse) => unknown) & {
  readonly use: unknown
}

/**
 * Wraps a request listener under the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * createServer(withCors(listener))
 * ```
 *
 * @param listener takes a request and a response
 * @throws {CorsOptionsError} for a listener that is wrapped already
 */
export function withCors<
  Req extends NodeRequest = never,
  Res extends NodeResponse = ResponseTo<Req>,
  Listener = unknown,
>(
  listener: Listener &
    ((request: RequestOf<unknown, Req>, response: ResponseOf<unknown, Res>) => unknown),
): WrappedListener<Listener, Req, Res>
/**
 * Wraps a request listener of `node:http`, `node:https` or `node:http2` (compatibility API). The
 * wrapper answers preflights in place of the listener, and adds the policy's headers to every
 * response, no matter which code writes the head.
 *
 * @example
 * ```ts
 * createServer(withCors(listener, { origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param listener takes a request and a response; an application of Express or Connect is a
 *   listener too
 * @param source options, a policy, or a function of the request that selects one
 * @param hooks `onError` answers errors of the listener; `onDecision` gets selections that failed;
 *   `vary` names the request headers that a selecting function reads
 * @returns a listener that returns a promise if the policy or the listener does. Its type hides the
 *   promise, because Node.js expects a function that returns nothing
 * @throws {CorsOptionsError} for invalid options, and for a listener that is wrapped already
 */
export function withCors<
  Req extends NodeRequest = never,
  Res extends NodeResponse = ResponseTo<Req>,
  Listener = unknown,
  const Source extends SourceInput<
    [request: RequestOf<Listener, Req>],
    RequestOf<Listener, Req>
  > = DefaultSource<[request: RequestOf<Listener, Req>], RequestOf<Listener, Req>>,
>(
  listener: Listener &
    ((request: RequestOf<unknown, Req>, response: ResponseOf<unknown, Res>) => unknown),
  source: CheckedSource<Source, [request: RequestOf<Listener, Req>], RequestOf<Listener, Req>>,
  hooks?: ListenerHooks<RequestOf<Listener, Req>, ResponseOf<Listener, Res>>,
): WrappedListener<Listener, Req, Res>
export function withCors(
  listener: (request: NodeRequest, response: NodeResponse) => unknown,
  ...given: unknown[]
): (request: NodeRequest, response: NodeResponse) => void {
  const args = given as CorsArguments<
    [request: NodeRequest],
    ListenerHooks<NodeRequest, NodeResponse>
  >
  const decide = createDecide(args, {
    caller: withCors,
    hooks: ['onError'],
    handler: { value: listener, kind: 'node' },
  })
  const onError = args[1]?.onError

  const run = (self: unknown, req: NodeRequest, res: NodeResponse): unknown => {
    if (!onError) return listener.call(self, req, res)
    const rescue = (error: unknown): unknown => onError(error, req, res)
    try {
      return chain(listener.call(self, req, res), (result) => result, rescue)
    } catch (error) {
      return rescue(error)
    }
  }
  const proceed = (
    self: unknown,
    req: NodeRequest,
    res: NodeResponse,
    outcome: CorsOutcome | undefined,
  ): unknown => (outcome && respondOrStage(res, outcome) ? undefined : run(self, req, res))

  function wrapped(this: unknown, req: NodeRequest, res: NodeResponse): unknown {
    const outcome = decide(readIncomingMessage(req), req, [req])
    if (!isPromiseLike(outcome)) return proceed(this, req, res, outcome)
    return outcome.then((settled) => proceed(this, req, res, settled))
  }

  return markWrapped(wrapped)
}
