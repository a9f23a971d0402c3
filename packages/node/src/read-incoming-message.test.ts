import { createServer, type IncomingMessage } from 'node:http'
import { connect, createServer as createHttp2Server, type Http2ServerRequest } from 'node:http2'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type CorsRequest, createCors } from '@webcors/core'
import { describe, expect, test } from 'vitest'
import { close, exchange, listen, request } from './exchange.test-util.js'
import { type NodeRequest, readIncomingMessage } from './read-incoming-message.js'

/** Accesses every part, because each is read when it is accessed. */
function readAll(req: NodeRequest): CorsRequest {
  const { method, origin, requestMethod, requestHeaders, fetchSite, host } =
    readIncomingMessage(req)
  return { method, origin, requestMethod, requestHeaders, fetchSite, host } as CorsRequest
}

/** Sends a request with these lines, and returns the parts that are read from it. */
async function read(
  line: string,
  lines: readonly string[],
  options: object = {},
): Promise<unknown> {
  let found: unknown
  const server = createServer(options, (req: IncomingMessage, res) => {
    found = readAll(req)
    res.end()
  })
  const port = await listen(server)
  await exchange(port, request(line, lines))
  await close(server)
  return found
}

const NOTHING = {
  method: 'GET',
  origin: null,
  requestMethod: null,
  requestHeaders: null,
  fetchSite: null,
  host: 'localhost',
}

describe('HTTP/1.1', () => {
  test('readIncomingMessage reads the parts that the protocol needs, and ignores other headers', async () => {
    expect(await read('GET /', ['X-Other: 1'])).toEqual(NOTHING)
    expect(
      await read('OPTIONS /', [
        'ORIGIN: https://app.example.com',
        'access-control-request-method: PUT',
        'Access-Control-Request-Headers: x-a,x-b',
        'Sec-Fetch-Site: same-site',
        'Host: api.example.com:8080',
      ]),
    ).toEqual({
      method: 'OPTIONS',
      origin: 'https://app.example.com',
      requestMethod: 'PUT',
      requestHeaders: 'x-a,x-b',
      fetchSite: 'same-site',
      host: 'api.example.com:8080',
    })
  })

  test('readIncomingMessage distinguishes an empty header from an absent one', async () => {
    const lines = ['Origin:', 'Access-Control-Request-Method: ']
    expect(await read('OPTIONS /', lines)).toMatchObject({ origin: '', requestMethod: '' })
  })

  test.each([{}, { joinDuplicateHeaders: true }])(
    'two Origin fields match no allowed origin with the server options %j',
    async (options) => {
      const policy = createCors({ origin: ['https://app.example.com', 'https://b.example.com'] })
      const [a, b] = ['Origin: https://app.example.com', 'Origin: https://b.example.com']
      for (const lines of [
        [a, b],
        [a, a],
        [b, 'X-Between: 1', a],
      ] as string[][]) {
        const asked = (await read('GET /', lines, options)) as ReturnType<
          typeof readIncomingMessage
        >
        expect(asked.origin).toContain(', ')
        expect(policy.decide(asked)).toMatchObject({
          allowed: false,
          headers: [],
          vary: ['Origin'],
        })
      }
    },
  )

  test('readIncomingMessage does not take inherited properties for headers', async () => {
    const lines = ['constructor: x', '__proto__: https://app.example.com', 'toString: x']
    expect(await read('GET /', lines)).toEqual(NOTHING)
  })

  test('readIncomingMessage reads every method unchanged', async () => {
    expect(await read('PROPFIND /', [])).toMatchObject({ method: 'PROPFIND' })
  })
})

test('readIncomingMessage reads :authority on HTTP/2, even if there is a Host as well', async () => {
  const found: unknown[] = []
  const server = createHttp2Server((req: Http2ServerRequest, res) => {
    found.push(readAll(req))
    res.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const client = connect(`http://127.0.0.1:${port}`)
  for (const headers of [
    { ':authority': 'api.example.com', origin: 'https://app.example.com' },
    { ':authority': 'api.example.com', host: 'other.example.com', ':method': 'PUT' },
  ]) {
    await once(client.request(headers).resume().end(), 'close')
  }
  client.destroy()
  server.close()
  expect(found).toEqual([
    { ...NOTHING, host: 'api.example.com', origin: 'https://app.example.com' },
    { ...NOTHING, host: 'api.example.com', method: 'PUT' },
  ])
})

test('readIncomingMessage reads a mock of a request without a method as GET', () => {
  expect(readAll({ headers: {} } as IncomingMessage)).toEqual({
    ...NOTHING,
    host: null,
  })
})
