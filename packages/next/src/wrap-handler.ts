import type { CorsArguments } from '@webcors/core'
import {
  type AdapterTraits,
  createDecide,
  markWrapped,
  respond,
  stageResponse,
} from '@webcors/core/adapter'
import { isNextSignal } from './next-error.js'
import { readNextRequest } from './read-next-request.js'
import type { RouteHooks } from './route-types.js'

type AnswerNavigation = (error: unknown, request: Request) => Response | undefined

const leaveToNext: AnswerNavigation = () => undefined

/**
 * Applies a policy to a handler.
 *
 * @param answerNavigation answers an error that does not mean a failure, in place of Next
 */
export function wrapHandler<
  Context extends readonly [request: Request, ...rest: unknown[]],
  Result extends Response | void,
>(
  handler: (...context: Context) => Result | Promise<Result>,
  args: CorsArguments<Context, RouteHooks<Context>>,
  caller: AdapterTraits['caller'],
  answerNavigation: AnswerNavigation = leaveToNext,
): (...context: Context) => Promise<Result | Response> {
  const decide = createDecide<Context>(args, {
    caller,
    hooks: ['onError'],
    handler: { value: handler, kind: 'fetch' },
  })
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
    const outcome = await decide(readNextRequest(request), request, context)
    // Without a policy no headers are staged, so Next may answer itself. `onError` still gets
    // errors.
    if (!outcome) return run(context, leaveToNext)
    if (outcome.decision.status) return respond(outcome.decision)
    const response = await run(context, answerNavigation)
    // Next itself reports a value that is not a response.
    return response ? stageResponse(response, outcome) : response
  })
}
