import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'
import { describeResponse, sendRaw } from '@webcors/conformance'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { allowedOrigin, APP, ask, corsHeaders, OTHER, preflight } from './ask.test-util.js'
import byDefault, {
  cors,
  type CorsDecision,
  CorsOptionsError,
  createCors,
  originsFrom,
  validateCorsOptions,
} from './index.js'

const OPTIONS = { origin: APP, credentials: true, exposedHeaders: ['X-Total'] } as const
const READ = {
  'access-control-allow-origin': APP,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'X-Total',
}

async function createApp(): Promise<FastifyInstance> {
  const app = fastify()
  await app.register(cors(OPTIONS))
  app.get('/', async () => 'hello')
  app.get('/varied', async (_request, reply) => reply.header('Vary', 'Accept').send('hello'))
  app.get('/returned', async () => new Response('hello', { headers: { Vary: 'Accept' } }))
  app.get('/own', async (_request, reply) =>
    reply
      .headers({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Max-Age': '5' })
      .send('own'),
  )
  app.get('/hijacked', (_request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream', Vary: 'Accept' })
    reply.raw.end('data: 1\n\n')
  })
  app.get('/ended', (_request, reply) => {
    reply.raw.end('ended')
  })
  app.get('/stream', async (_request, reply) => reply.send(new PassThrough().end('stream')))
  app.get('/error', async () => {
    throw new Error('broken')
  })
  app.get('/string', async () => {
    // oxlint-disable-next-line typescript/only-throw-error -- Applications throw such values.
    throw 'broken'
  })
  app.get('/status', async (_request, reply) => reply.code(401).send('who are you?'))
  app.get('/redirect', (_request, reply) => reply.redirect('/'))
  app.post(
    '/people',
    { schema: { body: { type: 'object', required: ['name'] } } },
    async () => 'hi',
  )
  app.options('/options', async () => 'options of the application')
  return app
}

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

describe('preflights', () => {
  test('known defects 14 to 18: preflights are answered before hooks, bodies and routes', async () => {
    const app = await createApp()
    const hook = vi.fn<() => Promise<void>>(async () => {})
    app.addHook('onRequest', hook)
    for (const path of ['/', '/people', '/nothing', '/options']) {
      const answer = await preflight(app, `PUT ${path}`)
      expect([answer.statusCode, answer.body, allowedOrigin(answer)]).toEqual([204, '', APP])
      const denied = await preflight(app, `PUT ${path}`, OTHER)
      expect([denied.statusCode, corsHeaders(denied)]).toEqual([403, { vary: 'Origin' }])
    }
    expect(hook).not.toHaveBeenCalled()
  })

  test('access logs and onResponse hooks see preflights', async () => {
    const lines: string[] = []
    const stream = { write: (line: string) => void lines.push(line) }
    const app = fastify({ logger: { stream } })
    const statuses: number[] = []
    app.addHook('onResponse', async (_request, reply) => void statuses.push(reply.raw.statusCode))
    await app.register(cors(OPTIONS))
    await preflight(app, 'PUT /')
    await preflight(app, 'PUT /', OTHER)
    expect(statuses).toEqual([204, 403])
    const logged = lines.map((line) => JSON.parse(line)).filter(({ res }) => res)
    expect(logged.map(({ res }) => res.statusCode)).toEqual([204, 403])
  })

  test('an asynchronous predicate answers a preflight once, and the handler runs once', async () => {
    const app = fastify()
    await app.register(cors({ origin: async (origin) => origin === APP }))
    const handler = vi.fn<() => Promise<string>>(async () => 'put')
    app.put('/', handler)
    expect((await preflight(app, 'PUT /')).statusCode).toBe(204)
    expect((await preflight(app, 'PUT /', OTHER)).statusCode).toBe(403)
    expect(handler).not.toHaveBeenCalled()
    expect(allowedOrigin(await ask(app, 'PUT /'))).toBe(APP)
    expect(handler).toHaveBeenCalledOnce()
  })
})

describe('the policy', () => {
  test('a function of the request can select the policy, synchronously or asynchronously', async () => {
    const app = fastify()
    const policy = createCors(OPTIONS)
    await app.register(
      cors(
        async (request) => {
          if (request.url === '/broken') throw new Error('no tenant')
          return request.url.startsWith('/api/') ? policy : undefined
        },
        { onDecision: null },
      ),
    )
    app.get('/api/orders', async () => [])
    app.get('/', async (_request, reply) => reply.header('Access-Control-Max-Age', '1').send(''))
    expect(allowedOrigin(await ask(app, 'GET /api/orders'))).toBe(APP)
    expect(corsHeaders(await ask(app, 'GET /'))).toEqual({ 'access-control-max-age': '1' })
    expect((await preflight(app, 'PUT /')).statusCode).toBe(404)
    expect(corsHeaders(await ask(app, 'GET /broken'))).toEqual({ vary: 'Origin' })
  })

  test('known defect 35: onDecision gets the request of Fastify', async () => {
    const app = fastify()
    const onDecision = vi.fn<(decision: CorsDecision, request: object, own: object) => void>()
    await app.register(cors({ ...OPTIONS, onDecision }))
    app.get('/:id', async () => 'hello')
    await ask(app, 'GET /7', OTHER)
    expect(onDecision.mock.lastCall?.[0]).toMatchObject({ reason: 'origin-not-allowed' })
    expect(onDecision.mock.lastCall?.[2]).toMatchObject({ params: { id: '7' } })
  })

  test('known defects 36, 37: the policy refuses only forged requests, before the handler runs', async () => {
    const app = fastify()
    await app.register(
      cors({ origin: APP, crossOriginProtection: true, allowedHosts: ['localhost'] }),
    )
    const handler = vi.fn<() => Promise<string>>(async () => 'ran')
    app.post('/', handler)
    expect((await ask(app, 'POST /', OTHER)).statusCode).toBe(403)
    expect((await ask(app, 'POST /', null, { headers: { host: 'evil.example' } })).statusCode).toBe(
      403,
    )
    expect(handler).not.toHaveBeenCalled()
    const own = { headers: { host: 'localhost' } }
    expect((await ask(app, 'POST /', 'http://localhost', own)).statusCode).toBe(200)
    expect((await ask(app, 'POST /', null, own)).statusCode).toBe(200)
  })

  test.each<[string, () => unknown]>([
    ['undefined (known defect 3)', () => cors(undefined as never)],
    ['a misspelt option (known defect 3)', () => cors({ origin: APP, maxage: 3 } as never)],
    [
      'any origin with credentials (known defect 4)',
      () => cors({ origin: '*', credentials: true } as never),
    ],
    ['an option of @fastify/cors', () => cors({ origin: APP, hideOptionsRoute: true } as never)],
    [
      'the hook onError, because Fastify answers errors',
      () => cors(OPTIONS, { onError: () => {} } as never),
    ],
  ])('cors throws at the start for %s', (_, make) => expect(make).toThrow(CorsOptionsError))

  test('Fastify does not start with the factory in place of the plugin', async () => {
    const app = fastify()
    app.register(cors as never, OPTIONS as never)
    await expect(app.ready()).rejects.toThrow('Write app.register(cors({')
  })

  test('Fastify does not start with a second policy in one scope', async () => {
    const app = fastify()
    app.register(cors(OPTIONS))
    app.register(cors({ origin: '*' }))
    await expect(app.ready()).rejects.toThrow('Cannot register two policies in one scope')
  })
})

test('the package exports everything that a user of Fastify needs', () => {
  expect(byDefault).toBe(cors)
  expect(createCors({ origin: originsFrom(APP) }).allows(APP)).toBe(true)
  expect(validateCorsOptions({})).toHaveProperty('issues')
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
