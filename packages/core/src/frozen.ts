/** Freezes a list and the lists in it: what every request shares, no handler may change. */
export function frozen<List extends readonly unknown[]>(list: List): List {
  for (const part of list) if (Array.isArray(part)) frozen(part)
  return Object.freeze(list)
}
