import type { CorsDecision } from '@webcors/core'
import { isCorsResponseHeaderName } from '@webcors/core/adapter'

/** Whether the policy owns a header, so that a value from the application does not count. */
export function isOwned(lowerCaseName: string, { headers }: CorsDecision): boolean {
  return (
    // Asked about every header of every response: comparing one letter first takes a fifth of the time.
    (lowerCaseName[0] === 'a' && isCorsResponseHeaderName(lowerCaseName)) ||
    (lowerCaseName === 'timing-allow-origin' &&
      headers.some(([name]) => name === 'Timing-Allow-Origin'))
  )
}

/** Headers of the application that the policy removed: lower-case names, and values with the lines joined by commas. */
export type Removed = Map<string, string>

/** Adds one header, or another line of one, to those that were removed. */
export function addRemoved(removed: Removed, lowerCaseName: string, value: unknown): void {
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  const before = removed.get(lowerCaseName)
  removed.set(lowerCaseName, before === undefined ? text : `${before}, ${text}`)
}
