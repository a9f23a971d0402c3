import { parseOrigin } from './parse-origin.ts'

/**
 * A set of origins, written as one origin with at most one star in its host and one for its port.
 */
export interface ParsedOriginPattern {
  readonly scheme: string
  /**
   * The meaning of the star in the host: one or more labels (`subdomains`), or a part of one label
   * (`label`).
   */
  readonly star: 'none' | 'subdomains' | 'label'
  /** The host. With a star, only the part after the label of the star. */
  readonly host: string
}

/** @returns the parts of a pattern, or `null` if the pattern is not valid */
export function parseOriginPattern(pattern: string): ParsedOriginPattern | null {
  const anyPort = pattern.endsWith(':*')
  const text = anyPort ? pattern.slice(0, -2) : pattern
  // With a letter in place of the star, a pattern has the syntax of an origin.
  const origin = parseOrigin(text.replace('*', 'x'))
  if (origin === null || (anyPort && origin.port !== '')) return null
  // No page has one of these schemes.
  if (/^(ftp|wss?)$/.test(origin.scheme)) return null
  const { scheme, host } = origin
  if (!text.includes('*')) return { scheme, star: 'none', host }

  const star = text.indexOf('*') - scheme.length - 3
  const labelEnd = host.indexOf('.', star)
  // A star in the last label would stand for top-level domains.
  if (star < 0 || labelEnd === -1) return null
  const rest = host.slice(labelEnd + 1)
  const labelStart = host.lastIndexOf('.', star) + 1
  const before = host.slice(labelStart, star)
  const after = host.slice(star + 1, labelEnd)
  if (before + after === '')
    return labelStart === 0 ? { scheme, star: 'subdomains', host: rest } : null
  // Next to a letter or a digit, a star would match look-alikes of a name.
  const isSeparated = /^(.*-)?$/.test(before) && /^(-.*)?$/.test(after)
  return isSeparated ? { scheme, star: 'label', host: rest } : null
}
