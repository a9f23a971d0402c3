/** Marks a wrapped handler or middleware, by a name that every copy of this package knows. */
const WRAPPED = Symbol.for('webcors.wrapped')

/** Marks what an adapter returns, so that wrapping it again is refused at the start. */
export function markWrapped<F extends (...args: never[]) => unknown>(wrapped: F): F {
  return Object.defineProperty(wrapped, WRAPPED, { value: true })
}

export function isWrapped(handler: object): boolean {
  return WRAPPED in handler
}
