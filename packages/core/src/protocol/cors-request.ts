import type { CorsDecision } from './cors-decision.js'
import { REQUEST_HEADERS, REQUEST_METHOD } from './header-names.js'

/** The parts of a request that the CORS protocol reads. A header that is absent is `null`. */
export interface CorsRequest {
  readonly method: string
  /** `Origin` */
  readonly origin: string | null
  /** `Access-Control-Request-Method` */
  readonly requestMethod: string | null
  /** `Access-Control-Request-Headers`, lines joined with commas */
  readonly requestHeaders: string | null
  /** `Sec-Fetch-Site`, read by `crossOriginProtection` alone */
  readonly fetchSite?: string | null
  /** `Host`, read by `crossOriginProtection` alone */
  readonly host?: string | null
}

/**
 * Tells the kinds of requests apart. Without `Origin` it is no CORS request (Fetch, "HTTP requests" of
 * the CORS protocol); with it, `OPTIONS` that names a method is a CORS-preflight request (Fetch,
 * "CORS-preflight request"), and every other `OPTIONS` is the application's.
 */
export function classifyRequest(request: CorsRequest): CorsDecision['kind'] {
  if (request.origin === null) return 'non-cors'
  return request.method === 'OPTIONS' && request.requestMethod !== null ? 'preflight' : 'actual'
}

/**
 * Reads those parts from a WHATWG `Request`, each when it is asked for: most requests need just the
 * method and the origin, and reading a header costs as much as deciding does.
 */
export function readCorsRequest(request: Request): CorsRequest {
  return new FetchCorsRequest(request)
}

class FetchCorsRequest implements CorsRequest {
  readonly #request: Request
  readonly method: string
  readonly origin: string | null

  constructor(request: Request) {
    this.#request = request
    this.method = request.method
    // In lower case it costs a third: runtimes need not convert it.
    this.origin = request.headers.get('origin')
  }

  get requestMethod(): string | null {
    return this.#request.headers.get(REQUEST_METHOD)
  }

  get requestHeaders(): string | null {
    return this.#request.headers.get(REQUEST_HEADERS)
  }

  get fetchSite(): string | null {
    return this.#request.headers.get('Sec-Fetch-Site')
  }

  /** Servers take the URL's host from `Host`, or from what HTTP/2 has in its place. Next.js does not, and has a reader of its own. */
  get host(): string {
    return new URL(this.#request.url).host
  }
}
