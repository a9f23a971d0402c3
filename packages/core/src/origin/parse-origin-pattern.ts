import { parseOrigin } from './parse-origin.js'

/** A set of origins, written as one origin with at most one star in its host and one for its port. */
export interface ParsedOriginPattern {
  readonly scheme: string
  /** What the star in the host stands for: one label or more (`subdomains`), or a part of one (`label`). */
  readonly star: 'none' | 'subdomains' | 'label'
  /** The host; with a star, what follows its label. */
  readonly host: string
}

/** @returns what is known of a valid pattern, or `null` where it is none */
export function parseOriginPattern(pattern: string): ParsedOriginPattern | null {
  const anyPort = pattern.endsWith(':*')
  const text = anyPort ? pattern.slice(0, -2) : pattern
  // An origin with a letter in the star's place has the same syntax.
  const origin = parseOrigin(text.replace('*', 'x'))
  if (origin === null || (anyPort && origin.port !== '')) return null
  // No page has an origin with one of these schemes.
  if (/^(ftp|wss?)$/.test(origin.scheme)) return null
  const { scheme, host } = origin
  if (!text.includes('*')) return { scheme, star: 'none', host }

  const star = text.indexOf('*') - scheme.length - 3
  const labelEnd = host.indexOf('.', star)
  // A star in the last label would range over top-level domains.
  if (star < 0 || labelEnd === -1) return null
  const rest = host.slice(labelEnd + 1)
  const labelStart = host.lastIndexOf('.', star) + 1
  const before = host.slice(labelStart, star)
  const after = host.slice(star + 1, labelEnd)
  if (before + after === '')
    return labelStart === 0 ? { scheme, star: 'subdomains', host: rest } : null
  // Touching a letter or a digit, it would reach the look-alikes of a name.
  const apart = /^(.*-)?$/.test(before) && /^(-.*)?$/.test(after)
  return apart ? { scheme, star: 'label', host: rest } : null
}
