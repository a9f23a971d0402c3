import type { CorsRequest } from '../protocol/cors-request.ts'
import type { ResolvedPredicate } from '../options/resolved-options.ts'
import { attempt, isPromiseLike } from '../promise-like.ts'
import { type AskVerdict, denial, NOT_ALLOWED, type OriginVerdict } from './denial.ts'

/** The most answers that are kept. The oldest goes first, so that made-up origins cannot fill the memory. */
const MAX_KEPT_ANSWERS = 1000

const TIMED_OUT = denial('predicate-timed-out')
const NOT_BOOLEAN = denial('predicate-not-boolean')

type Verdict = ReturnType<AskVerdict>
type AskAboutOrigin = (origin: string) => Verdict

/**
 * Makes a predicate safe to ask: it fails closed on a throw, a rejection, a promise that does not
 * settle in time, and on every value but `true`.
 *
 * Look-ups of one origin run once for simultaneous requests. If two look-ups of one origin overlap, only the newer one may keep its
 * answer, and only if it settled in time.
 */
export function compileOriginPredicate(predicate: ResolvedPredicate): AskVerdict {
  if (predicate.testRequest === undefined) {
    const { test } = predicate
    return share((origin) => ask(() => test(origin)), predicate)
  }
  // The predicate may answer each request differently, so nothing is shared or kept.
  const { testRequest, timeoutSeconds } = predicate
  return (origin: string, request: CorsRequest) =>
    limit(
      ask(() => testRequest(origin, request)),
      timeoutSeconds,
    )
}

function ask(test: () => unknown): Verdict {
  return attempt<unknown, OriginVerdict>(test, readAnswer, (error) => ({
    reason: 'predicate-failed',
    error,
  }))
}

function readAnswer(answer: unknown): OriginVerdict {
  if (answer === true) return null
  return answer === false ? NOT_ALLOWED : NOT_BOOLEAN
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

interface LookUp {
  readonly verdict: Promise<OriginVerdict>
  /** The time by which it has timed out, in milliseconds. */
  readonly expires: number
}

/** Asks once for simultaneous requests from one origin, and keeps answers for a time. */
function share(
  askAbout: AskAboutOrigin,
  {
    cacheSeconds,
    timeoutSeconds,
  }: { readonly cacheSeconds: number; readonly timeoutSeconds: number },
): AskAboutOrigin {
  const answers = new Map<string, readonly [verdict: OriginVerdict, expires: number]>()
  // Look-ups that run are never dropped for others. Each belongs to a request that waits, which bounds their number.
  const running = new Map<string, LookUp>()

  const keep = (origin: string, verdict: OriginVerdict): void => {
    // A failure may pass, so only answers are kept.
    if (cacheSeconds === 0 || (verdict !== null && verdict !== NOT_ALLOWED)) return
    answers.delete(origin)
    if (answers.size >= MAX_KEPT_ANSWERS) answers.delete(answers.keys().next().value as string)
    answers.set(origin, [verdict, Date.now() + cacheSeconds * 1000])
  }
  const lookUp = (origin: string): Verdict => {
    // What still runs is older from here on, so its answer must not stay.
    running.delete(origin)
    const verdict = limit(askAbout(origin), timeoutSeconds)
    if (!isPromiseLike(verdict)) {
      keep(origin, verdict)
      return verdict
    }
    const current: LookUp = {
      verdict: Promise.resolve(verdict).then((settled) => {
        if (running.get(origin) !== current) return settled
        running.delete(origin)
        keep(origin, settled)
        return settled
      }),
      expires: Date.now() + timeoutSeconds * 1000,
    }
    running.set(origin, current)
    return current.verdict
  }

  return (origin) => {
    const now = Date.now()
    const [kept = null, keptUntil = 0] = answers.get(origin) ?? []
    if (now < keptUntil) return kept
    const current = running.get(origin)
    if (current === undefined || now >= current.expires) {
      dropExpired(running, now)
      return lookUp(origin)
    }
    // On Workers a promise dies with the request that made it: for another request it rejects, or never settles.
    return limit(
      current.verdict.catch(() => lookUp(origin)),
      timeoutSeconds,
    )
  }
}

/** On Workers, look-ups whose request has ended stay in the map. They are the oldest, so they come first. */
function dropExpired(running: Map<string, LookUp>, now: number): void {
  for (const [origin, { expires }] of running) {
    if (now < expires) return
    running.delete(origin)
  }
}
