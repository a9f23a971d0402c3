import type { LimitFunction } from '@webcors/proxy'
import type { createClient } from 'redis'

/**
 * Limits the requests per minute of each address to each target. Redis counts the requests of all
 * processes together.
 */
export function createRedisLimit(
  redis: ReturnType<typeof createClient>,
  perMinute: number,
): LimitFunction {
  return async ({ address }, { mount }) => {
    const seconds = Date.now() / 1000
    const key = `proxy:${mount}:${address}:${Math.floor(seconds / 60)}`
    const [count] = await redis.multi().incr(key).expire(key, 120).exec()
    if (Number(count) <= perMinute) return true
    return { allowed: false, retryAfterSeconds: 60 - (seconds % 60) }
  }
}
