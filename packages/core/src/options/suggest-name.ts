/** @returns the known name that was likely meant, or `undefined` */
export function suggestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > 40) return undefined
  const lower = name.toLowerCase()
  let best: string | undefined
  // At most one edit for every three letters. With more edits, the suggestion would be a guess.
  let least = Math.floor(name.length / 3) + 1
  for (const candidate of known) {
    const distance = editDistance(lower, candidate.toLowerCase())
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/**
 * The number of letters to replace, insert or remove (Levenshtein distance), computed a row at a
 * time.
 */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replace = (row[j] as number) + (a[i] === b[j] ? 0 : 1)
      next.push(Math.min(replace, (row[j + 1] as number) + 1, (next[j] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
