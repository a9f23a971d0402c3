/// <reference types="node" />
import { connect, type IncomingHttpHeaders, type IncomingHttpStatusHeader } from 'node:http2'
import type { Duplex } from 'node:stream'
import type { RequestMessage, ResponseMessage } from '../simulate/http-message.js'
import { pairs, sentHeaders } from './header-lines.js'

/** By default, Node.js closes the stream if a response has more than 128 headers. */
const MAX_HEADER_PAIRS = 10_000

/**
 * Sends one request over HTTP/2.
 *
 * @param socket an open TLS connection
 * @returns the head of the response; the promise rejects if none came
 */
export function exchangeHttp2(
  url: URL,
  message: RequestMessage,
  signal: AbortSignal,
  socket: Duplex,
): Promise<ResponseMessage> {
  return new Promise((resolve, reject) => {
    const session = connect(url.origin, {
      createConnection: () => socket,
      maxHeaderListPairs: MAX_HEADER_PAIRS,
    })
    session.on('error', reject)
    const stream = session.request(
      {
        ':method': message.method,
        ':scheme': 'https',
        ':authority': url.host,
        ':path': url.pathname + url.search,
        ...joinHeaders(message),
      },
      { signal, endStream: false },
    )
    stream.on('error', reject)
    // Node.js also passes the raw lines as the third argument, which its types do not declare.
    const finish = (
      headers: IncomingHttpHeaders & IncomingHttpStatusHeader,
      _flags: number,
      lines: readonly string[],
    ): void => {
      const sent = pairs(lines).filter(([name]) => !name.startsWith(':'))
      resolve({ status: headers[':status'] ?? 0, headers: sent })
      session.destroy()
    }
    stream.on('response', finish as (headers: IncomingHttpHeaders, flags: number) => void)
    stream.on('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
    stream.end(message.body)
  })
}

/**
 * Joins the values of equal names, in lower case.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9113#section-8.2
 */
function joinHeaders(message: RequestMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of sentHeaders(message)) {
    const lower = name.toLowerCase()
    headers[lower] = lower in headers ? `${headers[lower]}, ${value}` : value
  }
  return headers
}
