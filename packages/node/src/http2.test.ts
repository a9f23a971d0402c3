// The compatibility API of HTTP/2, as far as it differs. Every way to write a head is in write-head.test.ts.
import { once } from 'node:events'
import {
  type ClientHttp2Session,
  connect,
  constants,
  createServer,
  type Http2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type IncomingHttpHeaders,
} from 'node:http2'
import type { AddressInfo } from 'node:net'
import { createCors } from '@webcors/core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { cors } from './cors.js'
import { nameOf } from './pair.test-util.js'
import { withCors } from './with-cors.js'

const APP = 'https://app.example.com'
const EVIL = 'https://evil.example'
const POLICY = createCors({ origin: APP, credentials: true })

type Listener = (req: Http2ServerRequest, res: Http2ServerResponse) => unknown

let server: Http2Server | undefined
let client: ClientHttp2Session | undefined
afterEach(async () => {
  client?.destroy()
  server?.close()
  if (server?.listening) await once(server, 'close')
})

async function start(listener: Listener): Promise<ClientHttp2Session> {
  server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return client
}

async function ask(
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

const corsOf = (answer: IncomingHttpHeaders): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answer).filter(([name]) => /^access-control-|^vary$/.test(name)),
  )

const ALLOWED = {
  'access-control-allow-origin': APP,
  'access-control-allow-credentials': 'true',
  vary: 'Origin',
}

test('preflights, HEAD, and all else', async () => {
  const handler = vi.fn<Listener>((_, res) => res.end('hi'))
  const session = await start(withCors(handler, POLICY))
  const preflight = { ':method': 'OPTIONS', 'access-control-request-method': 'PUT' }
  expect(await ask(session, { ...preflight, origin: APP })).toMatchObject({
    ':status': 204,
    ...ALLOWED,
    vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    body: '',
  })
  const denied = await ask(session, { ...preflight, origin: EVIL })
  expect([denied[':status'], corsOf(denied)]).toEqual([403, { vary: 'Origin' }])
  expect(handler).not.toHaveBeenCalled()
  for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
    const answer = await ask(session, { ':method': method, origin: APP })
    expect([answer[':status'], corsOf(answer), answer.body]).toEqual([
      200,
      ALLOWED,
      method === 'HEAD' ? '' : 'hi',
    ])
    expect(corsOf(await ask(session, { ':method': method, origin: EVIL }))).toEqual({
      vary: 'Origin',
    })
    expect(corsOf(await ask(session, { ':method': method }))).toEqual({ vary: 'Origin' })
  }
})

test('cors works as a middleware', async () => {
  const middleware = cors<Http2ServerRequest>(POLICY)
  const session = await start((req, res) =>
    middleware(req, res, () => res.writeHead(404, { Vary: 'Accept' }).end()),
  )
  expect(corsOf(await ask(session, { origin: APP }))).toEqual({
    ...ALLOWED,
    vary: 'Accept, Origin',
  })
})

test('HTTP/2 sends 200 for the status 0 and for none, and the headers are there', async () => {
  for (const status of [0, null, undefined, false]) {
    const session = await start(
      withCors((_, res) => {
        res.writeHead(status as number, { 'access-control-allow-origin': '*' })
        res.end()
      }, POLICY),
    )
    const answer = await ask(session, { origin: EVIL })
    expect([answer[':status'], corsOf(answer)]).toEqual([200, { vary: 'Origin' }])
    session.destroy()
    server?.close()
  }
})

test('known defect 30: streams of one session do not share headers', async () => {
  const policy = createCors({
    origin: { test: async (origin: string) => !origin.startsWith('https://evil') },
  })
  const session = await start(
    withCors(async (req, res) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
      res.end(req.url)
    }, policy),
  )
  const origins = Array.from(
    { length: 100 },
    (_, i) => `https://${i % 3 === 0 ? 'evil' : 'a'}${i}.example.com`,
  )
  const answers = await Promise.all(
    origins.map((origin, i) => ask(session, { ':path': `/${i}`, origin })),
  )
  for (const [i, answer] of answers.entries()) {
    expect(answer.body).toBe(`/${i}`)
    expect(answer['access-control-allow-origin']).toBe(i % 3 === 0 ? undefined : origins[i])
    expect(answer.vary).toBe('Origin')
  }
})

test('known defect 31: informational heads go as they are', async () => {
  const session = await start(
    withCors((_, res) => {
      res.writeContinue()
      res.writeEarlyHints({ link: '</a.css>; rel=preload' })
      expect(() => res.writeHead(103, { link: '</b.css>' })).toThrow(RangeError)
      res.statusCode = 200
      res.end('hi')
    }, POLICY),
  )
  const stream = session.request({ origin: APP })
  const before: IncomingHttpHeaders[] = []
  stream.on('headers', (headers) => before.push(headers))
  const [answer] = (await once(stream, 'response')) as [IncomingHttpHeaders]
  expect(corsOf(answer)).toEqual(ALLOWED)
  expect(before.map((headers) => headers[':status' as never])).toContain(103)
  for (const headers of before) expect(corsOf(headers)).toEqual({})
  stream.destroy()
})

