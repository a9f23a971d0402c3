import { createServer, type RequestListener } from 'node:http'
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2'
import type { AddressInfo, Server } from 'node:net'
import type { Host } from './host.ts'

/** Starts a server of this process. */
export async function listen(listener: RequestListener): Promise<Host> {
  const server = createServer(listener)
  return { port: await portOf(server), close: () => server.close().closeAllConnections() }
}

/** Starts a server of this process over HTTP/2. */
export async function listenHttp2(
  listener: (request: Http2ServerRequest, response: Http2ServerResponse) => void,
): Promise<Host> {
  const server = createHttp2Server(listener)
  const sessions = new Set<ServerHttp2Session>()
  server.on('session', (session) => {
    sessions.add(session)
    session.once('close', () => sessions.delete(session))
  })
  const close = () => {
    server.close()
    for (const session of sessions) session.destroy()
  }
  return { port: await portOf(server), isHttp2: true, close }
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
