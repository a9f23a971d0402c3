import { isToken } from './token.js'

/**
 * Characters of `Access-Control-Request-Headers` that are read at the most. Browsers send one short,
 * sorted list, each name once; what is longer is an attack or a mistake, and its cost must not grow.
 */
const MAX_LENGTH = 2048

/**
 * Parses a list of header names (`1#field-name`; Fetch, "CORS-preflight fetch", step 5) in the way
 * that RFC 9110, section 5.6.1.2 asks of recipients: white space and empty elements are tolerated.
 *
 * @returns the names in their own case, or `null` where the list is too long or holds what is no name
 */
export function parseRequestHeaderNames(list: string): string[] | null {
  if (list.length > MAX_LENGTH) return null
  const names = list
    .split(',')
    .map((element) => element.trim())
    .filter(Boolean)
  return names.every(isToken) ? names : null
}