describe('known defect 34: a stream that is gone', () => {
  const gone: Readonly<Record<string, (res: Http2ServerResponse) => unknown>> = {
    'closed by the server': (res) => res.stream.close(constants.NGHTTP2_CANCEL),
    'destroyed by the server': (res) => res.stream.destroy(),
    'destroyed with its response': (res) => (res as unknown as { destroy(): void }).destroy(),
    'its session destroyed': (res) => res.stream.session?.destroy(),
    ended: (res) => res.end('hi'),
  }
  const calls: Readonly<Record<string, (res: Http2ServerResponse) => unknown>> = {
    writeHead: (res) => res.writeHead(200, { vary: 'Accept' }),
    setHeader: (res) => res.setHeader('Vary', 'Accept'),
    // The types know nothing of it.
    flushHeaders: (res) => (res as unknown as { flushHeaders(): void }).flushHeaders(),
    write: (res) => res.write('hi'),
    end: (res) => res.end('hi'),
  }
  test.each(Object.entries(gone))(
    '%s: every call does what it does without a policy',
    async (_, leave) => {
      const results: string[][] = []
      for (const wrap of [
        (listener: Listener) => listener,
        (listener: Listener) => withCors(listener, POLICY),
      ]) {
        const result: string[] = []
        let isDone: () => void
        const done = new Promise<void>((resolve) => (isDone = resolve))
        const listener: Listener = async (_req, res) => {
          res.on('error', (error) => result.push(`emitted ${nameOf(error)}`))
          leave(res)
          for (const isLater of [false, true]) {
            if (isLater) await new Promise((resolve) => setTimeout(resolve, 50))
            for (const [name, act] of Object.entries(calls)) {
              try {
                act(res)
                result.push(name)
              } catch (error) {
                result.push(`${name}: ${nameOf(error)}`)
              }
            }
          }
          isDone()
        }
        const session = await start(wrap(listener))
        session.on('error', () => {})
        session.request({ origin: APP }).on('error', () => {})
        await done
        results.push(result)
        session.destroy()
        server?.close()
      }
      expect(results[1]).toEqual(results[0])
    },
  )

  test('a client that leaves while a predicate is asked', async () => {
    let answer: (value: boolean) => void = () => {}
    const policy = createCors({
      origin: () => new Promise<boolean>((resolve) => (answer = resolve)),
    })
    const listener = vi.fn<Listener>((_, res) => res.writeHead(200, { vary: 'Accept' }).end('hi'))
    const session = await start(withCors(listener, policy))
    for (const method of ['GET', 'OPTIONS']) {
      const stream = session.request({
        ':method': method,
        origin: APP,
        'access-control-request-method': 'PUT',
      })
      const [serverStream] = (await once(server as Http2Server, 'stream')) as [
        { once(name: string, done: () => void): void },
      ]
      stream.close(constants.NGHTTP2_CANCEL)
      await new Promise<void>((resolve) => serverStream.once('close', resolve))
      answer(true)
      await new Promise(setImmediate)
    }
    expect(listener).toHaveBeenCalledTimes(1)
    // The session is as good as before.
    const late = ask(session, { origin: APP })
    await once(server as Http2Server, 'stream')
    await vi.waitFor(() => answer(true))
    expect(corsOf(await late)).toMatchObject({ 'access-control-allow-origin': APP })
  })
})

describe('streams that the compatibility API does not see', () => {
  test('a response on the stream itself has no headers of the policy', async () => {
    const session = await start(
      withCors((_, res) => {
        res.stream.respond({ ':status': 200, 'x-own': '1' })
        res.stream.end('hi')
      }, POLICY),
    )
    expect(corsOf(await ask(session, { origin: APP }))).toEqual({})
  })

  test('a pushed response is one of its own', async () => {
    const session = await start(
      withCors((_, res) => {
        res.createPushResponse({ ':path': '/pushed' }, (error, pushed) => {
          if (!error) pushed.end('pushed')
          res.end('hi')
        })
      }, POLICY),
    )
    const pushed = new Promise<IncomingHttpHeaders>((resolve) => {
      session.on('stream', (stream) => {
        stream.resume()
        stream.on('push', resolve)
      })
    })
    expect(corsOf(await ask(session, { origin: APP }))).toEqual(ALLOWED)
    expect(corsOf(await pushed)).toEqual({})
  })
})

test('cross-origin protection compares with :authority', async () => {
  const session = await start(
    withCors((_, res) => res.end('hi'), { origin: APP, crossOriginProtection: true }),
  )
  const post = { ':method': 'POST', ':authority': 'api.example.com' }
  expect((await ask(session, { ...post, origin: 'https://api.example.com' }))[':status']).toBe(200)
  expect((await ask(session, { ...post, origin: EVIL }))[':status']).toBe(403)
  expect((await ask(session, { ...post, origin: EVIL, host: 'evil.example' }))[':status']).toBe(403)
})
