import type { CorsOptions } from '@webcors/core'
import type { Host } from '../hosts/host.ts'
import type { Endpoint } from './api.ts'

/** What one begins with. */
export function quickStartOf(write: Host['write']): string {
  const options: CorsOptions = {
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
  }
  return write(block(options), null, false)
}

/** A policy as its author writes it for a host: made from the very options that it runs with. */
export function sourceOf({ prefix, protection }: Endpoint, write: Host['write']): string {
  if ('source' in protection) return protection.source
  const { options, handlesErrors = false } = protection
  return write(block(options), prefix, handlesErrors)
}

function block(options: CorsOptions): string {
  const lines = Object.entries(options).map(([name, value]) => property(name, value))
  return `{\n${lines.join('\n')}\n}`
}

/** On one line where it fits. */
function property(name: string, value: unknown): string {
  const line = `  ${name}: ${written(value)},`
  if (line.length <= 60 || !Array.isArray(value)) return line
  return [`  ${name}: [`, ...value.map((entry) => `    ${written(entry)},`), '  ],'].join('\n')
}

function written(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).map(([name, inner]) => `${name}: ${written(inner)}`)
  return `{ ${entries.join(', ')} }`
}
