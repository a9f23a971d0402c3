export const WELL_KNOWN_METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, QUERY'

/** The names that are always allowed, and those asked for where they are valid: all of them or none. */
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
