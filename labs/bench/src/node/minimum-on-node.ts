import { EXPOSED, POLICY } from '../kinds.ts'
import type { Guard } from './by-hand-on-node.ts'

const ORIGINS = new Set<string>(POLICY.origin)

/**
 * The least code that a careful person writes: the required headers and `Vary`, set at once. It
 * trusts the application, whose own `Vary` and errors remove them.
 */
export function minimumOnNode(any: boolean): Guard {
  return (request, response) => {
    const { origin } = request.headers
    const method = request.headers['access-control-request-method']
    response.setHeader('Vary', 'Origin')
    const isAllowed = origin !== undefined && ORIGINS.has(origin)
    if (isAllowed) {
      response.setHeader('Access-Control-Allow-Origin', origin)
      response.setHeader('Access-Control-Allow-Credentials', 'true')
    }
    if (request.method !== 'OPTIONS' || origin === undefined || method === undefined) {
      if (isAllowed) response.setHeader('Access-Control-Expose-Headers', EXPOSED)
      return false
    }
    response.statusCode = isAllowed ? 204 : 403
    if (isAllowed) {
      const asked = request.headers['access-control-request-headers'] ?? ''
      response.setHeader(
        'Access-Control-Allow-Methods',
        any ? method : 'GET, HEAD, POST, PUT, DELETE',
      )
      response.setHeader(
        'Access-Control-Allow-Headers',
        any ? asked : 'Content-Type, Authorization',
      )
      response.setHeader('Access-Control-Max-Age', '7200')
      if (any) {
        response.setHeader(
          'Vary',
          'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
        )
      }
    }
    response.end()
    return true
  }
}
