import type { Found } from './match.js'

/** Some messages begin like others, and some stand inside of others: the one with the most words is meant. */
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
