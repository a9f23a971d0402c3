import type { OriginPredicateOptions } from '../options/cors-options.js'
import { type AskVerdict, denial, NOT_ALLOWED, type OriginVerdict } from './denial.js'
import { attempt, chain, isPromiseLike } from '../policy/promise-like.js'

/** Answers that are kept at the most. The oldest goes first, so that no stream of made-up origins fills the memory. */
const MAX_KEPT_ANSWERS = 1000

const TIMED_OUT = denial('predicate-timed-out')

/**
 * Makes a predicate safe to ask: it fails closed on a throw, a rejection, a promise that does not
 * settle in time, and on every value but `true`.
 */
export function compileOriginPredicate(options: Required<OriginPredicateOptions>): AskVerdict {
  const { test, timeoutSeconds } = options
  const ask = (...args: Parameters<AskVerdict>): Verdict =>
    attempt<unknown, OriginVerdict>(
      () => test(...args),
      readAnswer,
      (error) => ({ reason: 'predicate-failed', error }),
    )
  // One that takes the request may answer each one differently. What is shared must depend on the
  // origin alone, so that is all that the others get to see.
  const asked: AskVerdict = test.length > 1 ? ask : share(ask as AskAboutOrigin, options)
  return (...args) => limit(asked(...args), timeoutSeconds)
}

type Verdict = ReturnType<AskVerdict>
type AskAboutOrigin = (origin: string) => Verdict

function readAnswer(answer: unknown): OriginVerdict {
  if (answer === true) return null
  return answer === false ? NOT_ALLOWED : denial('predicate-not-boolean')
}

/** Settles as a promise does, or after so many seconds with `TIMED_OUT`. */
function limit(verdict: Verdict, seconds: number): Verdict {
  if (!isPromiseLike(verdict)) return verdict
  let timer: ReturnType<typeof setTimeout>
  const timeout = new Promise<OriginVerdict>((resolve) => {
    timer = setTimeout(resolve, seconds * 1000, TIMED_OUT)
  })
  return Promise.race([verdict, timeout]).finally(() => clearTimeout(timer))
}

/** Asks once for simultaneous requests from one origin, and keeps answers for a time. */
function share(
  ask: AskAboutOrigin,
  { cacheSeconds, timeoutSeconds }: Required<OriginPredicateOptions>,
): AskAboutOrigin {
  const answers = new Map<string, readonly [verdict: Verdict, expires: number]>()
  return (origin) => {
    const [kept = null, expires = 0] = answers.get(origin) ?? []
    if (Date.now() < expires) {
      // On Workers a promise dies with the request that made it: there it rejects, or never settles.
      return chain(
        kept,
        (verdict) => verdict,
        () => ask(origin),
      )
    }
    const keep = (verdict: Verdict, seconds: number): void => {
      answers.delete(origin)
      if (answers.size >= MAX_KEPT_ANSWERS) answers.delete(answers.keys().next().value as string)
      if (seconds) answers.set(origin, [verdict, Date.now() + seconds * 1000])
    }
    const answer = chain(ask(origin), (verdict) => {
      // A failure may pass: only answers are kept.
      keep(verdict, !verdict || verdict === NOT_ALLOWED ? cacheSeconds : 0)
      return verdict
    })
    if (answer instanceof Promise) keep(answer, timeoutSeconds)
    return answer
  }
}
