import type { CorsDecision } from './protocol/cors-decision.ts'

// Marks on policies and on objects of the host. They are registered symbols, so that two copies of
// this package recognize each other's marks.

/** Marks a handler that has a policy. */
export const WRAPPED: unique symbol = Symbol.for('webcors.wrapped') as never

/** Marks a response that has been staged. */
export const STAGED: unique symbol = Symbol.for('webcors.staged') as never

/**
 * The mark on a staged response: the decision that was staged, and the request that it belongs to.
 */
export interface StagedMark {
  readonly decision: CorsDecision
  /** The request that the response answers. */
  readonly hostRequest: object
}

/**
 * The property in which a policy keeps its options. Tools read it: an exporter or a linter needs
 * the options of a policy, and not only its decisions.
 */
export const OPTIONS: unique symbol = Symbol.for('webcors.options') as never

/**
 * Marks a handler that an adapter has wrapped, so that wrapping it again throws when the server
 * starts.
 *
 * @example
 * ```ts
 * const wrapped = markWrapped((request: Request) => handler(request))
 * ```
 *
 * @returns the same function
 */
export function markWrapped<F extends (...args: never[]) => unknown>(wrapped: F): F {
  return Object.assign(wrapped, { [WRAPPED]: true })
}
