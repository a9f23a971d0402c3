import type { Handler } from 'hono'
import { type HostKind, requestKind } from './host-kinds.ts'
import { createHandler, methodOf, responseHeaders } from './kinds.ts'

/**
 * Creates an application of Hono that answers with `c.json`, as most of its applications do. This
 * matters for middleware that sets headers before the handler runs: it makes `c.json` slower, or
 * makes Hono copy a `Response` that the handler creates.
 */
export function createHonoHandler(given: HostKind): Handler {
  const kind = requestKind(given)
  // A preflight is compared with the least response.
  if (given === 'actual-response' || methodOf(kind) === 'OPTIONS') return createHandler(kind)
  const { 'Content-Type': _, ...headers } = responseHeaders(kind)
  return (c) => c.json([], 200, headers)
}
