/// <reference types="node" />
import { connect, type IncomingHttpHeaders, type IncomingHttpStatusHeader } from 'node:http2'
import type { Duplex } from 'node:stream'
import type { RequestMessage, ResponseMessage } from '../simulate/http-message.js'
import { pairs, sentHeaders } from './header-lines.js'

/** Node.js closes the stream after 128 otherwise. */
const MOST_HEADERS = 10_000

export function exchangeHttp2(
  url: URL,
  message: RequestMessage,
  signal: AbortSignal,
  socket: Duplex,
): Promise<ResponseMessage> {
  return new Promise((resolve, reject) => {
    const session = connect(url.origin, {
      createConnection: () => socket,
      maxHeaderListPairs: MOST_HEADERS,
    })
    session.on('error', reject)
    const stream = session.request(
      {
        ':method': message.method,
        ':scheme': 'https',
        ':authority': url.host,
        ':path': url.pathname + url.search,
        ...joined(message),
      },
      { signal, endStream: false },
    )
    stream.on('error', reject)
    // Node.js hands on the lines as they came, too, which its types do not say.
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

/** Names in lower case, each once: RFC 9113, section 8.2. */
function joined(message: RequestMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of sentHeaders(message)) {
    const lower = name.toLowerCase()
    headers[lower] = lower in headers ? `${headers[lower]}, ${value}` : value
  }
  return headers
}
