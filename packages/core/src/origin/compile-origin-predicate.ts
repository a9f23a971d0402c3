import type { CorsRequest } from '../protocol/cors-request.ts'
import type { ResolvedPredicate } from '../options/resolved-options.ts'
import { attempt, isPromiseLike } from '../promise-like.ts'
import { type AskVerdict, denial, NOT_ALLOWED, type OriginVerdict } from './denial.ts'

/**
 * The number of answers that are kept. The oldest is dropped first, so that invented origins cannot
 * fill the memory.
 */
const MAX_KEPT_ANSWERS = 1000

const TIMED_OUT = denial('predicate-timed-out')
const NOT_BOOLEAN = denial('predicate-not-boolean')

type Verdict = ReturnType<AskVerdict>
type AskAboutOrigin = (origin: string) => Verdict

/**
 * Wraps a predicate so that it cannot fail. The origin is denied if the predicate throws, rejects,
 * does not settle in time, or answers any value but `true`.
 *
 * Simultaneous requests of one origin share one look-up. If two look-ups of one origin overlap,
 * only the answer of the newer one may be kept, and only if it came in time.
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
  return attempt<unknown, OriginVerdict>(test, toVerdict, (error) => ({
    reason: 'predicate-failed',
    error,
  }))
}

function toVerdict(answer: unknown): OriginVerdict {
  if (answer === true) return null
  return answer === false ? NOT_ALLOWED : NOT_BOOLEAN
}

/**
 * @returns a promise that settles like the verdict, or with `TIMED_OUT` after the given number of
 *   seconds
 */
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
  /** The time after which the look-up has timed out, in milliseconds since 1970. */
  readonly expires: number
}

/**
 * Shares one look-up between simultaneous requests of one origin, and keeps answers for
 * `cacheSeconds`.
 */
function share(
  askAbout: AskAboutOrigin,
  {
    cacheSeconds,
    timeoutSeconds,
  }: { readonly cacheSeconds: number; readonly timeoutSeconds: number },
): AskAboutOrigin {
  const answers = new Map<string, readonly [verdict: OriginVerdict, expires: number]>()
  // No limit is needed here: each running look-up belongs to a request that waits for it.
  const running = new Map<string, LookUp>()

  const keep = (origin: string, verdict: OriginVerdict): void => {
    // A failure may be temporary, so only answers are kept.
    if (cacheSeconds === 0 || (verdict !== null && verdict !== NOT_ALLOWED)) return
    answers.delete(origin)
    if (answers.size >= MAX_KEPT_ANSWERS) answers.delete(answers.keys().next().value as string)
    answers.set(origin, [verdict, Date.now() + cacheSeconds * 1000])
  }
  const lookUp = (origin: string): Verdict => {
    // A look-up that is still running is older than this one, so its answer must not be kept.
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
    // On Workers, a promise belongs to the request that created it. After that request has ended,
    // the promise rejects, or never settles, for other requests.
    return limit(
      current.verdict.catch(() => lookUp(origin)),
      timeoutSeconds,
    )
  }
}

/**
 * Removes look-ups that have timed out. On Workers, look-ups whose request has ended stay in the
 * map, the oldest first.
 */
function dropExpired(running: Map<string, LookUp>, now: number): void {
  for (const [origin, { expires }] of running) {
    if (now < expires) return
    running.delete(origin)
  }
}
