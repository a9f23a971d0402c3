import { linesOf } from './header-list.js'
import type { HeaderList } from './http-message.js'

/** RFC 9110, section 5.6.2. https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
export const TOKEN: RegExp = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/**
 * Fetch, "extract header list values", for lists of names. Empty items are ignored
 * (https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2).
 *
 * @returns `null` if the header is absent, `'failure'` if one item is not a token
 * @see https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractNames(
  headers: HeaderList,
  name: string,
): readonly string[] | null | 'failure' {
  const lines = linesOf(headers, name)
  if (lines.length === 0) return null
  const names = lines
    .flatMap((line) => line.split(','))
    .map((item) => item.replace(/^[\t ]+|[\t ]+$/g, ''))
    .filter((item) => item !== '')
  return names.every((item) => TOKEN.test(item)) ? names : 'failure'
}

/**
 * Fetch, "extract header list values", for `Access-Control-Max-Age`: one line with delta-seconds.
 * The grammar has no negative numbers, but every engine and web-platform-tests read a negative
 * number as 0.
 *
 * @returns seconds; `null` if the header is absent
 */
export function extractMaxAge(headers: HeaderList): number | null | 'failure' {
  const lines = linesOf(headers, 'Access-Control-Max-Age')
  if (lines.length === 0) return null
  const [line = ''] = lines
  return lines.length === 1 && /^-?[0-9]+$/.test(line) ? Math.max(0, Number(line)) : 'failure'
}
