import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { type HostKind, requestKind } from '../host-kinds.ts'
import { methodOf, requestHeaders, responseHeaders } from '../kinds.ts'

export function isPreflight(kind: HostKind): boolean {
  return methodOf(requestKind(kind)) === 'OPTIONS'
}

/**
 * The headers of a request as Node.js parses them: one object for each request, with names in lower
 * case.
 */
export function incomingHeaders(kind: HostKind): IncomingHttpHeaders {
  const headers = Object.entries({ Host: 'localhost', ...requestHeaders(requestKind(kind)) })
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))
}

/** The least code that answers a preflight, so that the added time is the time of CORS. */
export function answerNothing(_: IncomingMessage, response: ServerResponse): boolean {
  response.statusCode = 204
  response.end()
  return true
}

/** The application, which does as little as it can. */
export function createListener(
  kind: HostKind,
): (request: IncomingMessage, response: ServerResponse) => void {
  if (isPreflight(kind)) return answerNothing
  const headers = responseHeaders(requestKind(kind))
  if (kind === 'actual-write-head') {
    return (_, response) => {
      response.writeHead(200, headers)
      response.end('[]')
    }
  }
  const entries = Object.entries(headers)
  return (_, response) => {
    for (const [name, value] of entries) response.setHeader(name, value)
    response.end('[]')
  }
}
