import { OPTIONS } from '../marks.ts'
import type { CheckedArgument, OptionsInput } from '../options/checked-options.ts'
import type { ResolvedOptions } from '../options/resolved-options.ts'
import type { CorsDecision } from '../protocol/cors-decision.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'

declare const policy: unique symbol

/** Takes a policy, without having the names of its methods, so that editors do not offer them among the options. */
export interface SomePolicy {
  readonly [policy]?: never
}

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
export interface CorsPolicy extends CorsDecider, SomePolicy {
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
  reconfigure<const Options extends OptionsInput>(options: CheckedArgument<Options>): void
}

/** A policy whose origins are listed: `allows` answers at once. */
export interface ListedCorsPolicy extends CorsPolicy {
  /** Whether the policy allows this origin, for what must be checked by hand, such as a WebSocket upgrade. */
  allows(origin: string | null | undefined): boolean
}

/** A policy whose origins are a predicate's answer. Its type makes the compiler refuse an `allows` that is not awaited. */
export interface PredicateCorsPolicy extends CorsPolicy {
  /** Whether the predicate allows this origin. It never rejects: a predicate that fails allows nobody. */
  allows(origin: string | null | undefined): Promise<boolean>
}

/** Recognizes policies by structure, because a policy of another copy of this package is one too. */
export function isPolicy(value: unknown): value is CorsPolicy {
  return typeof (value as CorsPolicy | null | undefined)?.decide === 'function'
}

/**
 * The options of a policy, with every default filled in; after `reconfigure`, the new ones. They are valid options themselves.
 *
 * @returns `undefined` for a policy that `createCors` did not make
 */
export function optionsOfPolicy(policy: SomePolicy): ResolvedOptions | undefined {
  return (policy as { readonly [OPTIONS]?: ResolvedOptions })[OPTIONS]
}
