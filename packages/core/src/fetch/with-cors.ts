import { readCorsRequest } from '../protocol/cors-request.js'
import { markWrapped } from './mark.js'
import { attempt, chain } from '../policy/promise-like.js'
import { type CorsArguments, type CorsHooks, createSelect } from '../policy/select-policy.js'
import { respond, stageResponse } from './stage-response.js'
import { checkHandler } from '../options/validate-handler.js'

/** What a fetch handler's wrapper can be told beside the policy. */
export interface FetchHooks<
  Rest extends readonly unknown[] = readonly unknown[],
  Req extends Request = Request,
> extends CorsHooks {
  /**
   * Turns what the handler threw into a response, which then gets the CORS headers, so that the page
   * can read its status. `undefined` rethrows. Without it everything but a thrown `Response` is
   * rethrown, and the runtime answers without CORS headers.
   */
  readonly onError?: (
    error: unknown,
    request: Req,
    ...rest: Rest
  ) => Response | undefined | Promise<Response | undefined>
}

/** A promise where the handler returns one, or where the policy asks something asynchronous. */
export type WithCors<Result> =
  Result extends PromiseLike<unknown> ? Promise<Response> : Response | Promise<Response>

/**
 * Wraps a fetch handler: preflights are answered in its place, and every response that it returns
 * leaves with the policy's headers. Further arguments are passed on.
 *
 * @example
 * ```ts
 * Deno.serve(withCors(handler, { origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param handler takes a `Request`, returns a `Response`
 * @param args options, a policy, or a function that selects one; none at all is the public policy
 *   (any origin, no credentials). Then hooks.
 * @throws {CorsOptionsError} for invalid options, and for a handler that is wrapped already
 */
export function withCors<
  Req extends Request,
  Rest extends readonly unknown[],
  Result extends Response | Promise<Response>,
>(
  handler: (request: Req, ...rest: Rest) => Result,
  ...args: CorsArguments<[request: Req, ...rest: Rest], FetchHooks<Rest, NoInfer<Req>>>
): (request: Req, ...rest: Rest) => WithCors<Result> {
  type Context = [request: Req, ...rest: Rest]
  checkHandler(handler)
  const select = createSelect<Context>(args)
  const onError = args[1]?.onError

  // Deno hands over as many arguments as a handler declares, and none to one that declares none.
  function wrapped(this: unknown, request: Req, _info: unknown): Answer {
    const context = arguments as unknown as Context
    return chain(select(...context), (policy) =>
      chain(policy?.decide(readCorsRequest(request)), (decision) => {
        if (decision?.status) return respond(decision)
        const stage = (response: Response): Response =>
          policy && decision ? stageResponse(response, decision, request, policy) : response
        const rescue = (error: unknown): Answer => {
          if (error instanceof Response) return stage(error)
          return chain(onError?.(error, ...context), (response) => {
            if (!response) throw error
            return stage(response)
          })
        }
        return attempt<Response, Response>(() => handler.apply(this, context), stage, rescue)
      }),
    )
  }

  return markWrapped(wrapped) as never
}

type Answer = Response | Promise<Response>
