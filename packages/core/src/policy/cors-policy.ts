import type { CorsOptions } from '../options/cors-options.js'
import type { CorsDecision } from '../protocol/cors-decision.js'
import type { CorsRequest } from '../protocol/cors-request.js'

/** The part of a policy that an adapter calls. */
export interface CorsDecider {
  /**
   * Decides on one request, and reports the decision. Never throws, never rejects.
   *
   * @param hostRequest the request object of the host, for `onDecision`
   */
  decide(request: CorsRequest, hostRequest?: object): CorsDecision | Promise<CorsDecision>
  /** Reports what was found out after deciding, such as a nested policy. Never throws. */
  report(decision: CorsDecision, request: CorsRequest, hostRequest?: object): void
}

/** A CORS policy: validated, compiled, and applied in the same way by every adapter. */
export interface CorsPolicy extends CorsDecider {
  /**
   * Whether pages of this origin are allowed, for code that must check by hand, such as before a WebSocket
   * upgrade. An absent, `null` or malformed origin is not, unless the policy allows any.
   *
   * @returns a promise if `origin` is a predicate (whatever the predicate returns): always `await` it
   * @example
   * ```ts
   * if (!(await policy.allows(request.headers.origin))) socket.destroy()
   * ```
   */
  allows(origin: string | null | undefined): boolean | Promise<boolean>
  /**
   * Swaps the whole policy at once, for every request that comes after.
   *
   * @throws {CorsOptionsError} for invalid options, and for a predicate in place of listed origins or
   *   the reverse, because `allows` then answers in another way; the policy stays as it was
   */
  reconfigure(options: CorsOptions): void
}

/** A policy whose origins are a predicate's answer. Its type makes the compiler refuse an `allows` that is not awaited. */
export interface PredicateCorsPolicy extends CorsPolicy {
  allows(origin: string | null | undefined): Promise<boolean>
}

/** Recognizes policies by structure, because a policy of another copy of this package is one too. */
export function isPolicy(value: unknown): value is CorsPolicy {
  return typeof (value as CorsPolicy | null | undefined)?.decide === 'function'
}
