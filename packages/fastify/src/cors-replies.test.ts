import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describeResponse, sendRaw } from '@webcors/conformance'
import fastify, { type FastifyReply } from 'fastify'
import { describe, expect, onTestFinished, test } from 'vitest'
import { allowedOrigin, APP, ask, corsHeaders, OTHER } from './ask.test-util.js'
import { createApp, OPTIONS, READ } from './cors.test-util.js'
import { cors, createCors } from './index.js'

describe('replies', () => {
  test.each([
    ['GET /', 200, 'Origin'],
    ['HEAD /', 200, 'Origin'],
    ['GET /varied', 200, 'Accept, Origin'],
    ['GET /returned', 200, 'Accept, Origin'],
    ['GET /own', 200, 'Origin'],
    ['GET /hijacked', 200, 'Accept, Origin'],
    ['GET /ended', 200, 'Origin'],
    ['GET /stream', 200, 'Origin'],
    ['GET /error', 500, 'Origin'],
    ['GET /string', 500, 'Origin'],
    ['GET /status', 401, 'Origin'],
    ['GET /redirect', 302, 'Origin'],
    ['GET /nothing', 404, 'Origin'],
    ['POST /people', 400, 'Origin'],
    ['OPTIONS /options', 200, 'Origin'],
  ])(
    'known defects 21, 23, 28, 33: %s is answered with %i and the policy’s headers',
    async (line, status, vary) => {
      const app = await createApp()
      const read = await ask(app, line)
      expect([read.statusCode, corsHeaders(read)]).toEqual([status, { ...READ, vary }])
      for (const origin of [OTHER, 'null', null]) {
        const denied = await ask(app, line, origin)
        expect([denied.statusCode, corsHeaders(denied)]).toEqual([status, { vary }])
      }
    },
  )

  test('replies of the application’s error handler and 404 handler keep the policy’s headers', async () => {
    const app = await createApp()
    app.setErrorHandler(async (_error, _request, reply) => reply.code(418).send('own'))
    app.setNotFoundHandler(async (_request, reply) => reply.code(410).send('gone'))
    expect(corsHeaders(await ask(app, 'GET /error'))).toEqual({ ...READ, vary: 'Origin' })
    expect(corsHeaders(await ask(app, 'GET /nothing'))).toEqual({ ...READ, vary: 'Origin' })
  })

  test('decorated replies and replies of hooks keep the policy’s headers', async () => {
    const app = fastify()
    app.decorateReply('teapot', function teapot(this: FastifyReply) {
      return this.code(418).send('short and stout')
    })
    await app.register(cors(OPTIONS))
    app.addHook('onSend', async (_request, reply) => void reply.removeHeader('Vary'))
    app.get('/', (_request, reply) => (reply as never as { teapot(): unknown }).teapot())
    const response = await ask(app, 'GET /')
    expect([response.statusCode, corsHeaders(response)]).toEqual([418, { ...READ, vary: 'Origin' }])
  })

  test('two replies with one returned object do not share headers', async () => {
    const app = fastify()
    await app.register(cors({ origin: [APP, OTHER] }))
    const shared = new Error('shared')
    app.get('/', async () => Promise.reject(shared))
    for (const origin of [APP, OTHER, APP]) {
      expect(allowedOrigin(await ask(app, 'GET /', origin))).toBe(origin)
    }
  })
})

test('on real sockets, paths that Fastify refuses before hooks have headers only with serverFactory', async () => {
  const { createServer } = await import('node:http')
  const { withCors } = await import('@webcors/node')
  const policy = createCors({ origin: APP })
  const LONG = `/item/${'a'.repeat(200)}`
  const apps = [
    [fastify(), {}],
    [
      fastify({ serverFactory: (handler) => createServer(withCors(handler, policy)) }),
      { 'Access-Control-Allow-Origin': APP },
    ],
  ] as const
  for (const [app, headers] of apps) {
    onTestFinished(() => app.close())
    if (app === apps[0][0]) await app.register(cors(policy))
    app.get('/item/:id', async () => 'item')
    await app.listen({ port: 0, host: '127.0.0.1' })
    if (!app.server.listening) await once(app.server, 'listening')
    const { port } = app.server.address() as AddressInfo
    for (const [path, status] of [
      ['/item/%', 400],
      [LONG, 414],
    ] as const) {
      const send = { method: 'GET', path, headers: [['Origin', APP]] } as const
      const response = describeResponse(await sendRaw(`http://127.0.0.1:${port}`, send, 5))
      expect([response.status, response.cors]).toEqual([status, headers])
    }
  }
})
