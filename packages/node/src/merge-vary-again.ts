import { mergeVary } from '@webcors/core'

let last = { current: '', added: '', merged: '' }

/**
 * Merges names into a `Vary` that is there, and remembers the last time: applications write the same one
 * again and again, and to take it apart costs more than to store a header.
 *
 * @param names at least one
 */
export function mergeVaryAgain(current: string, names: readonly string[]): string {
  const added = names.join(', ')
  if (current !== last.current || added !== last.added) {
    last = { current, added, merged: mergeVary(current, names) ?? added }
  }
  return last.merged
}
