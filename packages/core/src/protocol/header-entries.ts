import type { CorsHeaders } from './cors-decision.ts'

/** Leaves out headers with an empty value, because an empty header would still be sent. */
export function headerEntries(...entries: CorsHeaders): CorsHeaders {
  return entries.filter(([, value]) => value !== '')
}
