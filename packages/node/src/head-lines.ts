import type { CorsHeaders } from '@webcors/core'

/** What no value may have: RFC 9110, section 5.5, and what Node.js refuses. */
const REFUSED = /[^\t\x20-\x7e\x80-\xff]/

/**
 * The last ones of each length, for preflights and actual requests have others. They are mostly the next ones, too, and to
 * compare costs a fraction of what to write and check them costs.
 */
const last: { headers: CorsHeaders; lines: string }[] = []

/** Headers as the lines of a head; `null` where Node.js would refuse one. */
export function headLines(headers: CorsHeaders): string | null {
  const before = last[headers.length]
  const isSame = before?.headers.every(
    ([name, value], i) => value === headers[i]?.[1] && name === headers[i]?.[0],
  )
  if (before && isSame) return before.lines
  let lines = ''
  for (const [name, value] of headers) {
    if (REFUSED.test(value)) return null
    lines += `${name}: ${value}\r\n`
  }
  last[headers.length] = { headers, lines }
  return lines
}
