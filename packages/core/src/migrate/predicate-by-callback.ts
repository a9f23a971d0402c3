import { askByCallback } from './ask-by-callback.js'
import { readAnswer } from './read-answer.js'

/** Answers about an origin through a callback. */
export type AskOrigin = Parameters<typeof askByCallback<string>>[0]

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
  return async (origin) =>
    readAnswer(await askByCallback(ask, origin, takesPromises), origin, credentials)
}
