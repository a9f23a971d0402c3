import type { CorsRequest } from './cors-request.ts'
import { isSafeMethod } from './methods.ts'

/**
 * Whether a request may pass although the policy does not allow its origin.
 *
 * Safe methods pass. Otherwise `Sec-Fetch-Site`, which only browsers can set, decides. Without that
 * header, a request passes if it has no `Origin`, or if its `Origin` has the host that the request
 * was sent to.
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
 * Whether a request may pass with `crossOriginProtection: 'all'`, although the policy does not
 * allow its origin. In addition to {@link passesCrossOriginProtection}, a request of any method
 * with an `Origin` must have the host of that origin.
 *
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning
 *   requires it from servers
 */
export function passesStrictProtection(request: CorsRequest): boolean {
  return (isWithoutOrigin(request) || isSameHost(request)) && passesCrossOriginProtection(request)
}

function isWithoutOrigin({ origin }: CorsRequest): boolean {
  return origin === null || origin === undefined
}

/**
 * Whether the `Origin` of a request has the host that the request was sent to. The scheme is not
 * compared, because behind a proxy that terminates TLS, the server does not know the scheme of its
 * pages.
 */
export function isSameHost({ origin, host }: CorsRequest): boolean {
  return !!host && !!origin && origin.split('://')[1] === host.toLowerCase()
}
