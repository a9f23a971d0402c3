/** The names in an option of another library, and the place of each. */
export interface PlacedNames {
  /** The name of the option in the other library. */
  readonly option: string
  readonly names: unknown
  readonly places: readonly (readonly PropertyKey[])[]
}

/**
 * Splits names in the way in which other libraries send them: one string, or an array that they
 * join with commas.
 *
 * @returns an array, or `'*'` if `*` is the only name. Any other value is returned as it is, and
 *   validation then refuses it
 */
export function placeNames(option: string, value: unknown): PlacedNames {
  if (typeof value !== 'string' && !Array.isArray(value))
    return { option, names: value, places: [] }
  const isText = typeof value === 'string'
  const names: unknown[] = []
  const places: PropertyKey[][] = []
  for (const [index, member] of (isText ? [value] : Array.from<unknown>(value)).entries()) {
    const parts = typeof member === 'string' ? member.split(',') : [member]
    for (const part of parts) {
      const name = typeof part === 'string' ? part.trim() : part
      // Browsers skip empty elements of a list:
      // https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2
      if (name === '') continue
      names.push(name)
      places.push(isText ? [option] : [option, index])
    }
  }
  return { option, names: names.length === 1 && names[0] === '*' ? '*' : names, places }
}

/**
 * Whether the joined names are an empty string, which some libraries treat like an option that is
 * left out.
 */
export function joinsToNothing(value: unknown): boolean {
  return !(Array.isArray(value) ? value.join(',') : value)
}
