import type { HeaderList } from './http-message.js'

/** Fetch, "HTTP whitespace": also around a value it does not count. */
const AROUND = /^[\t\n\r ]+|[\t\n\r ]+$/g

/** Fetch, "normalize" of a header value. */
export function trimmed(value: string): string {
  return value.replace(AROUND, '')
}

/** The values of each line, in order. */
export function linesOf(headers: HeaderList, name: string): readonly string[] {
  const wanted = name.toLowerCase()
  return headers
    .filter(([other]) => other.toLowerCase() === wanted)
    .map(([, value]) => trimmed(value))
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

/**
 * Firefox, joining lines: empty ones are left out where there are others. Two lines of
 * `Access-Control-Allow-Origin`, written just so, are refused before they are joined.
 */
export function withoutEmptyLines(headers: HeaderList): HeaderList {
  const isRefused = allowOriginLines(headers) > 1
  return headers.filter(([name, value], index) => {
    const lower = name.toLowerCase()
    if (trimmed(value) !== '') return true
    if (isRefused && lower === 'access-control-allow-origin') return true
    const isSame = ([other]: HeaderList[number]) => other.toLowerCase() === lower
    return (
      headers.findIndex(isSame) === index && linesOf(headers, name).every((line) => line === '')
    )
  })
}

/** How many lines are named as Firefox looks for them; HTTP/2 has none of these. */
export function allowOriginLines(headers: HeaderList): number {
  return headers.filter(([name]) => name === 'Access-Control-Allow-Origin').length
}
