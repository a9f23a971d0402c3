import type { MythAttempt } from './myths.ts'

function tried(path: string, code: string): MythAttempt {
  return { who: `\`${path}\``, path, code }
}

/**
 * Attempts of a page that uses axios. `/orders` has no CORS, `/allowed` allows the page to send
 * only `Content-Type`, and `/account` allows credentials and exposes `X-Total`.
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
