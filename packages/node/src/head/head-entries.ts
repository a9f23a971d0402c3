import type { OutgoingHttpHeader } from 'node:http'

/** One header as `writeHead` may be given it; an array is several lines. A name is a string, unless the caller erred. */
export type HeadEntry = readonly [name: unknown, value: OutgoingHttpHeader]

/**
 * Reads the headers that `writeHead` was given: an object, a flat array, an array of pairs, or nothing.
 *
 * @returns `null` for half a pair
 */
export function readHeadEntries(given: unknown): readonly HeadEntry[] | null {
  // Node.js enumerates primitives too: `writeHead(200, 'ab')` sets the headers `0` and `1`.
  if (!Array.isArray(given)) return Object.entries(given ?? {})
  if (isPairs(given)) return given as readonly HeadEntry[]
  if (given.length % 2 !== 0) return null
  const entries: HeadEntry[] = []
  for (let i = 0; i < given.length; i += 2) entries.push([given[i], given[i + 1]])
  return entries
}

/** Writes entries in the form in which others were given, because not every `writeHead` takes every form. */
export function writeHeadEntries(entries: readonly HeadEntry[], given: unknown): unknown {
  if (!Array.isArray(given)) return Object.fromEntries(entries)
  return isPairs(given) ? entries : flatten(entries)
}

/**
 * A loop, because `flat` and `flatMap` take longer than everything else that a policy does. Lists are copied: Node.js may
 * append to those of a flat array, and the caller may use them again.
 */
function flatten(entries: readonly HeadEntry[]): unknown[] {
  const flat: unknown[] = []
  for (const [name, value] of entries) flat.push(name, Array.isArray(value) ? [...value] : value)
  return flat
}

function isPairs(list: readonly unknown[]): boolean {
  return Array.isArray(list[0])
}
