/**
 * Calls `next` with a value at once, or with the value of a promise when the promise is fulfilled.
 * So a synchronous value gives a synchronous result.
 *
 * @example
 * ```ts
 * const status = chain(policy.decide(request), (decision) => decision.status)
 * ```
 *
 * @param failed is called with the reason of a rejected promise. An error that `next` throws is not
 *   caught
 */
export function chain<T, U>(
  value: T | PromiseLike<T>,
  next: (value: T) => U | PromiseLike<U>,
  failed?: (error: unknown) => U | PromiseLike<U>,
): U | Promise<U> {
  if (isPromiseLike(value)) return Promise.resolve(value).then(next, failed)
  return next(value) as U | Promise<U>
}

/**
 * Runs a function and continues like {@link chain}. `failed` also gets an error that the function
 * throws.
 */
export function attempt<T, U>(
  run: () => T | PromiseLike<T>,
  next: (value: T) => U | PromiseLike<U>,
  failed: (error: unknown) => U | PromiseLike<U>,
): U | Promise<U> {
  try {
    return chain(run(), next, failed)
  } catch (error) {
    return failed(error) as U | Promise<U>
  }
}

/**
 * Whether a value is a promise, or another object with a `then` method.
 *
 * Code that runs for every request, and gets only objects of this package, writes `'then' in value`
 * instead: engines look a property up slowly in a function that has seen objects of many shapes.
 *
 * @example
 * ```ts
 * const decision = policy.decide(request)
 * const staged = isPromiseLike(decision) ? decision.then(stage) : stage(decision)
 * ```
 */
export function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as PromiseLike<T> | null | undefined)?.then === 'function'
}
