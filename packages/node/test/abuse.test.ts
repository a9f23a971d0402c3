// Clients that attack a server, or have defects of their own.
import { once } from 'node:events'
import { type ClientHttp2Session, connect as connectHttp2, constants } from 'node:http2'
import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  corsLines,
  exchange,
  exchangeAll,
  linesOf,
  request,
  varyNames,
} from '../src/exchange.test-util.js'

const APP = 'https://app.example.com'
const EVIL = 'https://evil.example'
const ALLOWED = [
  'access-control-allow-credentials: true',
  `access-control-allow-origin: ${APP}`,
  'access-control-expose-headers: X-Path',
]

interface Report {
  readonly ports: { readonly plain: number; readonly roomy: number; readonly http2: number }
  readonly fatal: readonly string[]
  readonly running: number
  readonly connections: number
  readonly heapUsed: number
}

let server: ServerProcess
let ports: Report['ports']

async function report(): Promise<Report> {
  const response = await fetch(server.url)
  return (await response.json()) as Report
}

beforeAll(async () => {
  const program = fileURLToPath(new URL('abuse-server.ts', import.meta.url))
  server = await startServerProcess({ command: [process.execPath, '--expose-gc', program] })
  ports = (await report()).ports
})
afterAll(() => server?.close())

/** How the server is after all that, when it has been quiet for a while; or when it should have been. */
async function aftermath(): Promise<object> {
  let last = await report()
  for (let i = 0, quiet = 0; i < 200 && quiet < 3; i++) {
    await setTimeout(25)
    last = await report()
    quiet = last.running === 0 && last.connections === 0 ? quiet + 1 : 0
  }
  const { fatal, running, connections } = last
  const answer = await exchange(ports.plain, request('GET /asked', [`Origin: ${APP}`]))
  return { fatal, running, connections, status: answer.status, cors: corsLines(answer.head) }
}

/** Nothing was thrown, nothing hangs, and the next one is answered as ever. */
const CALM = {
  fatal: [],
  running: 0,
  connections: 0,
  status: 200,
  cors: [`access-control-allow-origin: ${APP}`],
}

function open(bytes: string, port = ports.plain): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(bytes, 'latin1')
  return socket
}

const PATHS = [
  '/',
  '/big',
  '/pieces',
  '/fails',
  '/asked',
  '/asked/big',
  '/asked/pieces',
  '/asked/fails',
]
const PREFLIGHT = ['Access-Control-Request-Method: PUT']

describe('headers', () => {
  test('as long as Node.js takes them by default', async () => {
    const origin = `https://${'a'.repeat(15_000)}.example.com`
    for (const lines of [
      [`Origin: ${origin}`],
      [`Origin: ${APP}`, `Access-Control-Request-Headers: ${'x,'.repeat(7500)}`, ...PREFLIGHT],
      [`Origin: ${APP}`, ...PREFLIGHT, ...Array.from({ length: 700 }, (_, i) => `x-${i}: ${i}`)],
    ]) {
      const answer = await exchange(ports.plain, request('OPTIONS /', lines))
      expect([200, 204]).toContain(answer.status)
      expect(varyNames(answer.head)).toContain('Origin')
    }
    const tooLong = await exchange(ports.plain, request('GET /', [`Origin: ${origin.repeat(2)}`]))
    expect([tooLong.status, corsLines(tooLong.head)]).toEqual([431, []])
    expect(await aftermath()).toEqual(CALM)
  })

  test('of a megabyte, of 10,000 lines, and an origin of 64 KiB are answered if a server takes them', async () => {
    const megabyte = 'x-a,'.repeat(250_000)
    const many = Array.from({ length: 10_000 }, (_, i) => `Access-Control-Request-Headers: x-${i}`)
    const long = `https://${'a.'.repeat(32_768)}example.com`
    const started = performance.now()
    for (const [lines, status, cors] of [
      [[`Origin: ${APP}`, ...PREFLIGHT, `Access-Control-Request-Headers: ${megabyte}`], 204, true],
      [[`Origin: ${APP}`, ...PREFLIGHT, ...many], 204, true],
      [[`Origin: ${APP}`, `Access-Control-Request-Method: ${'X'.repeat(1_000_000)}`], 204, true],
      [[`Origin: ${long}`, ...PREFLIGHT], 403, false],
      [[`Origin: ${'https://'.repeat(100_000)}`, ...PREFLIGHT], 403, false],
      [[...Array.from({ length: 9999 }, () => `Origin: ${APP}`), ...PREFLIGHT], 403, false],
    ] as const) {
      const answer = await exchange(ports.roomy, request('OPTIONS /', lines))
      expect(answer.status).toBe(status)
      expect(linesOf(answer.head, 'Access-Control-Allow-Origin')).toEqual(cors ? [APP] : [])
      expect(answer.head.join('\n').length).toBeLessThan(2000)
    }
    // A generous limit: work that grows with the square of the length takes minutes.
    expect(performance.now() - started).toBeLessThan(5000)
    expect(await aftermath()).toEqual(CALM)
  })

  test('two origins', async () => {
    const evil = `Origin: ${EVIL}`
    const app = `Origin: ${APP}`
    for (const lines of [
      [app, evil],
      [evil, app],
      [app, app],
      [`Origin: ${APP}, ${APP}`],
      [`Origin: ${APP} ${APP}`],
    ]) {
      const answer = await exchange(ports.plain, request('GET /', lines))
      expect([answer.status, corsLines(answer.head), varyNames(answer.head)]).toEqual([
        200,
        [],
        ['Origin'],
      ])
    }
    expect(await aftermath()).toEqual(CALM)
  })

  test('of bytes that are not text match nothing', async () => {
    for (const origin of [
      'https://\u00e4.example.com',
      '\u0080\u00ff',
      'https://app.example.com\u00a0',
      '\t',
      `${APP}\t`,
    ]) {
      const answer = await exchange(ports.plain, request('GET /', [`Origin: ${origin}`]))
      expect(answer.status).toBe(200)
      // RFC 9110, section 5.5: white space around a value does not belong to it.
      expect(corsLines(answer.head)).toEqual(
        origin.trim() === APP && origin.endsWith('\t') ? ALLOWED : [],
      )
    }
    expect(await aftermath()).toEqual(CALM)
  })
})

