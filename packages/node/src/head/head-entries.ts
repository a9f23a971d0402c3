import type { OutgoingHttpHeader } from 'node:http'

/**
 * One header that is passed to `writeHead`. An array stands for several lines. A name is a string
 * unless the caller makes a mistake.
 */
export type HeadEntry = readonly [name: unknown, value: OutgoingHttpHeader]

/**
 * Reads the headers that are passed to `writeHead`: an object, a flat array, an array of pairs, or
 * nothing.
 *
 * @returns `null` for a flat array whose last name has no value
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

/**
 * Writes entries in the form of the passed headers, because not every `writeHead` accepts every
 * form.
 */
export function writeHeadEntries(entries: readonly HeadEntry[], given: unknown): unknown {
  if (!Array.isArray(given)) return Object.fromEntries(entries)
  return isPairs(given) ? entries : flatten(entries)
}

/**
 * Uses a loop, because `flat` and `flatMap` take longer than all other work of a policy together.
 * Copies arrays of values, because Node.js may append to those of a flat array, and the caller may
 * use them again.
 */
function flatten(entries: readonly HeadEntry[]): unknown[] {
  const flat: unknown[] = []
  for (const [name, value] of entries) flat.push(name, Array.isArray(value) ? [...value] : value)
  return flat
}

function isPairs(list: readonly unknown[]): boolean {
  return Array.isArray(list[0])
}
