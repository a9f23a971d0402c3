/** Marks what has a policy already, handlers and responses, by a name that every copy of this package knows. */
export const MARK: unique symbol = Symbol.for('webcors') as never

/** Marks what an adapter returns, so that wrapping it again is refused at the start. */
export function markWrapped<F extends (...args: never[]) => unknown>(wrapped: F): F {
  return Object.assign(wrapped, { [MARK]: true })
}
