import { validateHeaderValue } from 'node:http'
import type { CorsHeaders } from '@webcors/core'

/** Headers as text, and as Node.js stores them: by names in lower case. */
export interface HeadLines {
  /** As the decision lists them. */
  headers: CorsHeaders
  readonly text: string
  readonly stored: readonly (readonly [lowerCaseName: string, header: CorsHeaders[number]])[]
}

/**
 * The last ones of each length, for preflights and actual requests have others. They are mostly the next ones, too, and to
 * compare costs a fraction of what to write and check them costs.
 */
const last: HeadLines[] = []

/** Headers as the lines of a head, those without a value left out. Throws what `setHeader` throws, where that would refuse one. */
export function headLines(headers: CorsHeaders): HeadLines {
  const before = last[headers.length]
  if (before && isSame(before.headers, headers)) {
    before.headers = headers
    return before
  }
  const sent = headers.filter(([, value]) => value)
  for (const [name, value] of sent) validateHeaderValue(name, value)
  return (last[headers.length] = {
    headers,
    text: sent.map(([name, value]) => `${name}: ${value}\r\n`).join(''),
    stored: sent.map((header) => [header[0].toLowerCase(), header]),
  })
}

function isSame(one: CorsHeaders, other: CorsHeaders): boolean {
  // Decisions on preflights recur, and are frozen: V8 takes five times as long to go through them.
  return (
    one === other ||
    other.every(([name, value], i) => value === one[i]?.[1] && name === one[i]?.[0])
  )
}
