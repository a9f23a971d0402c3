import type { RequestListener } from 'node:http'
import { type Endpoint, notFound } from '../api/api.ts'
import type { Handler } from '../api/handlers.ts'
import { listenerOf } from './listener-of.ts'

/**
 * Creates a listener for hosts whose policies wrap fetch handlers. The first segment of the path
 * selects the endpoint.
 */
export function fetchListener(
  endpoints: readonly Endpoint[],
  guard: (endpoint: Endpoint) => Handler,
): RequestListener {
  const byPrefix = new Map(endpoints.map((endpoint) => [endpoint.prefix, guard(endpoint)]))
  return listenerOf((request) => {
    const [prefix] = /^\/[^/]*/.exec(new URL(request.url).pathname) ?? []
    return (byPrefix.get(prefix ?? '') ?? notFound)(request)
  })
}
