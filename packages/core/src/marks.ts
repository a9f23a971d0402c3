import type { CorsDecision } from './protocol/cors-decision.ts'

// Marks on policies and on objects of the host. They are registered symbols, because two copies of this package have to know each other's.

/** Marks a handler that has a policy. */
export const WRAPPED: unique symbol = Symbol.for('webcors.wrapped') as never

/** Marks a response that has been staged. */
export const STAGED: unique symbol = Symbol.for('webcors.staged') as never

/** What stands on a staged response. */
export interface StagedMark {
  readonly decision: CorsDecision
  /** The request that the response answers. */
  readonly hostRequest: object
}

/** Where a policy keeps its options, for tools: what exports a policy or looks for mistakes in it needs more than its answers. */
export const OPTIONS: unique symbol = Symbol.for('webcors.options') as never

/** Marks what an adapter returns, so that wrapping it again is refused at the start. */
export function markWrapped<F extends (...args: never[]) => unknown>(wrapped: F): F {
  return Object.assign(wrapped, { [WRAPPED]: true })
}
