import type { CorsRequest } from './cors-request.js'
import { isSafeMethod } from './methods.js'

/**
 * Whether a request may pass although no policy allows its origin. The algorithm is that of Go's
 * `net/http.CrossOriginProtection`: safe methods pass; else the browser's own word (Fetch Metadata,
 * "Sec-Fetch-Site") decides; without it, requests that are not from browsers pass, and those whose
 * `Origin` is the host that they were sent to.
 */
export function passesCrossOriginProtection(request: CorsRequest): boolean {
  if (isSafeMethod(request.method)) return true
  const { fetchSite, origin, host } = request
  if (fetchSite) return ['same-origin', 'none'].includes(fetchSite)
  if (origin === null) return true
  // The scheme is not compared: behind a proxy that ends TLS, the server does not know its own.
  return !!host && origin.split('://')[1] === host.toLowerCase()
}
