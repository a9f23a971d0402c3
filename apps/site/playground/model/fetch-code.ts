/** The request of a call of `fetch`. */
export interface FetchCall {
  readonly url: string
  readonly method: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly credentials?: string | undefined
}

/** Writes the call of `fetch` that sends a request. */
export function fetchCode({ url, method, headers = {}, body, credentials }: FetchCall): string {
  const lines = [
    method !== 'GET' && `  method: ${quote(method)},`,
    Object.keys(headers).length > 0 && `  headers: ${headersOf(headers)},`,
    body !== undefined && `  body: ${quote(body)},`,
    credentials !== undefined && `  credentials: ${quote(credentials)},`,
  ].filter((line) => line !== false)
  const init = lines.length === 0 ? '' : `, {\n${lines.join('\n')}\n}`
  return `await fetch(${quote(url)}${init})`
}

function headersOf(headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(
    ([name, value]) => `${/^\w+$/.test(name) ? name : quote(name)}: ${quote(value)}`,
  )
  if (lines.length < 2) return `{ ${lines.join('')} }`
  return `{\n${lines.map((line) => `    ${line},\n`).join('')}  }`
}

/** Writes a string literal of JavaScript. A long string is cut off. */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 12)}…` : text
  return `'${short.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
}
