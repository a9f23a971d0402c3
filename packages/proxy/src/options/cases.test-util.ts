export const API = 'https://api.example.com'
export const CORS = { origin: 'https://app.example.com' }
export const limit = { perMinute: 60 }

/** Returns options with one target. */
export const one = (target: unknown, more: object = {}): object => ({
  targets: { '/api': target },
  limit,
  ...more,
})
export const secret = { url: API, headers: { Authorization: 'Bearer abc' } }
export const allowed = { ...secret, dangerouslyAllowAnyCaller: true }

/**
 * Options and a policy with exactly one issue, and the options and the policy that the fix of this
 * issue says to write.
 */
export type Case = readonly [
  wrong: unknown,
  right: unknown,
  wrongCors?: unknown,
  rightCors?: unknown,
]
