/** The most seconds for which any browser keeps the answer to a preflight. */
const MOST = 86_400

/**
 * Reads a max-age as browsers do: digits in a text are a number, and more than a day is a day.
 *
 * @returns `undefined` if nothing is sent. A value that is not a number of seconds is left for core to refuse
 */
export function readSeconds(value: unknown): unknown {
  if (value === undefined || value === null || value === '' || value === false) return undefined
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return Number.isInteger(seconds) && (seconds as number) > MOST ? MOST : seconds
}
