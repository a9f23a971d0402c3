import { isPromiseLike } from '../promise-like.js'
import { readAnswer } from './read-answer.js'

/** Answers about an origin through a callback. */
export type AskOrigin = (
  origin: string | undefined,
  callback: (error: Error | null, origin?: never) => void,
) => unknown

/**
 * Makes a predicate of a function that answers through a callback. If it fails, or answers with something that would let
 * in more than it says, the predicate fails, and the origin is denied.
 *
 * @param takesPromises whether the function may return a promise in place of calling back
 */
export function predicateByCallback(
  ask: AskOrigin,
  credentials: boolean,
  takesPromises = false,
): (origin: string) => Promise<boolean> {
  return (origin) =>
    new Promise((resolve, reject) => {
      const answer = (error: unknown, allowed?: unknown): void => {
        try {
          if (error) throw error
          resolve(readAnswer(allowed, origin, credentials))
        } catch (failure) {
          reject(failure)
        }
      }
      const returned = ask(origin, answer)
      if (!isPromiseLike(returned)) return
      // An asynchronous function may fail without calling back.
      returned.then((allowed) => {
        if (takesPromises) answer(null, allowed)
      }, reject)
    })
}
