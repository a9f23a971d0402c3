/**
 * Who can change it.
 *
 * - `server`: the operator of the server that was asked
 * - `page`: the author of the page
 * - `visitor`: the user of the browser
 * - `none`: it is not an error
 */
export type Side = 'server' | 'page' | 'visitor' | 'none'

/** The values that a message names. */
export type Values = Readonly<Record<string, string>>

/** One reason: what it means, what to do, and who can do it. */
export interface ReasonEntry {
  readonly side: Side
  /** In plain words. `where` is "The response" or "The answer to the preflight"; `page` is the origin, where it is known. */
  readonly meaning: (values: Values, where: string, page: string) => string
  /** What to do, in plain words. */
  readonly fix: (values: Values) => string
}
