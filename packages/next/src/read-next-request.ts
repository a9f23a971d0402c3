import type { CorsRequest } from '@webcors/core'

/**
 * Reads the parts of a request that the CORS protocol needs. `Host` is one of them, because the URL
 * of Next's requests has the host that the server listens on.
 */
export function readNextRequest(request: Request): CorsRequest {
  const { headers } = request
  return {
    method: methodOf(request),
    origin: headers.get('Origin'),
    requestMethod: headers.get('Access-Control-Request-Method'),
    requestHeaders: headers.get('Access-Control-Request-Headers'),
    fetchSite: headers.get('Sec-Fetch-Site'),
    host: headers.get('Host'),
  }
}

/**
 * Reads the method of a request that `dynamic = 'force-static'` hides: it has no headers, and its
 * method may throw.
 */
function methodOf(request: Request): string {
  try {
    return request.method
  } catch {
    return 'GET'
  }
}
