// Clients that close connections early, read slowly, or send bytes that are not HTTP.
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { exchange, exchangeAll, linesOf, request } from '../src/exchange.test-util.js'
import {
  APP,
  HEALTHY,
  EVIL,
  PATHS,
  PREFLIGHT,
  startTarget,
  type Target,
} from './abuse.test-util.ts'

let target: Target

beforeAll(async () => {
  target = await startTarget()
})
afterAll(() => target?.close())

test('known defect 30: pipelined requests from different origins do not share headers', async () => {
  const origins = Array.from({ length: 600 }, (_, i) =>
    i % 3 === 0 ? EVIL : `https://a${i}.example.com`,
  )
  const requests = origins.map((origin, i) =>
    request(`GET ${i % 2 === 0 ? '/' : '/predicate/'}${i}`, [`Origin: ${origin}`]),
  )
  const answers = await exchangeAll(target.ports.plain, requests.join(''), origins.length)
  expect(answers).toHaveLength(origins.length)
  for (const [i, { head, body }] of answers.entries()) {
    expect(body).toMatch(new RegExp(`/${i}$`))
    expect(linesOf(head, 'Access-Control-Allow-Origin')).toEqual(i % 3 === 0 ? [] : [origins[i]])
  }
  expect(await target.readHealth()).toEqual(HEALTHY)
})

test('known defect 34: the server still answers after requests that are cut off at any byte', async () => {
  const whole = request('POST /predicate', [`Origin: ${APP}`, 'Content-Length: 10'], 'half')
  const sockets = Array.from({ length: whole.length }, (_, i) => target.open(whole.slice(0, i)))
  await setTimeout(200)
  for (const socket of sockets) socket.destroy()
  expect(await target.readHealth()).toEqual(HEALTHY)
})

describe('clients that hang up', () => {
  test.each([0, 1, 3, 10])(
    'known defect 34: the server still answers after clients that hang up after %i ms',
    async (milliseconds) => {
      for (const path of PATHS) {
        for (const method of ['GET', 'OPTIONS', 'HEAD']) {
          const bytes = request(`${method} ${path}`, [`Origin: ${APP}`, ...PREFLIGHT])
          const sockets = Array.from({ length: 15 }, (_, i) =>
            target.open(bytes.repeat(1 + (i % 3))),
          )
          await setTimeout(milliseconds)
          // Every second client resets its connection.
          for (const [i, socket] of sockets.entries()) {
            if (i % 2 === 0) socket.resetAndDestroy()
            else socket.end()
          }
          for (const socket of sockets) socket.destroySoon()
        }
      }
      expect(await target.readHealth()).toEqual(HEALTHY)
    },
  )

  test('known defect 34: the server still answers after clients that hang up with the first bytes of the response', async () => {
    for (const path of PATHS) {
      await Promise.all(
        Array.from({ length: 25 }, async () => {
          const socket = target.open(request(`GET ${path}`, [`Origin: ${APP}`]))
          await once(socket, 'data')
          socket.resetAndDestroy()
        }),
      )
    }
    expect(await target.readHealth()).toEqual(HEALTHY)
  })
})

test('a client that reads is answered while others do not read', async () => {
  const sockets = Array.from({ length: 40 }, (_, i) => {
    const socket = target.open(
      request(`GET ${i % 2 === 0 ? '/big' : '/predicate/big'}`, [`Origin: ${APP}`]),
    )
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
  expect(await target.readHealth()).toEqual(HEALTHY)
})

test('the server still answers after random bytes', async () => {
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
    target.open(
      Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)]).join(''),
    ),
  )
  await setTimeout(300)
  for (const socket of sockets) socket.destroy()
  expect(await target.readHealth()).toEqual(HEALTHY)
})

test('10,000 short connections do not leak memory', {
  timeout: 120_000,
}, async () => {
  const bytes = [
    request('GET /', [`Origin: ${APP}`]),
    request('GET /predicate', [`Origin: ${EVIL}`]),
    request('OPTIONS /', [`Origin: ${APP}`, ...PREFLIGHT]),
    request('GET /fails', [`Origin: ${APP}`]),
  ]
  const visit = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++)
      await exchange(target.ports.plain, bytes[i % bytes.length] ?? '')
  }
  const lanes = [0, 1, 2, 3]
  await Promise.all(lanes.map(() => visit(250)))
  const { heapUsed: before } = await target.report()
  await Promise.all(lanes.map(() => visit(2250)))
  await vi.waitFor(async () => expect((await target.report()).connections).toBe(0))
  const { heapUsed: after } = await target.report()
  // A kilobyte for each request would be nine megabytes.
  expect(after - before).toBeLessThan(2 << 20)
  expect(await target.readHealth()).toEqual(HEALTHY)
})
