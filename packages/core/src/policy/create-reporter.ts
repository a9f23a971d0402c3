import { isPromiseLike } from '../promise-like.ts'
import { type CorsDecision, freezeDecision } from '../protocol/cors-decision.ts'
import { type CorsRequest, copyCorsRequest } from '../protocol/cors-request.ts'
import type { Warn } from './create-warn.ts'

/**
 * Called with each decision.
 *
 * A method's parameters may be narrowed, so that a hook can say `(decision, request, hostRequest: Request) => …`.
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
 * Makes the function that reports a decision: to the hook, or else as a warning. Whatever the hook does, the response stays
 * as it is.
 *
 * @param onDecision `null` wants no warnings either
 */
export function createReporter(onDecision: OnDecision | null | undefined, warn: Warn): Report {
  if (onDecision === null) return () => {}
  if (onDecision === undefined) return warn
  return (decision, request, hostRequest) => {
    try {
      const result = onDecision(freezeDecision(decision), copyCorsRequest(request), hostRequest)
      if (isPromiseLike(result)) void result.then(undefined, () => {})
    } catch {
      // The hook is the only place that could learn of its own failure.
    }
  }
}
