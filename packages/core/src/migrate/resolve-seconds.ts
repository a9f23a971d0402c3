/** The longest time in seconds for which a browser keeps the answer to a preflight (Firefox). */
const MAX_SECONDS = 86_400

/**
 * Resolves a max-age in the way browsers read the header: a string of digits is a number, and more
 * than a day is a day.
 *
 * @returns `undefined` or `null` if the library sends no header. A value that is not a number of
 *   seconds is returned as it is, and validation then refuses it
 */
export function resolveSeconds(value: unknown): unknown {
  if (value === '' || value === false) return undefined
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return Number.isInteger(seconds) ? Math.min(seconds as number, MAX_SECONDS) : seconds
}
