import { createServer, type ServerOptions } from 'node:http'
import { expect, test } from 'vitest'
import { close, exchange, listen, otherLines } from '../exchange.test-util.js'
import type { Act } from '../pair.test-util.js'
import { withCors } from '../with-cors.js'
import { APP, expectSame, POLICY } from './expect-same.test-util.js'

test.each<readonly [name: string, act: Act]>([
  [
    'sendDate set to false',
    (res) => {
      res.sendDate = false
      res.end('hi')
    },
  ],
  [
    'Date removed',
    (res) => {
      res.removeHeader('Date')
      res.end('hi')
    },
  ],
  [
    'Date set by the handler',
    (res) => res.writeHead(200, { date: 'Sat, 21 Nov 2026 10:00:00 GMT' }).end(),
  ],
  [
    'Connection removed',
    (res) => {
      res.removeHeader('Connection')
      res.end('hi')
    },
  ],
  ['Connection: close', (res) => res.writeHead(200, { Connection: 'close' }).end('hi')],
  [
    'shouldKeepAlive set to false',
    (res) => {
      res.shouldKeepAlive = false
      res.end('hi')
    },
  ],
  [
    'trailers',
    (res) => {
      res.writeHead(200, { Trailer: 'X-Checksum' })
      res.write('hi')
      res.addTrailers({ 'X-Checksum': '7' })
      res.end()
    },
  ],
  [
    'Trailer without chunks',
    (res) => {
      res.writeHead(200, { Trailer: 'X-Checksum', 'Content-Length': 2 })
      res.end('hi')
    },
  ],
])('the policy does not change Date, Connection and trailers: %s', async (_, act) => {
  expect((await expectSame(act)).complete).toBe(true)
})

test.each<readonly [name: string, options: ServerOptions, lines: readonly string[]]>([
  ['uniqueHeaders', { uniqueHeaders: ['X-List', 'set-cookie'] }, []],
  [
    'joinDuplicateHeaders',
    { joinDuplicateHeaders: true },
    ['X-A: 1', 'X-A: 2', 'Host: a', 'Cookie: a=1', 'Cookie: b=2'],
  ],
  ['insecureHTTPParser', { insecureHTTPParser: true }, ['X-A: \u0001']],
  ['keepAliveTimeout', { keepAliveTimeout: 0 }, []],
  ['Connection: close in the request', {}, ['Connection: close']],
  ['noDelay and keepAlive', { noDelay: false, keepAlive: true }, []],
  ['maxHeaderSize', { maxHeaderSize: 32_768 }, [`X-A: ${'a'.repeat(20_000)}`]],
])('the policy does not change the response of a server with %s', async (_, options, headers) => {
  const act: Act = (res, req) => {
    res.setHeader('X-List', ['a', 'b'])
    res.setHeader('Set-Cookie', ['a=1', 'b=2'])
    res.writeHead(200, { 'X-Seen': JSON.stringify(req.rawHeaders.slice(4)).length })
    res.end(JSON.stringify(req.headers))
  }
  expect((await expectSame(act, { lines: headers }, options)).complete).toBe(true)
})

test('a request of HTTP/1.0 gets the response of HTTP/1.0, with the headers of the policy', async () => {
  const server = createServer(withCors((_, res) => void res.end('hi'), POLICY))
  const port = await listen(server)
  const answer = await exchange(port, `GET / HTTP/1.0\r\nOrigin: ${APP}\r\n\r\n`)
  expect(otherLines(answer.head)).toEqual(['HTTP/1.1 200 OK', 'Date: now', 'Connection: close'])
  expect(answer.head).toContain(`Access-Control-Allow-Origin: ${APP}`)
  await close(server)
})
