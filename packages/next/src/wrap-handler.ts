import {
  type CorsArguments,
  checkHandler,
  createSelect,
  markWrapped,
  respond,
  stageResponse,
} from '@webcors/core'
import { isNextSignal } from './next-error.js'
import { readNextRequest } from './read-next-request.js'
import type { RouteHooks } from './route-types.js'

type AnswerNavigation = (error: unknown, request: Request) => Response | undefined

const leaveToNext: AnswerNavigation = () => undefined

/**
 * Puts a handler behind a policy.
 *
 * @param answerNavigation answers in Next's place what is thrown and is no failure
 */
export function wrapHandler<
  Context extends readonly [request: Request, ...rest: unknown[]],
  Result extends Response | void,
>(
  handler: (...context: Context) => Result | Promise<Result>,
  args: CorsArguments<Context, RouteHooks<Context>>,
  answerNavigation: AnswerNavigation = leaveToNext,
): (...context: Context) => Promise<Result | Response> {
  checkHandler(handler)
  const select = createSelect<Context>(args)
  const onError = args[1]?.onError

  async function run(context: Context, answerWith: AnswerNavigation): Promise<Result | Response> {
    try {
      return await handler(...context)
    } catch (error) {
      if (error instanceof Response) return error
      const answer = answerWith(error, context[0])
      if (answer) return answer
      const rescued = isNextSignal(error) ? undefined : await onError?.(error, ...context)
      if (!rescued) throw error
      return rescued
    }
  }

  return markWrapped(async (...context: Context): Promise<Result | Response> => {
    const [request] = context
    const policy = await select(...context)
    // Nothing is to be staged, so that there is nothing to take from Next; errors are for `onError` all the same.
    if (!policy) return run(context, leaveToNext)
    const decision = await policy.decide(readNextRequest(request))
    if (decision.status) return respond(decision)
    const response = await run(context, answerNavigation)
    // Of what is no response, Next itself says what is wrong.
    return response ? stageResponse(response, decision, request, policy) : response
  })
}
