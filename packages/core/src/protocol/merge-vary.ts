/**
 * Adds names to a `Vary` value: each once, compared without case, after what the handler wrote. `*`
 * stays as it is, for nothing can be added to it (RFC 9110, section 12.5.5).
 *
 * @param current the value there is, lines joined with commas; `null` for none
 * @param names names to add
 * @returns the value to set, or `null` where there is nothing to set
 */
export function mergeVary(current: string | null, names: readonly string[]): string | null {
  if (!current) return names.join(', ') || null
  const present = current.split(',').map((name) => name.trim().toLowerCase())
  const missing = names.filter((name) => !present.includes(name.toLowerCase()))
  return present.includes('*') ? current : [current, ...missing].join(', ')
}
