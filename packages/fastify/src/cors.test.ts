import fastify from 'fastify'
import { describe, expect, test, vi } from 'vitest'
import { allowedOrigin, APP, ask, corsHeaders, OTHER, preflight } from './ask.test-util.js'
import { createApp, OPTIONS } from './cors.test-util.js'
import byDefault, {
  cors,
  type CorsDecision,
  CorsOptionsError,
  createCors,
  originsFrom,
  validateCorsOptions,
} from './index.js'

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
    await expect(app.ready()).rejects.toThrow('Write app.register(cors(…))')
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
