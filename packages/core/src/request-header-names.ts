/**
 * Characters of `Access-Control-Request-Headers` that are read at the most. Browsers send one short,
 * sorted list, each name once; what is longer is an attack or a mistake, and its cost must not grow.
 */
const MAX_LENGTH = 2048

/**
 * Whether it is a list of header names (`1#field-name`; Fetch, "CORS-preflight fetch", step 5). White
 * space around commas and empty elements are tolerated, as RFC 9110, section 5.6.1.2 asks of recipients.
 * Both expressions are linear in the length of the list.
 */
export function isRequestHeaderList(list: string): boolean {
  const hasNamesOnly = list.length <= MAX_LENGTH && /^[\w!#$%&'*+.^`|~, \t-]*$/.test(list)
  return hasNamesOnly && !/[^, \t][ \t]+[^, \t]/.test(list)
}
