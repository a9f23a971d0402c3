/** The maximum number of letters that may differ. */
const MAX_DIFFERENCES = 3

/** Returns the name that resembles the written one most; `null` if none resembles it. */
export function nearest(written: string, names: readonly string[]): string | null {
  const wanted = written.toLowerCase()
  const ranked = names
    .map((name) => [name, distance(wanted, name.toLowerCase())] as const)
    .toSorted(([, a], [, b]) => a - b)
  const [first] = ranked
  if (first === undefined) return null
  const [name, differences] = first
  return differences <= Math.min(MAX_DIFFERENCES, Math.floor(wanted.length / 2)) ? name : null
}

/**
 * Returns the number of letters that must be added, removed, changed or swapped with a neighbor.
 */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const changed = (last[j - 1] ?? 0) + (isSame ? 0 : 1)
      let least = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwapped) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
