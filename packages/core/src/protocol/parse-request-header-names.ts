import { isToken } from './token.ts'

/**
 * The limit on the length of `Access-Control-Request-Headers`. Browsers send one short, sorted list
 * with each name once. A longer list is an attack or a mistake, and must not cost more time.
 */
const MAX_LENGTH = 2048

/**
 * Parses the list of CORS-unsafe request-header names that a browser sends. White space and empty
 * elements are ignored, as HTTP requires.
 *
 * @returns the names in their own case, or `null` if the list is too long or has an entry that is
 *   not a name
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch step 5
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2
 */
export function parseRequestHeaderNames(list: string): string[] | null {
  if (list.length > MAX_LENGTH) return null
  const names = list
    .split(',')
    .map((element) => element.trim())
    .filter(Boolean)
  return names.every(isToken) ? names : null
}
