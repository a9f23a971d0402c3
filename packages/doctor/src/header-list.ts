import type { HeaderList } from './http-message.js'

/** Fetch, "HTTP whitespace": also around a value it does not count. */
const AROUND = /^[\t\n\r ]+|[\t\n\r ]+$/g

/** The values of each line, in order. */
export function linesOf(headers: HeaderList, name: string): readonly string[] {
  const wanted = name.toLowerCase()
  return headers
    .filter(([other]) => other.toLowerCase() === wanted)
    .map(([, value]) => value.replace(AROUND, ''))
}

/** Fetch, "get" of a header list: lines joined with comma and space; `null` where there is none. */
export function getHeader(headers: HeaderList, name: string): string | null {
  const lines = linesOf(headers, name)
  return lines.length === 0 ? null : lines.join(', ')
}

/** Without the headers of these lower-case names. */
export function withoutHeaders(headers: HeaderList, names: ReadonlySet<string>): HeaderList {
  return headers.filter(([name]) => !names.has(name.toLowerCase()))
}
