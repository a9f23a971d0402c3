import type { CorsRequest } from './cors-request.js'
import { isSafeMethod } from './methods.js'
import { parseOrigin } from './origin.js'

/**
 * Whether a request may pass although no policy allows its origin. The algorithm is that of Go's
 * `net/http.CrossOriginProtection`: safe methods pass; else the browser's own word (Fetch Metadata,
 * "Sec-Fetch-Site") decides; without it, requests that are not from browsers pass, and those whose
 * `Origin` is the host that they were sent to.
 */
export function passesCrossOriginProtection(request: CorsRequest): boolean {
  if (isSafeMethod(request.method)) return true
  const { fetchSite, origin, host } = request
  if (fetchSite) return fetchSite === 'same-origin' || fetchSite === 'none'
  if (origin === null) return true
  // The scheme is not compared: behind a proxy that ends TLS, the server does not know its own.
  const parsed = parseOrigin(origin)
  return parsed !== null && parsed.host + parsed.port === host?.toLowerCase()
}
