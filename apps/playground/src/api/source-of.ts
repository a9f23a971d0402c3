import type { Door } from '../doors/door.ts'
import type { Endpoint } from './api.ts'

/** A policy as its author writes it behind a door: made from the very options that it runs with. */
export function sourceOf({ prefix, protection }: Endpoint, door: Door): string {
  if ('source' in protection) return protection.source
  const { options, handlesErrors = false } = protection
  const lines = Object.entries(options).map(([name, value]) => property(name, value))
  return door.write(`{\n${lines.join('\n')}\n}`, prefix, handlesErrors)
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
