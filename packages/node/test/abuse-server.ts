// The server that the tests of abuse attack, in its own process. It collects the errors that would
// have ended the process.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import {
  createServer as createHttp2Server,
  type Http2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { createCors } from '@webcors/core'
import { withCors } from '@webcors/node'

const fatal: string[] = []
process.on('uncaughtException', (error) => fatal.push(`uncaughtException: ${error.stack}`))
process.on('unhandledRejection', (error) => fatal.push(`unhandledRejection: ${String(error)}`))

const listed = createCors({
  origin: 'https://*.example.com',
  credentials: true,
  exposedHeaders: ['X-Path'],
})
const predicate = createCors({
  origin: async (origin) => {
    await setTimeout(5 * Math.random())
    return origin.endsWith('.example.com')
  },
})
const select = (req: { readonly url?: string | undefined }) =>
  req.url?.startsWith('/predicate') ? predicate : listed

const BIG = Buffer.alloc(4 << 20, 'x')
let running = 0

// Each path writes its head in a different way.
async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  // If the client left while a predicate ran, the response is closed already.
  const { stream } = res as ServerResponse & { readonly stream?: { readonly destroyed: boolean } }
  if (!(stream ?? res).destroyed) {
    running++
    res.once('close', () => running--)
  }
  const path = req.url ?? ''
  if (path.endsWith('/big')) {
    res.writeHead(200, { 'X-Path': path, Vary: 'Accept' })
    res.end(BIG)
  } else if (path.endsWith('/pieces')) {
    res.setHeader('X-Path', path)
    for (let i = 0; i < 20 && !res.destroyed; i++) {
      res.write('x'.repeat(1000))
      await setTimeout(2)
    }
    res.end()
  } else if (path.endsWith('/fails')) {
    res.setHeader('Vary', 'X-Gone')
    await setTimeout(1)
    throw new Error('boom')
  } else {
    for await (const _ of req) {
      // Reads the whole body.
    }
    res.setHeader('X-Path', encodeURI(path.slice(0, 50)))
    res.end(path)
  }
}

function onError(_: unknown, __: unknown, res: ServerResponse): void {
  if (res.headersSent) return void res.destroy()
  for (const name of res.getHeaderNames()) res.removeHeader(name)
  res.statusCode = 500
  res.end()
}

const listener = withCors(answer, select, { onError })
// The compatibility API of HTTP/2 has every method that is used here.
const http2Listener = listener as unknown as (
  req: Http2ServerRequest,
  res: Http2ServerResponse,
) => void

const plain = createServer(listener)
const roomy = createServer({ maxHeaderSize: 2 << 20 }, listener)
roomy.maxHeadersCount = 0
const http2 = createHttp2Server(http2Listener)
// The tests break sessions on purpose.
http2.on('sessionError', () => {})

async function listen(server: Server | Http2Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

const ports = { plain: await listen(plain), roomy: await listen(roomy), http2: await listen(http2) }

const control = createServer((_, res) => {
  globalThis.gc?.()
  plain.getConnections((_error, connections) => {
    const { heapUsed } = process.memoryUsage()
    res.end(JSON.stringify({ ports, fatal, running, connections, heapUsed }))
  })
})
console.log(`http://127.0.0.1:${await listen(control)}`)
