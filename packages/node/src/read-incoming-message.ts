import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'
import type { CorsRequest } from '@webcors/core'
import { wrongRequestError } from '@webcors/core/adapter'

/** A request as `node:http`, `node:https` and the compatibility API of `node:http2` hand it over. */
export type NodeRequest = IncomingMessage | Http2ServerRequest

/**
 * Reads the parts of a request that the CORS protocol reads: the method and the origin at once, and every other part when it
 * is asked for.
 *
 * Node.js joins the lines of a header that comes twice with commas. An origin contains no comma, so two `Origin` fields
 * match nothing.
 *
 * @throws {TypeError} if the value is a request of another host, with the package to use instead
 */
export function readIncomingMessage(request: NodeRequest): CorsRequest {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- Other hosts have other requests.
  const headers = request?.headers
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- The same.
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
   * HTTP/2 has `:authority` in place of `Host`, and a server must ignore a `Host` beside it.
   *
   * @see https://www.rfc-editor.org/rfc/rfc9113#section-8.3.1
   */
  get host(): string | null {
    const headers = this.#headers
    return (headers[':authority'] as string | undefined) ?? headers.host ?? null
  }
}
