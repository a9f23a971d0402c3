import { OPTIONS } from '../marks.ts'
import type { CheckedArgument, OptionsInput } from '../options/checked-options.ts'
import type { ResolvedOptions } from '../options/resolved-options.ts'
import type { CorsDecision } from '../protocol/cors-decision.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'

declare const policy: unique symbol

/**
 * A type to which policies are assignable. It has no methods, so that editors do not suggest them
 * among the options.
 */
export interface SomePolicy {
  readonly [policy]?: never
}

/** The methods of a policy that an adapter calls. */
export interface CorsDecider {
  /**
   * Decides on one request, and reports the decision. Never throws, and never rejects.
   *
   * @param hostRequest the request object of the host, for `onDecision`
   * @returns a promise only if the predicate is asynchronous
   */
  decide(request: CorsRequest, hostRequest?: object): CorsDecision | Promise<CorsDecision>
  /**
   * Reports a decision that changed after `decide`, for example because of a nested policy. Never
   * throws.
   */
  report(decision: CorsDecision, request: CorsRequest, hostRequest?: object): void
}

/** A CORS policy: validated, compiled, and applied in the same way by every adapter. */
export interface CorsPolicy extends CorsDecider, SomePolicy {
  /**
   * Whether the policy allows an origin, for code that checks by hand, such as before a WebSocket
   * upgrade. An absent, `null` or malformed origin is not allowed, unless the policy allows any
   * origin.
   *
   * @returns a promise if `origin` is a predicate, even a synchronous one: always `await` it
   * @example
   * ```ts
   * if (!(await policy.allows(request.headers.origin))) socket.destroy()
   * ```
   */
  allows(origin: string | null | undefined): boolean | Promise<boolean>
  /**
   * Replaces the whole policy at once, for every later request. If the method throws, the policy
   * stays as it was.
   *
   * @example
   * ```ts
   * policy.reconfigure({ origin: 'https://new.example.com' })
   * ```
   *
   * @throws {CorsOptionsError} if the options are invalid, and if a predicate would replace listed
   *   origins, or the reverse, because the return type of `allows` would change
   */
  reconfigure<const Options extends OptionsInput>(options: CheckedArgument<Options>): void
}

/** A policy whose origins are listed: `allows` answers at once. */
export interface ListedCorsPolicy extends CorsPolicy {
  /**
   * Whether the policy allows an origin, for code that checks by hand, such as before a WebSocket
   * upgrade.
   */
  allows(origin: string | null | undefined): boolean
}

/**
 * A policy with a predicate. Its type makes linters and the compiler report an `allows` that is not
 * awaited.
 */
export interface PredicateCorsPolicy extends CorsPolicy {
  /**
   * Whether the predicate allows an origin. The promise never rejects: if the predicate fails, the
   * origin is denied.
   */
  allows(origin: string | null | undefined): Promise<boolean>
}

/**
 * Whether a value is a policy. It is recognized by structure, so that policies of another copy of
 * this package count.
 */
export function isPolicy(value: unknown): value is CorsPolicy {
  return typeof (value as CorsPolicy | null | undefined)?.decide === 'function'
}

/**
 * Reads the current options of a policy, with every default filled in. They are valid options
 * themselves.
 *
 * @example
 * ```ts
 * const { credentials = false } = optionsOfPolicy(policy) ?? {}
 * ```
 *
 * @returns `undefined` for an object that `createCors` did not create
 */
export function optionsOfPolicy(policy: SomePolicy): ResolvedOptions | undefined {
  return (policy as { readonly [OPTIONS]?: ResolvedOptions })[OPTIONS]
}
