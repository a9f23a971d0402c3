import { MAX_ORIGIN_LENGTH, parseOrigin } from './parse-origin.ts'

/**
 * Compiles patterns into a test whose cost does not depend on their number. An exact origin takes
 * one look-up of the whole string. For patterns, the origin is parsed, and every pattern that could
 * match it is built and looked up: one for each pair of places where a star can begin and end. The
 * length of an origin limits the number of these places.
 *
 * @param patterns valid origin patterns. They are in serialized form, so equal patterns are equal
 *   strings
 * @returns a function that tests an `Origin` header as received
 */
export function compileOriginMatcher(patterns: readonly string[]): (origin: string) => boolean {
  const listed = new Set(patterns)
  // The texts in front of stars. Most places in a host are ruled out by this look-up.
  const beforeStar = new Set(
    patterns.filter((pattern) => pattern.includes('*')).map((pattern) => pattern.split('*', 1)[0]),
  )
  const matchesPattern = (value: string): boolean => {
    const origin = parseOrigin(value)
    if (!origin) return false
    const { scheme, host, port } = origin
    const has = (pattern: string) => listed.has(pattern + port) || listed.has(`${pattern}:*`)
    const isNext = (index: number) => '-.'.includes(host.charAt(index))
    if (has(`${scheme}://${host}`)) return true
    // A star begins after the scheme, a dot or a hyphen, and ends before a dot or a hyphen.
    for (let from = 0; from < host.length; from++) {
      const before = `${scheme}://${host.slice(0, from)}`
      if ((from > 0 && !isNext(from - 1)) || !beforeStar.has(before)) continue
      for (let to = from + 1; to < host.length; to++) {
        if (!isNext(to) || !has(`${before}*${host.slice(to)}`)) continue
        // A star for subdomains matches any labels. Any other star matches a part of one label,
        // without an underscore.
        const star = host.slice(from, to)
        if (from === 0 && host[to] === '.') return true
        if (!star.includes('.') && !star.includes('_')) return true
      }
    }
    return false
  }
  return (value) => {
    if (value.length > MAX_ORIGIN_LENGTH) return false
    // A value with a star is a pattern, and not an origin.
    if (listed.has(value)) return !value.includes('*')
    return beforeStar.size > 0 && matchesPattern(value)
  }
}
