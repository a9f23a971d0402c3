/** How an option of names was read, and where each name stands. */
export interface PlacedNames {
  /** The option, as the other library calls it. */
  readonly option: string
  readonly names: unknown
  readonly places: readonly (readonly PropertyKey[])[]
}

/**
 * Reads names as other libraries send them: one text, or an array that they join with commas.
 *
 * @returns an array, or `'*'` if it is the only name. Any other value is left for core to refuse
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
      // Browsers skip empty elements of a list (RFC 9110, section 5.6.1.2).
      if (name === '') continue
      names.push(name)
      places.push(isText ? [option] : [option, index])
    }
  }
  return { option, names: names.length === 1 && names[0] === '*' ? '*' : names, places }
}

/** Whether names join to an empty text, which some libraries take for an option that is not given. */
export function joinsToNothing(value: unknown): boolean {
  return !(Array.isArray(value) ? value.join(',') : value)
}
