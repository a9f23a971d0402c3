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

/** What a fetch handler's wrapper takes beside the policy. */
export interface FetchHooks<
  Rest extends readonly unknown[] = readonly unknown[],
  Req extends Request = Request,
> extends CorsHooks<Req> {
  /**
   * Turns what the handler threw into a response, which then gets the CORS headers, so that the page
   * can read its status. `undefined` rethrows. Without `onError` everything but a thrown `Response` is
   * rethrown, and the runtime answers without CORS headers.
   */
  readonly onError?: (
    error: unknown,
    request: Req,
    ...rest: Rest
  ) => Response | undefined | Promise<Response | undefined>
}

/** A promise if the handler returns one, or if the policy asks something asynchronous. */
export type WithCors<Result> =
  Result extends PromiseLike<unknown> ? Promise<Response> : Response | Promise<Response>

/**
 * Wraps a fetch handler under the public policy: any origin, no credentials.
 *
 * @param handler takes a `Request`, returns a `Response`
 * @throws {CorsOptionsError} for a handler that is wrapped already
 */
export function withCors<
  Req extends Request,
  Rest extends readonly unknown[],
  Result extends Response | Promise<Response>,
>(
  handler: (request: Req, ...rest: Rest) => Result,
): (request: Req, ...rest: Rest) => WithCors<Result>
/**
 * Wraps a fetch handler: preflights are answered in its place, and every response that it returns
 * leaves with the policy's headers. Further arguments are passed on.
 *
 * An error that the handler throws reaches the runtime, which answers without CORS headers, unless `onError` makes a
 * response of it.
 *
 * @example
 * ```ts
 * Deno.serve(withCors(handler, { origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param handler takes a `Request`, returns a `Response`
 * @param source options, a policy, or a function of the handler's arguments that selects one
 * @throws {CorsOptionsError} for invalid options, and for a handler that is wrapped already
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
  // Deno passes as many arguments as a handler declares, and its own two belong to the handler.
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

/** Makes the function that carries an outcome out: answers in place of the handler, or runs it and stages its response. */
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
