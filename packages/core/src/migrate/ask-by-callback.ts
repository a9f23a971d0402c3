import { isPromiseLike } from '../promise-like.ts'

/**
 * Asks a function that answers through a callback. The promise is rejected with an error that the
 * function throws or passes to the callback.
 *
 * @param takesPromises whether the function may return a promise in place of calling back
 */
export function askByCallback<Asked>(
  ask: (asked: Asked, callback: (error: Error | null, answer?: never) => void) => unknown,
  asked: Asked,
  takesPromises: boolean,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const answer = (error: unknown, value?: unknown): void => {
      if (error) reject(error)
      else resolve(value)
    }
    const returned = ask(asked, answer)
    if (!isPromiseLike(returned)) return
    // An asynchronous function may fail without calling back.
    returned.then((value) => {
      if (takesPromises) resolve(value)
    }, reject)
  })
}
