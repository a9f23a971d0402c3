import { isToken } from './token.js'

/**
 * Characters of `Access-Control-Request-Headers` that are read at the most. Browsers send one short,
 * sorted list; beyond this length it is an attack or a mistake, and its cost must not grow.
 */
export const MAX_REQUEST_HEADERS_LENGTH = 2048

/**
 * Parses a list of header names (`1#field-name`; Fetch, "CORS-preflight fetch", step 5) in the way
 * that RFC 9110, section 5.6.1.2 asks of recipients: white space and empty elements are tolerated.
 *
 * @returns the names in their own case, or `null` where the list is too long or holds no valid name
 */
export function parseRequestHeaderNames(
  list: string,
  maxLength: number = MAX_REQUEST_HEADERS_LENGTH,
): string[] | null {
  if (list.length > maxLength) return null
  const elements = list.split(',').map((element) => element.trim())
  const names = elements.filter((element) => element !== '')
  return names.every(isToken) ? names : null
}
