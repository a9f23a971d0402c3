import type { HeaderList } from './http-message.js'

/**
 * Matches HTTP whitespace around a value, which is not part of the value.
 * https://fetch.spec.whatwg.org/#http-whitespace
 */
const AROUND = /^[\t\n\r ]+|[\t\n\r ]+$/g

/**
 * Fetch, "normalize" of a header value.
 *
 * @see https://fetch.spec.whatwg.org/#concept-header-value-normalize
 */
export function trimmed(value: string): string {
  return value.replace(AROUND, '')
}

/** Returns the value of each line with this name, in order. */
export function linesOf(headers: HeaderList, name: string): readonly string[] {
  const wanted = name.toLowerCase()
  return headers
    .filter(([other]) => other.toLowerCase() === wanted)
    .map(([, value]) => trimmed(value))
}

/**
 * Fetch, "get" of a header list: joins the lines with a comma and a space; `null` if there are
 * none.
 *
 * @see https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export function getHeader(headers: HeaderList, name: string): string | null {
  const lines = linesOf(headers, name)
  return lines.length === 0 ? null : lines.join(', ')
}

/** Returns the list without the headers of these names, which are in lower case. */
export function withoutHeaders(headers: HeaderList, names: ReadonlySet<string>): HeaderList {
  return headers.filter(([name]) => !names.has(name.toLowerCase()))
}

/**
 * Returns the lines that Firefox joins: it drops empty lines if there are others. Firefox rejects
 * two lines of `Access-Control-Allow-Origin`, spelled with these capitals, before it joins them.
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

/**
 * Counts the lines that Firefox counts, which spell the name with these capitals. HTTP/2 has none,
 * because its names are in lower case.
 */
export function allowOriginLines(headers: HeaderList): number {
  return headers.filter(([name]) => name === 'Access-Control-Allow-Origin').length
}
