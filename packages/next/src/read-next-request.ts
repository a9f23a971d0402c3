import type { CorsRequest } from '@webcors/core'

/**
 * Reads the parts of a request that the CORS protocol reads. `Host` is one of them, since the URL of
 * Next's requests has the host that the server listens on.
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

/** `dynamic = 'force-static'` hides the request: it has no header, and cannot always tell its method. */
function methodOf(request: Request): string {
  try {
    return request.method
  } catch {
    return 'GET'
  }
}
