import type { Found } from './match.js'

/**
 * Keeps the longest of the matches that overlap, because some messages begin with another message
 * or contain one.
 */
export function keepLongest<T>(found: readonly Found<T>[], words: number): Found<T>[] {
  const taken = new Uint8Array(words)
  const byLength = found.toSorted(
    (a, b) => b.characters - a.characters || b.end - b.start - (a.end - a.start),
  )
  const kept = byLength.filter(({ from, to }) => {
    if (taken.subarray(from, to).includes(1)) return false
    taken.fill(1, from, to)
    return true
  })
  return kept.toSorted((a, b) => a.start - b.start)
}
