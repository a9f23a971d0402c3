// The policy before a proxy, and before a router.
import { request as send } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { createCors } from '@webcors/core'
import express from 'express'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { cors } from './cors.js'
import { linesOf } from './exchange.test-util.js'
import { allowed, APP, decided, EVIL, type Listener, start } from './served.test-util.js'
import { withCors } from './with-cors.js'

const POLICY = createCors({ origin: APP })

afterEach(() => void vi.unstubAllEnvs())

/** Proxies that pass on the head of an upstream in different forms. */
const PROXIES: Readonly<Record<string, (port: number) => Listener>> = {
  'rawHeaders with writeHead': (port) => (req, res) => {
    const { method, url, headers } = req
    req.pipe(
      send({ port, method, path: url, headers }, (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders)
        void pipeline(answer, res)
      }),
    )
  },
  'headers with writeHead': (port) => (req, res) => {
    send({ port, path: req.url }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      void pipeline(answer, res)
    }).end()
  },
  'headers with setHeader': (port) => (req, res) => {
    send({ port, path: req.url }, (answer) => {
      res.statusCode = answer.statusCode ?? 502
      for (const [name, value] of Object.entries(answer.headers)) res.setHeader(name, value ?? '')
      void pipeline(answer, res)
    }).end()
  },
}

describe.each(Object.entries(PROXIES))('a proxy that passes on %s', (_, proxy) => {
  test('known defects 28, 29: the policy replaces the CORS headers of an upstream, and removes them for an origin that is not allowed', async () => {
    const upstream = await start((_req, res) => {
      const headers = [
        ['Access-Control-Allow-Origin', '*'],
        ['access-control-allow-credentials', 'true'],
        ['Vary', 'Accept-Encoding'],
        ['Vary', 'Origin'],
      ]
      res.writeHead(200, headers.flat())
      res.end('hi')
    })
    const { get } = await start(withCors(proxy(upstream.port), POLICY))
    for (const [origin, cors_] of [
      [APP, allowed()],
      [EVIL, []],
      [null, []],
    ] as const) {
      expect(decided(await get(origin))).toEqual({
        status: 200,
        cors: cors_,
        vary: ['Accept-Encoding', 'Origin'],
      })
    }
  })

  test('known defect 32: the status, the body, and every Set-Cookie line of an upstream stay unchanged', async () => {
    const cookies = ['a=1; Path=/', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'a=3']
    const upstream = await start((_req, res) => {
      res.writeHead(418, { 'Set-Cookie': cookies, ETag: '"1"', 'Content-Type': 'text/x-own' })
      res.end('short and stout')
    })
    const { get } = await start(withCors(proxy(upstream.port), POLICY))
    const answer = await get(APP)
    expect(decided(answer)).toEqual({ status: 418, cors: allowed(), vary: ['Origin'] })
    expect(linesOf(answer.head, 'Set-Cookie')).toEqual(cookies)
    expect(linesOf(answer.head, 'ETag')).toEqual(['"1"'])
    expect(linesOf(answer.head, 'Content-Type')).toEqual(['text/x-own'])
    expect(answer.body).toBe('short and stout')
  })

  test('known defects 32, 33: every part of a stream is passed on when it arrives', async () => {
    let go: () => void = () => {}
    const upstream = await start((_req, res) => {
      res.writeHead(200, { 'Content-Type': 'text/event-stream' })
      res.write('data: 1\n\n')
      go = () => res.end('data: 2\n\n')
    })
    const { open } = await start(withCors(proxy(upstream.port), POLICY))
    const socket = open('GET /', [`Origin: ${APP}`]).setEncoding('latin1')
    let received = ''
    socket.on('data', (data: string) => (received += data))
    await vi.waitFor(() => expect(received).toContain('data: 1'))
    expect(received).toContain(`Access-Control-Allow-Origin: ${APP}`)
    expect(received).not.toContain('data: 2')
    go()
    await vi.waitFor(() => expect(received).toContain('data: 2'))
    socket.destroy()
  })
})

describe('a router with routes for GET only', () => {
  test('known defect 16: the policy answers preflights for which the router has no route', async () => {
    const app = express()
    app.use(cors({ origin: APP, methods: ['GET'] }))
    app.get('/', (_req, res) => void res.json({}))
    const { preflight, send: ask } = await start(app)
    expect((await preflight(APP, 'DELETE')).status).toBe(204)
    expect((await preflight(EVIL, 'DELETE')).status).toBe(403)
    // Known defect 14: a request that is not a preflight reaches the router.
    expect(decided(await ask('OPTIONS /', [`Origin: ${APP}`]))).toEqual({
      status: 200,
      cors: allowed(),
      vary: ['Origin'],
    })
  })

  test('known defects 21, 24: responses of the router itself have the headers of the policy', async () => {
    const app = express()
    app.use(cors(POLICY))
    app.get('/vary', (_req, res) => void res.vary('Accept').send('hi'))
    app.get('/redirect', (_req, res) => res.redirect('/vary'))
    app.get('/items/:id', (_req, res) => void res.send('hi'))
    app.get('/throws', () => {
      throw new Error('boom')
    })
    app.get('/rejects', async () => {
      throw Object.assign(new Error('boom'), { status: 418 })
    })
    vi.stubEnv('NODE_ENV', 'test')
    const { send: ask } = await start(app)
    for (const [path, status, vary] of [
      ['/vary', 200, ['Accept', 'Origin']],
      ['/redirect', 302, ['Accept', 'Origin']],
      ['/throws', 500, ['Origin']],
      ['/rejects', 418, ['Origin']],
      ['/nothing', 404, ['Origin']],
      ['/items/%', 400, ['Origin']],
    ] as const) {
      for (const [origin, cors_] of [
        [APP, allowed()],
        [EVIL, []],
      ] as const) {
        const answer = await ask(`GET ${path}`, [`Origin: ${origin}`])
        expect.soft(decided(answer), path).toEqual({ status, cors: cors_, vary })
      }
    }
  })
})
