/** The style of literals in a module. */
export interface LiteralStyle {
  readonly quote: "'" | '"'
  /** The space inside braces: `{ a: 1 }` or `{a: 1}`. */
  readonly space: '' | ' '
}

/** Writes a value as source text on one line. */
export function writeLiteral(value: unknown, style: LiteralStyle): string {
  if (typeof value === 'string') return quoted(value, style.quote)
  if (Array.isArray(value)) return `[${value.map((item) => writeLiteral(item, style)).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]) => `${name}: ${writeLiteral(member, style)}`,
    )
    return `{${style.space}${members.join(', ')}${style.space}}`
  }
  return String(value)
}

function quoted(text: string, quote: "'" | '"'): string {
  const body = JSON.stringify(text).slice(1, -1)
  return quote === '"' ? `"${body}"` : `'${body.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
