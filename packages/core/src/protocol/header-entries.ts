import type { CorsHeaders } from './cors-decision.ts'

/** Leaves out the headers with an empty value, which would still be sent. */
export function headerEntries(...entries: CorsHeaders): CorsHeaders {
  return entries.filter(([, value]) => value !== '')
}
