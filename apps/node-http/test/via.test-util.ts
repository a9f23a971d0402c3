import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import http2 from 'node:http2'
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { ConformanceServer } from '@webcors/conformance'

// The certificate is self-signed.
const TLS = { rejectUnauthorized: false }

/** Forwards bytes over TLS without ALPN, so that both sides speak HTTP/1.1. */
export async function viaTls(port: number): Promise<ConformanceServer> {
  return listen(
    createTcpServer((plain) => {
      const secure = connectTls({ port, host: '127.0.0.1', ...TLS })
      for (const [from, to] of [
        [plain, secure],
        [secure, plain],
      ] as const) {
        from.pipe(to)
        from.on('error', () => to.destroy())
        from.on('close', () => to.destroy())
      }
    }),
  )
}

/**
 * Forwards HTTP/1.1 requests over HTTP/2. It passes on the header lines of requests and responses
 * one by one, duplicates included.
 *
 * @param target `http:` means HTTP/2 from the first byte
 */
export async function viaHttp2(target: string): Promise<ConformanceServer> {
  const session = http2.connect(target, TLS)
  session.on('error', () => {}) // The streams of the session report errors.
  const server = await listen(
    createServer((req, res) => {
      forward(session, req, res)
    }),
  )
  return {
    url: server.url,
    close: async () => {
      session.destroy()
      await server.close()
    },
  }
}

function forward(
  session: http2.ClientHttp2Session,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  const stream = session.request(headersOf(req), { endStream: false })
  req.pipe(stream)
  // The types lack the third argument: the header lines as they arrived.
  stream.on('response', (...[, , raw]: unknown[]) => {
    const lines = raw as string[]
    const at = lines.indexOf(':status')
    const [, status] = lines.splice(at, 2)
    res.writeHead(Number(status), lines)
    res.flushHeaders()
  })
  stream.on('data', (data: Buffer) => res.write(data))
  stream.on('error', () => res.destroy())
  stream.on('end', () => stream.rstCode === http2.constants.NGHTTP2_NO_ERROR && res.end())
}

function headersOf({ method, url, rawHeaders }: IncomingMessage): http2.OutgoingHttpHeaders {
  const headers: http2.OutgoingHttpHeaders = { ':method': method, ':path': url }
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2)
    const key = name.toLowerCase() === 'host' ? ':authority' : name.toLowerCase()
    // HTTP/2 forbids connection-specific fields:
    // https://www.rfc-editor.org/rfc/rfc9113#section-8.2.2
    if (key === 'connection') continue
    const before = headers[key]
    headers[key] = before === undefined ? value : [before, value].flat().map(String)
  }
  return headers
}

async function listen(server: Server): Promise<ConformanceServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
