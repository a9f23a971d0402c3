import { wrongRequestError } from '../options/hosts.ts'
import type { CorsDecision } from './cors-decision.ts'
import { REQUEST_HEADERS, REQUEST_METHOD } from './header-names.ts'

/**
 * The parts of a request that the CORS protocol reads. A header that is absent is `null`.
 *
 * @example
 * ```ts
 * const request = { method: 'GET', origin: 'https://app.example.com' }
 * const decision = await policy.decide({ ...request, requestMethod: null, requestHeaders: null })
 * ```
 * @see https://fetch.spec.whatwg.org/#http-requests
 */
export interface CorsRequest {
  /** The method as received, because methods are case-sensitive. */
  readonly method: string
  /** `Origin`, as received. */
  readonly origin: string | null
  /** `Access-Control-Request-Method`. */
  readonly requestMethod: string | null
  /** `Access-Control-Request-Headers`, lines joined with commas. */
  readonly requestHeaders: string | null
  /**
   * `Sec-Fetch-Site`, which only `crossOriginProtection` reads.
   *
   * @default null
   */
  readonly fetchSite?: string | null
  /**
   * `Host` (`:authority` of HTTP/2), which only `crossOriginProtection` and `allowedHosts` read.
   *
   * @default null
   */
  readonly host?: string | null
}

/**
 * Classifies a request. A CORS request has an `Origin` header. If it also has the method `OPTIONS`
 * and the header `Access-Control-Request-Method`, it is a CORS-preflight request. Every other
 * `OPTIONS` request is for the application.
 *
 * @see https://fetch.spec.whatwg.org/#http-requests
 */
export function classifyRequest(request: CorsRequest): CorsDecision['kind'] {
  // Untyped code may leave the origin out.
  if (request.origin === null || request.origin === undefined) return 'non-cors'
  return request.method === 'OPTIONS' && request.requestMethod !== null ? 'preflight' : 'actual'
}

/**
 * Reads the parts of a WHATWG `Request`. All parts but the origin are read when they are used,
 * because most decisions need only the method and the origin, and reading a header takes as long as
 * deciding.
 *
 * @example
 * ```ts
 * const decision = await policy.decide(readCorsRequest(request))
 * ```
 *
 * @throws {TypeError} if the value is not a `Request`. The message names the package to use instead
 */
export function readCorsRequest(request: Request): CorsRequest {
  try {
    return new FetchCorsRequest(request)
  } catch {
    throw wrongRequestError(request, 'a Request')
  }
}

/**
 * Copies the parts of a request for hooks into a plain object, so that spreading or serializing it
 * includes all parts.
 */
export function copyCorsRequest(request: CorsRequest): CorsRequest {
  const { method, origin, requestMethod, requestHeaders, fetchSite, host } = request
  return {
    method,
    origin,
    requestMethod,
    requestHeaders,
    fetchSite: fetchSite ?? null,
    host: host ?? null,
  }
}

class FetchCorsRequest implements CorsRequest {
  readonly #request: Request
  readonly origin: string | null

  constructor(request: Request) {
    this.#request = request
    // With a name in lower case, runtimes need no conversion, so reading takes a third of the time.
    this.origin = request.headers.get('origin')
  }

  get method(): string {
    return this.#request.method
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

  /**
   * The host of the URL. Runtimes take it from `Host`, or from `:authority`. Next.js does not, so
   * its adapter reads `Host` itself.
   */
  get host(): string | null {
    try {
      return new URL(this.#request.url).host
    } catch {
      // `Host: a:99999` gives a URL that cannot be parsed. No origin has such a host, and no list
      // allows it.
      return null
    }
  }
}
