// The behavior of HTTP/2's compatibility API where it differs from HTTP/1.1.
// head/write-head.test.ts tests every way to write a head.
import { once } from 'node:events'
import type { Http2ServerRequest, IncomingHttpHeaders } from 'node:http2'
import { createCors } from '@webcors/core'
import { expect, test, vi } from 'vitest'
import { cors } from './cors.js'
import { ALLOWED, APP, ask, corsOf, EVIL, type Listener, POLICY, start } from './http2.test-util.js'
import { withCors } from './with-cors.js'

test('the policy answers preflights, and every other response has its headers', async () => {
  const handler = vi.fn<Listener>((_, res) => res.end('hi'))
  const { session } = await start(withCors(handler, POLICY))
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

test('cors works as a middleware of a server of HTTP/2', async () => {
  const middleware = cors<Http2ServerRequest>(POLICY)
  const { session } = await start((req, res) =>
    middleware(req, res, () => res.writeHead(404, { Vary: 'Accept' }).end()),
  )
  expect(corsOf(await ask(session, { origin: APP }))).toEqual({
    ...ALLOWED,
    vary: 'Accept, Origin',
  })
})

test('a response with the status 0 or no status is sent with 200 and the headers of the policy', async () => {
  for (const status of [0, null, undefined, false]) {
    const { session } = await start(
      withCors((_, res) => {
        res.writeHead(status as number, { 'access-control-allow-origin': '*' })
        res.end()
      }, POLICY),
    )
    const answer = await ask(session, { origin: EVIL })
    expect([answer[':status'], corsOf(answer)]).toEqual([200, { vary: 'Origin' }])
  }
})

test('known defect 30: streams of one session do not share headers', async () => {
  const policy = createCors({
    origin: { test: async (origin: string) => !origin.startsWith('https://evil') },
  })
  const { session } = await start(
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

test('known defect 31: informational responses are sent unchanged', async () => {
  const { session } = await start(
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

test('cross-origin protection compares the origin with :authority', async () => {
  const { session } = await start(
    withCors((_, res) => res.end('hi'), { origin: APP, crossOriginProtection: true }),
  )
  const post = { ':method': 'POST', ':authority': 'api.example.com' }
  expect((await ask(session, { ...post, origin: 'https://api.example.com' }))[':status']).toBe(200)
  expect((await ask(session, { ...post, origin: EVIL }))[':status']).toBe(403)
  expect((await ask(session, { ...post, origin: EVIL, host: 'evil.example' }))[':status']).toBe(403)
})
