/**
 * Adds names to a `Vary` value: each once, compared without case, after what the handler wrote. `*`
 * stays as it is, because nothing can be added to it.
 *
 * @param current the value there is, lines joined with commas; `null` for none
 * @param names names to add
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
