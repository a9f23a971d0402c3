import type { CorsRequest } from './cors-request.ts'
import { isSafeMethod } from './methods.ts'

/**
 * Whether a request may pass although the policy does not allow its origin.
 *
 * Safe methods pass. Otherwise the browser's own statement (`Sec-Fetch-Site`) decides. Without it, requests that
 * do not come from browsers pass, and so do those whose `Origin` has the host that they were sent to.
 *
 * @see https://pkg.go.dev/net/http#CrossOriginProtection the algorithm
 * @see https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header
 */
export function passesCrossOriginProtection(request: CorsRequest): boolean {
  if (isSafeMethod(request.method)) return true
  const { fetchSite } = request
  if (fetchSite) return fetchSite === 'same-origin' || fetchSite === 'none'
  return isWithoutOrigin(request) || isSameHost(request)
}

/**
 * The same for `crossOriginProtection: 'all'`. In addition, and whatever its method, a request with an `Origin` must come from
 * a page of the host that it was sent to.
 *
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning demands this of servers
 */
export function passesStrictProtection(request: CorsRequest): boolean {
  return (isWithoutOrigin(request) || isSameHost(request)) && passesCrossOriginProtection(request)
}

function isWithoutOrigin({ origin }: CorsRequest): boolean {
  return origin === null || origin === undefined
}

/** The scheme is not compared: behind a proxy that ends TLS, the server does not know its own. */
export function isSameHost({ origin, host }: CorsRequest): boolean {
  return !!host && !!origin && origin.split('://')[1] === host.toLowerCase()
}
