/** Freezes a value and the lists in it: what every request shares, no handler may change. */
export function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (Array.isArray(part)) frozen(part)
  return Object.freeze(value)
}
