/**
 * Adds names to a `Vary` value, after the names of the handler, and without repetitions. Names are
 * compared without regard to case. A value with `*` is returned as it is, because `*` includes
 * every name.
 *
 * @example
 * ```ts
 * mergeVary('Accept-Encoding', ['Origin']) // 'Accept-Encoding, Origin'
 * ```
 *
 * @param current the value on the response, with its lines joined by commas; `null` if the response
 *   has none
 * @param names the names to add
 * @returns the value to set, or `null` if there is nothing to set
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5
 */
export function mergeVary(current: string | null, names: readonly string[]): string | null {
  if (!current) return names.join(', ') || null
  const present = current.toLowerCase().split(',')
  for (let i = 0; i < present.length; i++) {
    present[i] = (present[i] as string).trim()
    if (present[i] === '*') return current
  }
  let merged = current
  for (const name of names) {
    if (!present.includes(name.toLowerCase())) merged += `, ${name}`
  }
  return merged
}
