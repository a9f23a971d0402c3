/**
 * Goes on with a value at once, or with a promise's value when it is there, so that what is
 * synchronous stays so.
 *
 * @param failed takes what a promise is rejected with; what is thrown meanwhile is thrown on
 */
export function chain<T, U>(
  value: T | PromiseLike<T>,
  next: (value: T) => U | PromiseLike<U>,
  failed?: (error: unknown) => U | PromiseLike<U>,
): U | Promise<U> {
  if (isPromiseLike(value)) return Promise.resolve(value).then(next, failed)
  return next(value) as U | Promise<U>
}

/** The same for what a function returns; what it throws is taken as well. */
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
 * Whether a value is a promise. On the way of every request, where only objects of ours can come, write `'then' in value`
 * instead: a function that has met objects of many shapes looks each of them up slowly.
 */
export function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as PromiseLike<T> | null | undefined)?.then === 'function'
}
