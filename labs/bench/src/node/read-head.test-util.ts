/** Picks the status, `Vary` and the CORS headers of a head, with names in lower case. */
export function readHead(head: string): Record<string, string> {
  const [statusLine = '', ...lines] = (head.split('\r\n\r\n')[0] ?? '').split('\r\n')
  const said: Record<string, string> = { status: statusLine.split(' ')[1] ?? '' }
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(line) ?? []
    const lower = name.toLowerCase()
    if (lower !== 'vary' && !lower.startsWith('access-control-')) continue
    if (lower in said) throw new Error(`The head has ${name} twice:\n${head}`)
    said[lower] = normalize(lower, value)
  }
  return said
}

/**
 * Sorts a list and lowers the case of header names in it, because neither order nor case has a
 * meaning.
 */
export function normalize(name: string, value: string): string {
  if (!/-allow-(methods|headers)$/.test(name)) return value
  const text = name.endsWith('-headers') ? value.toLowerCase() : value
  return text
    .split(/\s*,\s*/)
    .toSorted()
    .join(', ')
}
