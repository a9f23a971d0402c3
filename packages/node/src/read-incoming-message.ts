import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'
import type { CorsRequest } from '@webcors/core'
import { wrongRequestError } from '@webcors/core/adapter'

/** A request as `node:http`, `node:https` and the compatibility API of `node:http2` hand it over. */
export type NodeRequest = IncomingMessage | Http2ServerRequest

/**
 * Reads the parts of a request that the CORS protocol reads. Node.js joins the lines of a header that
 * comes twice with commas, and no origin has one: two `Origin` fields match nothing.
 */
export function readIncomingMessage(request: NodeRequest): CorsRequest {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- Other hosts have other requests.
  const { method, headers } = request ?? {}
  if (!headers || typeof headers.get === 'function') {
    throw wrongRequestError(request, 'a request of Node.js')
  }
  return {
    method: method ?? 'GET',
    origin: headers.origin ?? null,
    requestMethod: headers['access-control-request-method'] ?? null,
    requestHeaders: headers['access-control-request-headers'] ?? null,
    fetchSite: headers['sec-fetch-site'] ?? null,
    // RFC 9113, section 8.3.1: HTTP/2 has ":authority" in place of Host, which says nothing beside it.
    host: (headers[':authority'] as string | undefined) ?? headers.host ?? null,
  }
}
