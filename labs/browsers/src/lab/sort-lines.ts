import type { ConsoleLine } from '../engines/engine.ts'

/** Lines without a cause: about any failed response, and about headers that scripts may not set. */
const NOISE =
  /^Failed to load resource: (?:net::ERR_FAILED$|the server responded with a status of )|^Refused to set unsafe header|^Attempt to set a forbidden header was denied/

/**
 * Sorts console lines by their subjects, in order. A line without a URL belongs to the next line
 * with one, because WebKit prints the reason first.
 *
 * @param idOf returns the subject of a URL, or of a text that contains one
 */
export function sortLines(
  lines: readonly ConsoleLine[],
  idOf: (text: string) => string | null,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  let pending: string[] = []
  for (const { text, url } of lines) {
    if (NOISE.test(text)) continue
    pending.push(text.replace(/^Failed to load resource: (?=net::)/, ''))
    const id = idOf(text) ?? idOf(url ?? '')
    if (id === null) continue
    found.set(id, [...(found.get(id) ?? []), ...pending])
    pending = []
  }
  return found
}
