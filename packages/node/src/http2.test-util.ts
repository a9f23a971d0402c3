// Starts a server of HTTP/2 for one test, and sends requests to its compatibility API.
import { once } from 'node:events'
import {
  type ClientHttp2Session,
  connect,
  createServer,
  type Http2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type IncomingHttpHeaders,
} from 'node:http2'
import type { AddressInfo } from 'node:net'
import { createCors } from '@webcors/core'
import { onTestFinished } from 'vitest'

export const APP = 'https://app.example.com'
export const EVIL = 'https://evil.example'
export const POLICY = createCors({ origin: APP, credentials: true })

/** The headers of the policy for an allowed origin. */
export const ALLOWED = {
  'access-control-allow-origin': APP,
  'access-control-allow-credentials': 'true',
  vary: 'Origin',
}

export type Listener = (req: Http2ServerRequest, res: Http2ServerResponse) => unknown

/**
 * Starts a server, and a client that is connected to it. Both are closed when the test is finished.
 */
export async function start(
  listener: Listener,
): Promise<{ server: Http2Server; session: ClientHttp2Session }> {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  onTestFinished(async () => {
    session.destroy()
    server.close()
    if (server.listening) await once(server, 'close')
  })
  return { server, session }
}

/** Sends a request, and reads its response. */
export async function ask(
  session: ClientHttp2Session,
  headers: Record<string, string>,
): Promise<IncomingHttpHeaders & { body: string; ':status'?: number }> {
  const stream = session.request(headers)
  stream.end()
  let body = ''
  stream.setEncoding('utf8')
  stream.on('data', (data: string) => (body += data))
  const [answer] = (await once(stream, 'response')) as [IncomingHttpHeaders]
  if (!stream.closed) await once(stream, 'close')
  return { ...answer, body }
}

/** Picks the headers that the policy owns, and `Vary`. */
export function corsOf(answer: IncomingHttpHeaders): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answer).filter(([name]) => /^access-control-|^vary$/.test(name)),
  )
}
