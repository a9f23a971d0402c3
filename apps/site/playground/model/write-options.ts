/** Writes options as an object of JavaScript, one property on each line. */
export function writeOptions(options: object): string {
  const lines = Object.entries(options).map(([name, value]) => property(name, value))
  return `{\n${lines.join('\n')}\n}`
}

/** Writes a property on one line if it fits. */
function property(name: string, value: unknown): string {
  const line = `  ${name}: ${written(value)},`
  if (line.length <= 60 || !Array.isArray(value)) return line
  return [`  ${name}: [`, ...value.map((entry) => `    ${written(entry)},`), '  ],'].join('\n')
}

function written(value: unknown): string {
  if (typeof value === 'string') {
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
  }
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).map(([name, inner]) => `${name}: ${written(inner)}`)
  return `{ ${entries.join(', ')} }`
}
