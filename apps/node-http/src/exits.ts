// Serves every unusual way in which a listener can end a response: "node exits.js http h2c".
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import http2 from 'node:http2'
import { withCors } from '@webcors/node'
import { serve } from './serve.ts'

const EXITS: Readonly<Record<string, (res: ServerResponse, req: IncomingMessage) => unknown>> = {
  '/hints': (res) => {
    res.writeEarlyHints({ link: '</print.css>; rel=preload; as=style' })
    // A response of HTTP/2 does not have this method.
    if (res.req.httpVersionMajor === 1) res.writeProcessing()
    res.writeHead(200, { Vary: 'Accept-Encoding' }).end('hinted')
  },
  '/continue': (res, req) => {
    res.writeContinue()
    req.pipe(res)
  },
  '/refuse': (res) => {
    res.writeHead(417).end()
  },
  '/switch': (res) => {
    res.writeHead(101, { Connection: 'Upgrade', Upgrade: 'example' }).end()
  },
  '/twice': (res) => {
    res.writeHead(200, ['Vary', 'Accept-Encoding'])
    res.end(codeOf(() => res.writeHead(500)))
  },
  '/late': (res) => {
    res.write('late: ')
    res.end(codeOf(() => res.setHeader('Access-Control-Allow-Origin', '*')))
  },
  '/again': (res) => {
    const code = codeOf(() => res.writeHead(200, { Vary: 'Accept', 'X-Bad': 'two\nlines' }))
    res.writeHead(500, { Vary: 'Accept-Encoding' }).end(code)
  },
  '/removed': (res) => {
    res.setHeader('X-Gone', '1')
    for (const name of [...res.getHeaderNames(), 'vary', 'access-control-allow-origin']) {
      res.removeHeader(name)
    }
    res.end('removed')
  },
  '/sized': (res) => {
    res.writeHead(200, { 'Content-Length': 5 }).end('sized')
  },
  '/not-modified': (res) => {
    res.writeHead(304, { ETag: '"1"', Vary: 'Accept-Encoding' }).end()
  },
  '/trailers': (res) => {
    res.writeHead(200, { Trailer: 'X-Sum' })
    res.write('trailed')
    res.addTrailers({ 'X-Sum': '7' })
    res.end()
  },
  '/throws': () => {
    throw new Error('thrown by the listener')
  },
  '/rejects': async () => {
    throw new Error('rejected by the listener')
  },
}

const listener = withCors(
  (req: IncomingMessage, res: ServerResponse) => EXITS[req.url ?? '']?.(res, req),
  { origin: 'https://app.example.com' },
)

function codeOf(attempt: () => void): string {
  try {
    attempt()
    return 'none'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'no code'
  }
}

process.on('uncaughtException', (error, origin) => console.log(`${origin}: ${error.message}`))
await serve({
  http: () => http.createServer(listener).on('checkContinue', listener),
  h2c: () => {
    const compatible = listener as unknown as (
      req: http2.Http2ServerRequest,
      res: http2.Http2ServerResponse,
    ) => void
    return http2.createServer(compatible).on('checkContinue', compatible)
  },
})
