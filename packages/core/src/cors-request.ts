import { ORIGIN, REQUEST_HEADERS, REQUEST_METHOD } from './header-names.js'

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
    this.origin = request.headers.get(ORIGIN)
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

  /** Some runtimes show `Host` only in the URL. */
  get host(): string | null {
    return this.#request.headers.get('Host') ?? new URL(this.#request.url).host
  }
}
