import type { ExpressCorsOptions } from './options.js'

/** Answers about an origin through a callback. */
export type AskOrigin = Extract<ExpressCorsOptions['origin'], (...args: never) => unknown>

/**
 * Makes a predicate of a function that answers through a callback. Where it fails, or answers with
 * something that would let in more than it says, the predicate fails, and the origin is denied.
 */
export function predicateFrom(
  ask: AskOrigin,
  credentials: boolean,
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
      // An asynchronous function may fail without calling back.
      Promise.resolve(ask(origin, answer)).catch(reject)
    })
}

function readAnswer(answer: unknown, origin: string, credentials: boolean): boolean {
  if (answer === true || answer === origin) return true
  if (!answer) return false
  if (answer === '*') {
    if (!credentials) return true
    throw new TypeError(`Cannot take '*' for an answer: there are credentials. ${FIX}`)
  }
  if (typeof answer === 'string') return false
  if (Array.isArray(answer)) {
    if (answer.includes(origin)) return true
    if (answer.every((entry) => !entry || typeof entry === 'string')) return false
  }
  throw new TypeError(`Cannot take anything but booleans and strings for an answer. ${FIX}`)
}

const FIX = 'Call callback(null, true) or callback(null, false).'
