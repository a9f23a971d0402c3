import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { KINDS, type Kind, methodOf, requestHeaders, responseHeaders } from '../kinds.ts'

/** On Node's response object there is one more way to answer, and it costs something else. */
export type NodeKind = Kind | 'actual-write-head'

export const NODE_KINDS: Readonly<Record<NodeKind, string>> = {
  ...KINDS,
  'actual-write-head': 'actual request, headers given to `writeHead`',
}

/** The kind of request that it is, whatever the application does with its response. */
export function requestKind(kind: NodeKind): Kind {
  return kind === 'actual-write-head' ? 'actual' : kind
}

export function isPreflight(kind: NodeKind): boolean {
  return methodOf(requestKind(kind)) === 'OPTIONS'
}

/** What Node.js makes of a request's headers: an object of the request's own, names in lower case. */
export function incomingHeaders(kind: NodeKind): IncomingHttpHeaders {
  const headers = Object.entries({ Host: 'localhost', ...requestHeaders(requestKind(kind)) })
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))
}

/** The least that answers a preflight, so that what is added to it is CORS. */
export function answerNothing(_: IncomingMessage, response: ServerResponse): boolean {
  response.statusCode = 204
  response.end()
  return true
}

/** What the application does: as little as it can. */
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
