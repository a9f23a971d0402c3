import type { Handler } from 'hono'
import { type HostKind, requestKind } from './host-kinds.ts'
import { createHandler, methodOf, responseHeaders } from './kinds.ts'

/**
 * Creates a handler that answers with `c.json`, as most handlers of Hono do, or with a `Response` of
 * its own. The time of `hono/cors` depends on it: `c.json` copies the headers that a middleware set
 * before, and then Hono copies the response.
 */
export function createHonoHandler(given: HostKind): Handler {
  const kind = requestKind(given)
  // A preflight is compared with the least response.
  if (given === 'actual-response' || methodOf(kind) === 'OPTIONS') return createHandler(kind)
  const { 'Content-Type': _, ...headers } = responseHeaders(kind)
  return (c) => c.json([], 200, headers)
}
