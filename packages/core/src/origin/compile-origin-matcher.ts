import { MAX_ORIGIN_LENGTH, parseOrigin } from './parse-origin.ts'

/**
 * Compiles patterns into a test whose cost does not depend on their number. An exact origin is one look-up of the whole
 * string. For patterns, the origin is parsed, and every pattern that could match it is spelled out and looked up: one for
 * each place where a star can begin and end. The length of an origin bounds the number of these places.
 *
 * @param patterns valid origin patterns, which are in serialized form, so that equal patterns are equal strings
 */
export function compileOriginMatcher(patterns: readonly string[]): (origin: string) => boolean {
  const listed = new Set(patterns)
  // The texts in front of stars. Most candidates end here.
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
    // A star begins behind the scheme, a dot or a hyphen, and ends in front of a dot or a hyphen.
    for (let from = 0; from < host.length; from++) {
      const before = `${scheme}://${host.slice(0, from)}`
      if ((from > 0 && !isNext(from - 1)) || !beforeStar.has(before)) continue
      for (let to = from + 1; to < host.length; to++) {
        if (!isNext(to) || !has(`${before}*${host.slice(to)}`)) continue
        // A star for whole subdomains takes any labels. Any other star takes a part of one label, without an underscore.
        const star = host.slice(from, to)
        if (from === 0 && host[to] === '.') return true
        if (!star.includes('.') && !star.includes('_')) return true
      }
    }
    return false
  }
  return (value) => {
    if (value.length > MAX_ORIGIN_LENGTH) return false
    // What has a star is a pattern, and not an origin.
    if (listed.has(value)) return !value.includes('*')
    return beforeStar.size > 0 && !value.includes('*') && matchesPattern(value)
  }
}
