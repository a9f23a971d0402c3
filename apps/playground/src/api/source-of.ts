import type { Policy } from './policies.ts'

/** A policy as its author writes it: made from the very options that it runs with. */
export function sourceOf({ options, handlesErrors }: Policy): string {
  const lines = Object.entries(options).map(([name, value]) => property(name, value))
  const hooks = handlesErrors
    ? ', {\n  onError: (error) => Response.json(…, { status: 500 }),\n}'
    : ''
  return `withCors(handler, {\n${lines.join('\n')}\n}${hooks})`
}

/** On one line where it fits. */
function property(name: string, value: unknown): string {
  const line = `  ${name}: ${written(value)},`
  if (line.length <= 56 || !Array.isArray(value)) return line
  return [`  ${name}: [`, ...value.map((entry) => `    ${written(entry)},`), '  ],'].join('\n')
}

function written(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).map(([name, inner]) => `${name}: ${written(inner)}`)
  return `{ ${entries.join(', ')} }`
}