test('known defect 30: pipelined requests from different origins do not share headers', async () => {
  const origins = Array.from({ length: 600 }, (_, i) =>
    i % 3 === 0 ? EVIL : `https://a${i}.example.com`,
  )
  const requests = origins.map((origin, i) =>
    request(`GET ${i % 2 === 0 ? '/' : '/asked/'}${i}`, [`Origin: ${origin}`]),
  )
  const answers = await exchangeAll(ports.plain, requests.join(''), origins.length)
  expect(answers).toHaveLength(origins.length)
  for (const [i, { head, body }] of answers.entries()) {
    expect(body).toMatch(new RegExp(`/${i}$`))
    expect(linesOf(head, 'Access-Control-Allow-Origin')).toEqual(i % 3 === 0 ? [] : [origins[i]])
  }
  expect(await aftermath()).toEqual(CALM)
})

test('known defect 34: requests that are never sent to their end', async () => {
  const whole = request('POST /asked', [`Origin: ${APP}`, 'Content-Length: 10'], 'half')
  const sockets = Array.from({ length: whole.length }, (_, i) => open(whole.slice(0, i)))
  await setTimeout(200)
  for (const socket of sockets) socket.destroy()
  expect(await aftermath()).toEqual(CALM)
})

describe('known defect 34: clients that hang up', () => {
  test.each([0, 1, 3, 10])('after %i ms', async (milliseconds) => {
    for (const path of PATHS) {
      for (const method of ['GET', 'OPTIONS', 'HEAD']) {
        const bytes = request(`${method} ${path}`, [`Origin: ${APP}`, ...PREFLIGHT])
        const sockets = Array.from({ length: 15 }, (_, i) => open(bytes.repeat(1 + (i % 3))))
        await setTimeout(milliseconds)
        // By a reset every other time.
        for (const [i, socket] of sockets.entries()) {
          if (i % 2 === 0) socket.resetAndDestroy()
          else socket.end()
        }
        for (const socket of sockets) socket.destroySoon()
      }
    }
    expect(await aftermath()).toEqual(CALM)
  })

  test('with the first bytes of the answer', async () => {
    for (const path of PATHS) {
      await Promise.all(
        Array.from({ length: 25 }, async () => {
          const socket = open(request(`GET ${path}`, [`Origin: ${APP}`]))
          await once(socket, 'data')
          socket.resetAndDestroy()
        }),
      )
    }
    expect(await aftermath()).toEqual(CALM)
  })
})

test('clients that read slowly, and those that do not', async () => {
  const sockets = Array.from({ length: 40 }, (_, i) => {
    const socket = open(request(`GET ${i % 2 === 0 ? '/big' : '/asked/big'}`, [`Origin: ${APP}`]))
    return socket.pause()
  })
  await setTimeout(300)
  const [reader] = sockets
  let received = ''
  reader
    ?.setEncoding('latin1')
    .resume()
    .on('data', (data: string) => (received += data))
  await vi.waitFor(() => expect(received.length).toBeGreaterThan(4 << 20), 10_000)
  expect(received).toContain(`Access-Control-Allow-Origin: ${APP}`)
  for (const socket of sockets) socket.destroy()
  expect(await aftermath()).toEqual(CALM)
})

