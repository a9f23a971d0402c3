import type { CorsHeaders } from './cors-decision.js'

/** Leaves out the headers that have nothing to say: an empty one would still be a header. */
export function headerEntries(...entries: CorsHeaders): CorsHeaders {
  return entries.filter(([, value]) => value !== '')
}
