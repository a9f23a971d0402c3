/** Writes a list of names as one header value, without the empty ones. */
export function joinNames(...names: readonly (string | null)[]): string {
  return names.filter(Boolean).join(', ')
}
