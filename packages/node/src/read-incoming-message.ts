import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'
import type { CorsRequest } from '@webcors/core'
import { wrongRequestError } from '@webcors/core/adapter'

/** A request of `node:http`, `node:https` or the compatibility API of `node:http2`. */
export type NodeRequest = IncomingMessage | Http2ServerRequest

/**
 * Reads the parts of a request that the CORS protocol needs. The method and the origin are read
 * immediately, and every other part when it is accessed, because most requests need only these two.
 *
 * Node.js joins repeated header fields with commas. An origin contains no comma, so a request with
 * two `Origin` fields matches no allowed origin.
 *
 * @example
 * ```ts
 * const decide = createDecide([policy], { caller: adapter })
 * const outcome = await decide(readIncomingMessage(request), request, [request])
 * ```
 *
 * @throws {TypeError} if the value is a request of another host, with the package to use instead
 */
export function readIncomingMessage(request: NodeRequest): CorsRequest {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- Other hosts pass other requests.
  const headers = request?.headers
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- Requests of other hosts may have other headers.
  if (!headers || typeof headers.get === 'function') {
    throw wrongRequestError(request, 'a request of Node.js')
  }
  return new NodeCorsRequest(request.method ?? 'GET', headers)
}

class NodeCorsRequest implements CorsRequest {
  readonly #headers: IncomingHttpHeaders
  readonly method: string
  readonly origin: string | null

  constructor(method: string, headers: IncomingHttpHeaders) {
    this.#headers = headers
    this.method = method
    this.origin = headers.origin ?? null
  }

  get requestMethod(): string | null {
    return this.#headers['access-control-request-method'] ?? null
  }

  get requestHeaders(): string | null {
    return this.#headers['access-control-request-headers'] ?? null
  }

  get fetchSite(): string | null {
    return this.#headers['sec-fetch-site'] ?? null
  }

  /**
   * HTTP/2 has `:authority` in place of `Host`. If a request has both, a server must ignore `Host`.
   *
   * @see https://www.rfc-editor.org/rfc/rfc9113#section-8.3.1
   */
  get host(): string | null {
    const headers = this.#headers
    return (headers[':authority'] as string | undefined) ?? headers.host ?? null
  }
}
