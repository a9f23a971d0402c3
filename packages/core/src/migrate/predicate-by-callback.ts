import { askByCallback } from './ask-by-callback.ts'
import { judgeAnswer } from './judge-answer.ts'

/** A function that answers about an origin through a callback. */
export type AskOrigin = Parameters<typeof askByCallback<string>>[0]

/**
 * Makes a predicate from a function that answers through a callback. The predicate fails, which
 * denies the origin, if the function fails, or if its answer would allow more origins than it
 * names.
 *
 * @param takesPromises whether the function may return a promise in place of calling back
 */
export function predicateByCallback(
  ask: AskOrigin,
  credentials: boolean,
  takesPromises = false,
): (origin: string) => Promise<boolean> {
  return async (origin) =>
    judgeAnswer(await askByCallback(ask, origin, takesPromises), origin, credentials)
}
