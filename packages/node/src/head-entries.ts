import type { OutgoingHttpHeader } from 'node:http'

/** One header as `writeHead` may be given it; an array is several lines. A name is a string, unless the caller erred. */
export type HeadEntry = readonly [name: unknown, value: OutgoingHttpHeader]

/**
 * Reads the headers that `writeHead` was given: an object, a flat array, an array of pairs, or nothing.
 *
 * @returns `null` for what is none of these, or half a pair
 */
export function readHeadEntries(given: unknown): readonly HeadEntry[] | null {
  if (given === undefined || given === null) return []
  if (!Array.isArray(given)) return typeof given === 'object' ? Object.entries(given) : null
  if (Array.isArray(given[0])) return given as readonly HeadEntry[]
  if (given.length % 2 !== 0) return null
  const entries: HeadEntry[] = []
  for (let i = 0; i < given.length; i += 2) entries.push([given[i], given[i + 1]])
  return entries
}
