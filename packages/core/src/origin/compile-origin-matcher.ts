import { MAX_ORIGIN_LENGTH, parseOrigin } from './parse-origin.js'

/**
 * Compiles patterns into a test whose cost does not depend on how many there are. Exact origins are
 * one look-up of the whole string. For patterns, the origin is parsed, and each pattern that could
 * match it is spelled out and looked up: one for each place where a star can begin and end, of which the
 * length of an origin bounds the number.
 *
 * @param patterns valid origin patterns; in serialized form, equal ones are equal strings
 */
export function compileOriginMatcher(patterns: readonly string[]): (origin: string) => boolean {
  const listed = new Set(patterns)
  // What stands before a star: most of what could be spelled out ends here.
  const beforeStar = new Set(
    patterns.filter((pattern) => pattern.includes('*')).map((pattern) => pattern.split('*', 1)[0]),
  )
  return (value) => {
    if (value.length > MAX_ORIGIN_LENGTH || value.includes('*')) return false
    if (listed.has(value)) return true
    const origin = beforeStar.size > 0 && parseOrigin(value)
    if (!origin) return false
    const { scheme, host, port } = origin
    const has = (pattern: string) => listed.has(pattern + port) || listed.has(`${pattern}:*`)
    const isNext = (index: number) => '-.'.includes(host.charAt(index))
    if (has(`${scheme}://${host}`)) return true
    // A star stands after the scheme, a dot or a hyphen, and in front of a dot or a hyphen.
    for (let from = 0; from < host.length; from++) {
      const before = `${scheme}://${host.slice(0, from)}`
      if ((from > 0 && !isNext(from - 1)) || !beforeStar.has(before)) continue
      for (let to = from + 1; to < host.length; to++) {
        if (!isNext(to) || !has(`${before}*${host.slice(to)}`)) continue
        // In front of whole labels it stands for any, else for a part of one, without an underscore.
        const star = host.slice(from, to)
        if (from === 0 && host[to] === '.') return true
        if (!star.includes('.') && !star.includes('_')) return true
      }
    }
    return false
  }
}
