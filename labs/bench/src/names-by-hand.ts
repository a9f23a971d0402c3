export const WELL_KNOWN_METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, QUERY'

/** Returns the names that are always allowed, with the requested names if all of them are valid. */
export function allowedNames(always: string, asked: string | null): string {
  if (!asked || asked.length > 2048) return always
  const lower = `, ${always.toLowerCase()},`
  let names = always
  for (const element of asked.split(',')) {
    const name = element.trim()
    if (name === '' || lower.includes(`, ${name.toLowerCase()},`)) continue
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return always
    names += `, ${name}`
  }
  return names
}
