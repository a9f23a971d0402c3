import type { CorsDecision } from '../protocol/cors-decision.js'
import type { CorsOptions } from '../options/cors-options.js'
import type { CorsRequest } from '../protocol/cors-request.js'

/** What an adapter needs of a policy: to ask it, and to tell it what came out. */
export interface CorsDecider {
  /** Decides on one request, and tells `onDecision`. Never throws, never rejects. */
  decide(request: CorsRequest): CorsDecision | Promise<CorsDecision>
  /** Tells `onDecision` of something that was found out after deciding, such as a nested policy. Never throws. */
  report(decision: CorsDecision, request: CorsRequest): CorsDecision
}

/** A CORS policy: validated, compiled, and honoured in the same way by every adapter. */
export interface CorsPolicy extends CorsDecider {
  /**
   * Whether pages of this origin are allowed: for those who must check by hand, before a WebSocket
   * upgrade for one. An absent, `null` or malformed origin is not, unless the policy allows any.
   *
   * @returns a promise where `origin` is a predicate (whatever it answers): always `await` it
   */
  allows(origin: string | null | undefined): boolean | Promise<boolean>
  /**
   * Swaps the whole policy at once, for every request that comes after.
   *
   * @throws {CorsOptionsError} for invalid options, and for a predicate in place of listed origins or
   *   the reverse, since `allows` then answers in another way; the policy then stays as it was
   */
  reconfigure(options: CorsOptions): void
}

/** A policy whose origins are a predicate's answer. Its type makes the compiler refuse an `allows` that is not awaited. */
export interface PredicateCorsPolicy extends CorsPolicy {
  allows(origin: string | null | undefined): Promise<boolean>
}
