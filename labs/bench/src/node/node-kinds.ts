import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { KINDS, type Kind, methodOf, requestHeaders, responseHeaders } from '../kinds.ts'

/**
 * The kinds of requests, with one more way to answer on Node's response object, whose cost differs.
 */
export type NodeKind = Kind | 'actual-write-head'

export const NODE_KINDS: Readonly<Record<NodeKind, string>> = {
  ...KINDS,
  'actual-write-head': 'actual request, headers given to `writeHead`',
}

/** The kind of request, for any way in which the application answers. */
export function requestKind(kind: NodeKind): Kind {
  return kind === 'actual-write-head' ? 'actual' : kind
}

export function isPreflight(kind: NodeKind): boolean {
  return methodOf(requestKind(kind)) === 'OPTIONS'
}

/**
 * The headers of a request as Node.js parses them: one object for each request, with names in lower
 * case.
 */
export function incomingHeaders(kind: NodeKind): IncomingHttpHeaders {
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
  kind: NodeKind,
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
