import { markWrapped } from '../marks.ts'
import type { CheckedSource, SourceInput } from '../policy/checked-source.ts'
import {
  type CorsArguments,
  type CorsHooks,
  type CorsOutcome,
  createDecide,
} from '../policy/create-decide.ts'
import { isPromiseLike } from '../promise-like.ts'
import { readCorsRequest } from '../protocol/cors-request.ts'
import { respond } from './respond.ts'
import { stageResponse } from './stage-response.ts'

/**
 * The hooks of {@link withCors}.
 *
 * @typeParam Rest the arguments of the handler after the request
 * @typeParam Req the request type of the handler
 */
export interface FetchHooks<
  Rest extends readonly unknown[] = readonly unknown[],
  Req extends Request = Request,
> extends CorsHooks<Req> {
  /**
   * Creates a response for an error that the handler throws. The response gets the CORS headers, so
   * that the page can read its status. If the hook returns `undefined`, the error is thrown again.
   *
   * @default undefined: an error is thrown again, and the runtime answers without CORS headers. A
   *   thrown `Response` is staged and returned
   */
  readonly onError?: (
    error: unknown,
    request: Req,
    ...rest: Rest
  ) => Response | undefined | Promise<Response | undefined>
}

/**
 * The return type of a wrapped handler: a promise if the handler returns a promise. Otherwise it
 * may still be a promise, because a predicate or a selecting function may be asynchronous.
 *
 * @typeParam Result the return type of the handler
 */
export type WithCors<Result> =
  Result extends PromiseLike<unknown> ? Promise<Response> : Response | Promise<Response>

/**
 * Wraps a fetch handler with the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * Deno.serve(withCors(handler))
 * ```
 *
 * @param handler takes a `Request`, returns a `Response`
 * @throws {CorsOptionsError} if the handler is not a function, or is wrapped already
 */
export function withCors<
  Req extends Request,
  Rest extends readonly unknown[],
  Result extends Response | Promise<Response>,
>(
  handler: (request: Req, ...rest: Rest) => Result,
): (request: Req, ...rest: Rest) => WithCors<Result>
/**
 * Wraps a fetch handler. The wrapper answers preflights in place of the handler, and puts the
 * headers of the policy on every response that the handler returns. Further arguments are passed
 * on.
 *
 * An error that the handler throws reaches the runtime, which answers without CORS headers, unless
 * `onError` creates a response for it.
 *
 * @example
 * ```ts
 * Deno.serve(withCors(handler, { origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param handler takes a `Request`, returns a `Response`
 * @param source options, a policy, or a function of the handler's arguments that selects one
 * @param hooks `onError`, `onDecision` and `vary`
 * @throws {CorsOptionsError} if the options or hooks are invalid, and if the handler is not a
 *   function or is wrapped already
 */
export function withCors<
  Req extends Request,
  Rest extends readonly unknown[],
  Result extends Response | Promise<Response>,
  const Source extends SourceInput<[request: Req, ...rest: Rest], Req>,
>(
  handler: (request: Req, ...rest: Rest) => Result,
  source: CheckedSource<Source, [request: Req, ...rest: Rest], Req>,
  hooks?: FetchHooks<Rest, NoInfer<Req>>,
): (request: Req, ...rest: Rest) => WithCors<Result>
export function withCors(handler: Handler, ...rest: unknown[]): (...context: Context) => Answer {
  const args = rest as CorsArguments<Context, FetchHooks>
  const decide = createDecide<Context>(args, {
    caller: withCors,
    hooks: ['onError'],
    handler: { value: handler, kind: 'fetch' },
  })
  const run = createRun(handler, args[1]?.onError)

  // A rest parameter costs less than `arguments`.
  function wrapped(this: unknown, ...context: Context): Answer {
    const request = context[0]
    const outcome = decide(readCorsRequest(request), request, context)
    if (outcome !== undefined && 'then' in outcome) {
      return outcome.then((settled) => run(this, context, settled))
    }
    return run(this, context, outcome)
  }
  // Deno passes as many arguments as a handler declares, and the handler may need both of Deno's.
  Object.defineProperty(wrapped, 'length', { value: 2 })

  return markWrapped(wrapped)
}

type Answer = Response | Promise<Response>
type Context = [request: Request, ...rest: unknown[]]
type Handler = (this: unknown, ...context: Context) => Answer
type OnError = (
  error: unknown,
  ...context: Context
) => Response | undefined | Promise<Response | undefined>

function stage(response: Response, outcome: CorsOutcome | undefined): Response {
  return outcome ? stageResponse(response, outcome) : response
}

/**
 * Makes the function that answers in place of the handler, or runs the handler and stages its
 * response.
 */
function createRun(
  handler: Handler,
  onError: OnError | undefined,
): (self: unknown, context: Context, outcome: CorsOutcome | undefined) => Answer {
  const rescue = (error: unknown, context: Context, outcome: CorsOutcome | undefined): Answer => {
    if (error instanceof Response) return stage(error, outcome)
    const accept = (response: Response | undefined): Response => {
      if (!response) throw error
      return stage(response, outcome)
    }
    const answer = onError?.(error, ...context)
    return isPromiseLike(answer) ? answer.then(accept) : accept(answer)
  }

  return (self, context, outcome) => {
    if (outcome?.decision.status) return respond(outcome.decision)
    let answer: Answer
    try {
      // `call` costs less than `apply`.
      answer = context.length < 2 ? handler.call(self, context[0]) : handler.apply(self, context)
    } catch (error) {
      return rescue(error, context, outcome)
    }
    if (!isPromiseLike(answer)) return stage(answer, outcome)
    return Promise.resolve(answer).then(
      (response) => stage(response, outcome),
      (error: unknown) => rescue(error, context, outcome),
    )
  }
}
