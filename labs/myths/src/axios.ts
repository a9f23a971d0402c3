import type { MythAttempt } from './myths.ts'

function tried(path: string, code: string): MythAttempt {
  return { who: `\`${path}\``, path, code }
}

/**
 * What a page writes with axios. `/orders` has no CORS, `/allowed` allows the page to send `Content-Type` alone, and `/account` allows
 * credentials and exposes `X-Total`.
 */
export const AXIOS: readonly MythAttempt[] = [
  tried('/orders', 'axios.get(url)'),
  tried('/allowed', 'axios.get(url)'),
  tried('/allowed', 'axios.get(url, { withCredentials: true })'),
  tried('/account', 'axios.get(url)'),
  tried(
    '/account',
    'axios.get(url, { withCredentials: true }).then(() => axios.get(url, { withCredentials: true }))',
  ),
  tried('/allowed', 'axios.post(url, { id: 7 })'),
  tried('/allowed', "axios.post(url, new URLSearchParams('id=7'))"),
  tried('/allowed', "axios.get(url, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })"),
]
