import type { Count } from './run-economy.ts'

/** Where a peer is known to send fewer preflights than webcors, and why webcors does not do the same. */
export function savingOf(_peer: Count): string | null {
  return null
}
