import type {
  LimitFunction,
  ProxyOptions,
  ProxyRequest,
  RateLimit,
  TargetInfo,
} from '../options/proxy-options.js'
import { ProxyError } from '../answer/proxy-error.js'
import { settleInTime } from './settle-in-time.js'

/**
 * Counts a request. Throws a `ProxyError` with the code `limited`, or rejects with it, if there
 * were too many.
 */
export type Limit = (request: ProxyRequest, target: TargetInfo) => void | Promise<void>

/**
 * The maximum number of counted keys. The key that was not seen for the longest time is dropped
 * first.
 */
const MAX_KEYS = 10_000

/** The value of `Retry-After` if the limit function fails, in seconds. */
const RETRY_AFTER_FAILURE = 5

/**
 * The highest value of `Retry-After`, in seconds: the highest that clients with 32-bit integers can
 * read. `String` writes numbers from 1e21 with an exponent, which the header does not allow.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
const MAX_RETRY_AFTER = 2 ** 31 - 1

export function compileLimit(limit: ProxyOptions['limit']): Limit {
  if (limit === 'none') return () => undefined
  return typeof limit === 'function' ? askFunction(limit) : countInMemory(limit)
}

interface Bucket {
  tokens: number
  filledAt: number
}

/**
 * Creates a token bucket for each key. A bucket holds the requests of a minute, and fills steadily.
 */
function countInMemory({ perMinute, key }: RateLimit): Limit {
  const buckets = new Map<string, Bucket>()
  const perMillisecond = perMinute / 60_000
  return (request) => {
    const name = keyOf(request, key)
    const now = performance.now()
    const bucket = buckets.get(name) ?? { tokens: perMinute, filledAt: now }
    bucket.tokens = Math.min(perMinute, bucket.tokens + (now - bucket.filledAt) * perMillisecond)
    bucket.filledAt = now
    // Setting the key again moves it to the end, so that the first key is the oldest.
    buckets.delete(name)
    buckets.set(name, bucket)
    if (buckets.size > MAX_KEYS) buckets.delete(buckets.keys().next().value as string)
    if (bucket.tokens < 1) {
      throw new ProxyError('limited', { retryAfter: (1 - bucket.tokens) / perMillisecond / 1000 })
    }
    bucket.tokens -= 1
  }
}

function keyOf(request: ProxyRequest, key: RateLimit['key']): string {
  if (!key) return ''
  try {
    // This throws for a key that is not a string, so that such a key denies.
    return key(request).slice(0, 200)
  } catch (cause) {
    throw new ProxyError('limited', { cause, retryAfter: RETRY_AFTER_FAILURE })
  }
}

function askFunction(limit: LimitFunction): Limit {
  return async (request, target) => {
    let verdict: unknown
    try {
      verdict = await settleInTime(() => limit(request, target))
    } catch (cause) {
      throw new ProxyError('limited', { cause, retryAfter: RETRY_AFTER_FAILURE })
    }
    if (verdict === true) return
    const { allowed, retryAfterSeconds } = Object(verdict) as Record<string, unknown>
    if (allowed === true) return
    throw new ProxyError('limited', { retryAfter: secondsOf(retryAfterSeconds) })
  }
}

/** Returns seconds that `Retry-After` can have; `undefined` for every other value. */
function secondsOf(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
  return Math.min(value, MAX_RETRY_AFTER)
}
