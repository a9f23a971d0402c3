import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An API for the measurements. */
export interface Api {
  readonly url: string
  /** Returns the number of open event streams. */
  streams(): number
  close(): void
}

const CHUNK = Buffer.alloc(256 * 1024, 'a')

export async function startApi(): Promise<Api> {
  let streams = 0
  const server = createServer((req, res) => {
    const [, kind = '', amount = '0'] = (req.url ?? '').split(/[/?]/)
    if (kind === 'bytes') sendBytes(res, Number(amount))
    else if (kind === 'upload') readAll(req, res)
    else if (kind === 'events') {
      streams += 1
      res.on('close', () => {
        streams -= 1
      })
      res.writeHead(200, { 'Content-Type': 'text/event-stream' })
      res.write('data: 1\n\n')
    } else if (kind === 'cut') {
      res.writeHead(200, { 'Content-Length': 1000 })
      res.write('some', () => res.destroy())
    } else if (kind === 'reset') req.socket.destroy()
    else if (kind === 'status') res.writeHead(Number(amount)).end()
    else if (kind === 'redirect')
      res.writeHead(302, { Location: 'https://elsewhere.example/' }).end()
    else if (kind === 'silent') setTimeout(() => res.destroy(), 300)
    else res.end('ok')
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    streams: () => streams,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function sendBytes(res: ServerResponse, total: number): void {
  res.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': total })
  let left = total
  const more = () => {
    while (left > 0) {
      const chunk = left < CHUNK.length ? CHUNK.subarray(0, left) : CHUNK
      left -= chunk.length
      if (!res.write(chunk)) {
        res.once('drain', more)
        return
      }
    }
    res.end()
  }
  more()
}

function readAll(req: IncomingMessage, res: ServerResponse): void {
  let bytes = 0
  req.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  req.on('end', () => res.end(String(bytes)))
}
