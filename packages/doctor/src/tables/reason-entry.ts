/**
 * The side that can solve a problem.
 *
 * - `server`: the operator of the server
 * - `page`: the author of the page
 * - `visitor`: the user of the browser
 * - `none`: nobody, because it is not an error
 */
export type Side = 'server' | 'page' | 'visitor' | 'none'

/** The values that a message names. */
export type Values = Readonly<Record<string, string>>

/** The explanation of a code, and the side that can solve it. */
export interface ReasonEntry {
  readonly side: Side
  /**
   * The meaning in plain words. `where` is "The response" or "The answer to the preflight". `page`
   * is the origin of the page, or "the page" if the origin is unknown.
   */
  readonly meaning: (values: Values, where: string, page: string) => string
  /** The instruction that solves it, in plain words. */
  readonly fix: (values: Values) => string
}
