/** Writes a list of names as one header value, without the empty ones. */
export function joinNames(names: readonly string[]): string {
  return names.filter(Boolean).join(', ')
}
