import { linesOf } from './header-list.js'
import type { HeaderList } from './http-message.js'

/** RFC 9110, section 5.6.2. */
export const TOKEN: RegExp = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/**
 * Fetch, "extract header list values", for the lists of names: `null` where the header is absent,
 * `'failure'` where one item is not a token. Empty items are ignored
 * (https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2).
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
 * The same for `Access-Control-Max-Age`: delta-seconds, and one line. delta-seconds is never negative, but every
 * engine, and web-platform-tests with them, reads a negative number as 0.
 */
export function extractMaxAge(headers: HeaderList): number | null | 'failure' {
  const lines = linesOf(headers, 'Access-Control-Max-Age')
  if (lines.length === 0) return null
  const [line = ''] = lines
  return lines.length === 1 && /^-?[0-9]+$/.test(line) ? Math.max(0, Number(line)) : 'failure'
}
