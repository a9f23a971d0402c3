import type { CorsDecision } from './cors-decision.js'
import type { CorsRequest } from './cors-request.js'
import { frozen } from './frozen.js'
import { attempt } from './promise-like.js'

export type OnDecision = (decision: CorsDecision, request: CorsRequest) => void

/**
 * Tells a hook, if there is one, of a decision. Whatever the hook does, the response stays as it is;
 * a hook that fails has nobody to tell, for core never logs.
 */
export function reportDecision(
  onDecision: OnDecision | undefined,
  decision: CorsDecision,
  request: CorsRequest,
): CorsDecision {
  const ignore = () => {}
  if (onDecision)
    attempt<unknown, void>(() => onDecision(frozen(decision), request), ignore, ignore)
  return decision
}