test('nonsense', async () => {
  const pieces = [
    'GET / HTTP/1.1\r\n',
    'Origin: ',
    APP,
    '\r\n',
    '\r\n\r\n',
    '\0',
    '\u00ff\u00fe',
    'OPTIONS * HTTP/1.1\r\n',
    'Host: a\r\n',
    'Content-Length: -1\r\n',
    'Transfer-Encoding: chunked\r\n',
    'ffffffff\r\n',
    ':',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  ]
  let seed = 1
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const sockets = Array.from({ length: 500 }, () =>
    open(Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)]).join('')),
  )
  await setTimeout(300)
  for (const socket of sockets) socket.destroy()
  expect(await aftermath()).toEqual(CALM)
})

test('10,000 connections, one behind the other in four lanes, leave nothing behind', {
  timeout: 120_000,
}, async () => {
  const bytes = [
    request('GET /', [`Origin: ${APP}`]),
    request('GET /asked', [`Origin: ${EVIL}`]),
    request('OPTIONS /', [`Origin: ${APP}`, ...PREFLIGHT]),
    request('GET /fails', [`Origin: ${APP}`]),
  ]
  const visit = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) await exchange(ports.plain, bytes[i % bytes.length] ?? '')
  }
  const lanes = [0, 1, 2, 3]
  await Promise.all(lanes.map(() => visit(250)))
  const { heapUsed: before } = await report()
  await Promise.all(lanes.map(() => visit(2250)))
  await vi.waitFor(async () => expect((await report()).connections).toBe(0))
  const { heapUsed: after } = await report()
  // A kilobyte for each request would be nine megabytes.
  expect(after - before).toBeLessThan(2 << 20)
  expect(await aftermath()).toEqual(CALM)
})

describe('HTTP/2', () => {
  let client: ClientHttp2Session
  const session = (): ClientHttp2Session => {
    client = connectHttp2(`http://127.0.0.1:${ports.http2}`)
    return client.on('error', () => {})
  }
  afterEach(() => client.destroy())

  test('1,000 streams at once', async () => {
    const one = session()
    const answers = await Promise.all(
      Array.from({ length: 1000 }, async (_, i) => {
        const origin = i % 3 === 0 ? EVIL : `https://a${i}.example.com`
        const stream = one.request({ ':path': i % 2 === 0 ? '/' : '/asked', origin }).resume()
        stream.end()
        const [headers] = (await once(stream, 'response')) as [Record<string, string>]
        return [
          headers['access-control-allow-origin'],
          headers['vary'],
          i % 3 === 0 ? undefined : origin,
        ]
      }),
    )
    for (const [sent, vary, expected] of answers) expect([sent, vary]).toEqual([expected, 'Origin'])
    expect(await aftermath()).toEqual(CALM)
  })

  test.each([0, 2])(
    'streams that are reset after %i ms, in great numbers',
    async (milliseconds) => {
      for (let round = 0; round < 10; round++) {
        const one = session()
        const streams = []
        for (let i = 0; i < 300; i++) {
          const path = PATHS[i % PATHS.length] as string
          const method = i % 5 === 0 ? 'OPTIONS' : 'GET'
          const headers = {
            ':path': path,
            ':method': method,
            origin: APP,
            'access-control-request-method': 'PUT',
          }
          if (one.destroyed || one.closed) break
          streams.push(one.request(headers).on('error', () => {}))
        }
        if (milliseconds > 0) await setTimeout(milliseconds)
        for (const stream of streams) stream.close(constants.NGHTTP2_CANCEL)
        await setTimeout(5)
        one.destroy()
      }
      expect(await aftermath()).toEqual(CALM)
    },
  )

  test('sessions that end within their answers', async () => {
    for (let round = 0; round < 30; round++) {
      const one = session()
      for (const path of PATHS) one.request({ ':path': path, origin: APP }).on('error', () => {})
      await setTimeout(round % 6)
      one.destroy()
    }
    expect(await aftermath()).toEqual(CALM)
  })

  test('an origin that is long, or there twice', async () => {
    const one = session()
    for (const origin of ['https://'.repeat(4000), [APP, EVIL], [APP, APP]]) {
      const stream = one.request({ origin: origin as string }).resume()
      const [headers] = (await once(stream.end(), 'response')) as [Record<string, string>]
      expect([headers['access-control-allow-origin'], headers['vary']]).toEqual([
        undefined,
        'Origin',
      ])
    }
    expect(await aftermath()).toEqual(CALM)
  })
})
