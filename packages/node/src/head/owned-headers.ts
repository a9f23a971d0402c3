import type { CorsDecision } from '@webcors/core'
import { isCorsResponseHeaderName } from '@webcors/core/adapter'

/** Whether the policy owns a header. The application's value of such a header is removed. */
export function isOwned(lowerCaseName: string, { headers }: CorsDecision): boolean {
  return (
    // This runs for every header of every response. Comparing one letter first reduces the time to
    // a fifth.
    (lowerCaseName[0] === 'a' && isCorsResponseHeaderName(lowerCaseName)) ||
    (lowerCaseName === 'timing-allow-origin' &&
      headers.some(([name]) => name === 'Timing-Allow-Origin'))
  )
}

/**
 * The application's headers that the policy removed: values by lower-case names. Several lines are
 * joined with commas.
 */
export type Removed = Map<string, string>

/** Records a removed header, or another line of it. */
export function addRemoved(removed: Removed, lowerCaseName: string, value: unknown): void {
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  const before = removed.get(lowerCaseName)
  removed.set(lowerCaseName, before === undefined ? text : `${before}, ${text}`)
}
