import { isPromiseLike } from '../promise-like.ts'
import { type CorsDecision, freezeDecision } from '../protocol/cors-decision.ts'
import { type CorsRequest, copyCorsRequest } from '../protocol/cors-request.ts'
import type { Warn } from './create-warn.ts'

/**
 * A function that is called with each decision. Its return value is ignored.
 *
 * The type is a method's type, whose parameters may be narrowed. So a hook can be written as
 * `(decision, request, hostRequest: Request) => …`.
 *
 * @typeParam HostRequest the request object of the host
 */
export type OnDecision<HostRequest = object | undefined> = {
  call(decision: CorsDecision, request: CorsRequest, hostRequest: HostRequest): unknown
}['call']

export type Report = (
  decision: CorsDecision,
  request: CorsRequest,
  hostRequest: object | undefined,
) => void

/**
 * Makes the function that reports a decision to the hook, or as a warning if there is no hook. A
 * hook that throws or rejects has no effect on the response.
 *
 * @param onDecision `null` for neither a hook nor warnings
 */
export function createReporter(onDecision: OnDecision | null | undefined, warn: Warn): Report {
  if (onDecision === null) return () => {}
  if (onDecision === undefined) return warn
  return (decision, request, hostRequest) => {
    try {
      const result = onDecision(freezeDecision(decision), copyCorsRequest(request), hostRequest)
      if (isPromiseLike(result)) void result.then(undefined, () => {})
    } catch {
      // An error of the hook is dropped, because the hook itself is the place to which errors are
      // reported.
    }
  }
}
