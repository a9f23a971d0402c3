import { MAX_ORIGIN_LENGTH, parseOrigin } from './origin.js'

/**
 * Compiles patterns into a test whose cost does not depend on how many there are. Exact origins are
 * one look-up of the whole string. For patterns, the origin is parsed, and each pattern that could
 * match it is spelled out and looked up: as many as its host has labels and hyphens, at the most.
 *
 * @param patterns valid origin patterns; in serialized form, equal ones are equal strings
 */
export function compileOriginMatcher(patterns: readonly string[]): (origin: string) => boolean {
  const hasStar = (pattern: string) => pattern.includes('*')
  const exact = new Set(patterns.filter((pattern) => !hasStar(pattern)))
  const starred = new Set(patterns.filter(hasStar))
  // What stands before a star: most of what could be spelled out ends here.
  const beforeStar = new Set(
    Array.from(starred, (pattern) => pattern.slice(0, pattern.indexOf('*'))),
  )

  return (value) => {
    if (value.length > MAX_ORIGIN_LENGTH) return false
    if (exact.has(value)) return true
    const origin = starred.size > 0 && parseOrigin(value)
    if (!origin) return false
    const { scheme, host, port } = origin
    const has = (pattern: string) => starred.has(pattern + port) || starred.has(`${pattern}:*`)
    if (has(`${scheme}://${host}`)) return true
    for (let from = 0; from < host.length; from++) {
      // A star follows the scheme, a dot or a hyphen, and stands in front of a dot or a hyphen.
      if (from > 0 && !isSeparator(host, from - 1)) continue
      const before = `${scheme}://${host.slice(0, from)}`
      if (!beforeStar.has(before)) continue
      for (let to = from + 1; to < host.length; to++) {
        if (!isSeparator(host, to) || !has(`${before}*${host.slice(to)}`)) continue
        // In front of whole labels it stands for any, else for a part of one, without an underscore.
        const star = host.slice(from, to)
        if (from === 0 && host[to] === '.') return true
        if (!star.includes('.') && !star.includes('_')) return true
      }
    }
    return false
  }
}

function isSeparator(host: string, index: number): boolean {
  return host[index] === '.' || host[index] === '-'
}
