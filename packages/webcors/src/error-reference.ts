import { existsSync, readFileSync } from 'node:fs'

/** The possible places of the page: beside the built program, or in the repository. */
const PLACES = ['./errors.md', '../errors.md', '../../../docs/errors.md']

/**
 * Returns the entries of the error reference by code. If two packages share a code, the text has
 * both entries.
 */
export function errorReference(): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  for (const part of readPage().split(/^(?=#{2,3} )/m)) {
    const [, code] = /^### `([\w-]+)`/.exec(part) ?? []
    if (code === undefined) continue
    const before = entries.get(code)
    entries.set(code, before === undefined ? part.trim() : `${before}\n\n${part.trim()}`)
  }
  return entries
}

function readPage(): string {
  const found = PLACES.map((place) => new URL(place, import.meta.url)).find((url) =>
    existsSync(url),
  )
  return found === undefined ? '' : readFileSync(found, 'utf8')
}
