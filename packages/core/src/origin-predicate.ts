import type { OriginPredicateOptions } from './cors-options.js'
import { type AskVerdict, denial, NOT_ALLOWED, type OriginVerdict } from './denial.js'
import { attempt, chain, isPromiseLike } from './promise-like.js'

/** Answers that are kept at the most. The oldest goes first, so that no stream of made-up origins fills the memory. */
const MAX_KEPT_ANSWERS = 1000

const TIMED_OUT = denial('predicate-timed-out')

/**
 * Makes a predicate safe to ask: it fails closed on a throw, a rejection, a promise that does not
 * settle in time, and on every value but `true`.
 */
export function compileOriginPredicate(options: Required<OriginPredicateOptions>): AskVerdict {
  const { test, timeoutSeconds, cacheSeconds } = options
  const ask = (...args: Parameters<AskVerdict>): OriginVerdict | Promise<OriginVerdict> =>
    attempt<unknown, OriginVerdict>(
      () => limit(test(...args), timeoutSeconds),
      readAnswer,
      (error) => ({ reason: 'predicate-failed', error }),
    )
  // One that takes the request may answer each one differently. What is shared must depend on the
  // origin alone, so that is all that the others get to see.
  return test.length > 1 ? ask : share(ask as AskAboutOrigin, cacheSeconds)
}

type AskAboutOrigin = (origin: string) => ReturnType<AskVerdict>

function readAnswer(answer: unknown): OriginVerdict {
  if (answer === true) return null
  if (answer === TIMED_OUT) return TIMED_OUT
  return answer === false ? NOT_ALLOWED : denial('predicate-not-boolean')
}

/** Settles as a promise does, or after so many seconds with `TIMED_OUT`. */
function limit(answer: unknown, seconds: number): unknown {
  if (!isPromiseLike(answer)) return answer
  let timer: ReturnType<typeof setTimeout>
  const timeout = new Promise((resolve) => {
    timer = setTimeout(resolve, seconds * 1000, TIMED_OUT)
  })
  return Promise.race([answer, timeout]).finally(() => clearTimeout(timer))
}

/** Asks once for simultaneous requests from one origin, and keeps answers for a time. */
function share(ask: AskAboutOrigin, cacheSeconds: number): AskAboutOrigin {
  const answers = new Map<string, { verdict: ReturnType<AskVerdict>; expires: number }>()
  return (origin) => {
    const kept = answers.get(origin)
    if (kept && Date.now() < kept.expires) return kept.verdict
    const keep = (verdict: ReturnType<AskVerdict>, seconds: number): void => {
      answers.delete(origin)
      if (answers.size >= MAX_KEPT_ANSWERS) answers.delete(answers.keys().next().value as string)
      if (seconds) answers.set(origin, { verdict, expires: Date.now() + seconds * 1000 })
    }
    const answer = chain(ask(origin), (verdict) => {
      // A failure may pass: only answers are kept.
      keep(verdict, !verdict || verdict === NOT_ALLOWED ? cacheSeconds : 0)
      return verdict
    })
    if (answer instanceof Promise) keep(answer, Infinity)
    return answer
  }
}
