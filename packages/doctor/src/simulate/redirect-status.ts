import { decodeBytes } from './decode-bytes.js'
import { linesOf } from './header-list.js'
import type { ResponseMessage } from './http-message.js'

/**
 * Fetch, "redirect status".
 *
 * @see https://fetch.spec.whatwg.org/#redirect-status
 */
export function isRedirectStatus(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

/** Stands for several `Location` lines. It is invalid for every base URL. */
const INVALID_URL = 'http://['

/**
 * Returns the location of a redirect as written; `null` if the response does not redirect. Browsers
 * read the value as UTF-8.
 *
 * @see https://fetch.spec.whatwg.org/#concept-response-location-url step 3: several lines are a
 *   failure
 */
export function redirectLocation({ status, headers }: ResponseMessage): string | null {
  if (!isRedirectStatus(status)) return null
  const [value = null, ...others] = linesOf(headers, 'Location')
  if (others.length > 0) return INVALID_URL
  if (value === null) return null
  const decoded = decodeBytes(value)
  return decoded.includes('\uFFFD') ? value : decoded
}
