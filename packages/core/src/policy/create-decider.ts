import { type CorsDecision, freezeDecision } from '../protocol/cors-decision.js'
import type { CorsDecider } from './cors-policy.js'
import type { CorsRequest } from '../protocol/cors-request.js'
import { attempt, chain } from './promise-like.js'

export type OnDecision = (decision: CorsDecision, request: CorsRequest) => void

/**
 * Makes a decider that tells a hook, if there is one, of each decision. Whatever the hook does, the
 * response stays as it is; a hook that fails has nobody to tell, for core never logs.
 */
export function createDecider(
  decide: CorsDecider['decide'],
  getOnDecision: () => OnDecision | undefined,
): CorsDecider {
  const ignore = () => {}
  const report = (decision: CorsDecision, request: CorsRequest, onDecision = getOnDecision()) => {
    if (onDecision) {
      void attempt<unknown, void>(
        () => onDecision(freezeDecision(decision), request),
        ignore,
        ignore,
      )
    }
    return decision
  }
  return {
    report,
    decide(request) {
      const onDecision = getOnDecision()
      const decision = decide(request)
      if (!onDecision) return decision
      return chain(decision, (decided) => report(decided, request, onDecision))
    },
  }
}
