import { type Context, Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { testClient } from 'hono/testing'
import { describe, expect, test, vi } from 'vitest'
import {
  APP,
  corsHeaders,
  createApp,
  from,
  type Handler,
  OPTIONS,
  OTHER,
  preflight,
  READ,
} from './cors.test-util.ts'
import byDefault, {
  cors,
  type CorsDecision,
  CorsOptionsError,
  createCors,
  originsFrom,
  validateCorsOptions,
} from './index.ts'

describe('preflights', () => {
  test('known defects 14 to 18: preflights are answered before middleware and routes', async () => {
    const later = vi.fn<Handler>((c) => c.text('ran'))
    const app = new Hono().use(cors(OPTIONS)).all('*', later)
    for (const path of ['/', '/nothing']) {
      const answer = await app.request(path, preflight(APP))
      expect([answer.status, await answer.text()]).toEqual([204, ''])
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(APP)
      const denied = await app.request(path, preflight(OTHER))
      expect([denied.status, corsHeaders(denied)]).toEqual([403, { vary: 'Origin' }])
    }
    expect(later).not.toHaveBeenCalled()
    const plain = await app.request('/', from(APP, { method: 'OPTIONS' }))
    expect([await plain.text(), corsHeaders(plain)]).toEqual(['ran', { ...READ, vary: 'Origin' }])
  })

  test('the policy of a path answers the preflights of that path', async () => {
    const app = new Hono()
    app.use('/api/*', cors({ origin: APP })).put('/api/orders', (c) => c.text(''))
    app.use('/open/*', cors({ origin: '*' }))
    expect((await app.request('/api/orders', preflight(APP))).status).toBe(204)
    expect((await app.request('/api/orders', preflight(OTHER))).status).toBe(403)
    expect((await app.request('/open/x', preflight(OTHER))).status).toBe(204)
    expect((await app.request('/else', preflight(APP))).status).toBe(404)
  })
})

describe('the policy', () => {
  test('a function of the context can select the policy by its bindings', async () => {
    interface Own {
      Bindings: { ORIGIN?: string }
    }
    const app = new Hono<Own>()
    const policies = new Map([[APP, createCors({ origin: APP })]])
    app.use(cors(async (c: Context<Own>) => policies.get(c.env.ORIGIN ?? ''), { onDecision: null }))
    app.get('/', (c) => c.text('', 200, { 'Access-Control-Max-Age': '1' }))
    const ask = async (env: object) => corsHeaders(await app.request('/', from(APP), env))
    expect(await ask({ ORIGIN: APP })).toEqual({
      'access-control-allow-origin': APP,
      vary: 'Origin',
    })
    expect(await ask({})).toEqual({ 'access-control-max-age': '1' })
  })

  test('known defect 35: onDecision gets the request', async () => {
    const onDecision = vi.fn<(decision: CorsDecision, request: object, own: Request) => void>()
    const app = new Hono().use(cors({ ...OPTIONS, onDecision })).get('/', (c) => c.text(''))
    await app.request('/', from(OTHER))
    expect(onDecision.mock.lastCall?.[0]).toMatchObject({ reason: 'origin-not-allowed' })
    expect(onDecision.mock.lastCall?.[2].url).toBe('http://localhost/')
  })

  test('an inner policy can deny, and cannot widen the outer one', async () => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const app = new Hono().use(cors({ origin: APP, onDecision }))
    app.use('/loose/*', cors({ origin: '*' })).get('/loose/x', (c) => c.text(''))
    const response = await app.request('/loose/x', from(OTHER))
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(onDecision.mock.calls.map(([{ reason }]) => reason)).toContain('nested-policy')
  })

  test('known defects 36, 37: the policy refuses only forged requests, before the handler runs', async () => {
    const handler = vi.fn<Handler>((c) => c.text('ran'))
    const app = new Hono()
      .use(cors({ origin: APP, crossOriginProtection: true }))
      .post('/', handler)
    expect((await app.request('/', from(OTHER, { method: 'POST' }))).status).toBe(403)
    expect(handler).not.toHaveBeenCalled()
    expect((await app.request('/', from('http://localhost', { method: 'POST' }))).status).toBe(200)
    expect((await app.request('/', from(null, { method: 'POST' }))).status).toBe(200)
  })

  test.each<[string, () => unknown]>([
    ['undefined (known defect 3)', () => cors(undefined as never)],
    ['a misspelt option (known defect 3)', () => cors({ origin: APP, maxage: 3 } as never)],
    [
      'any origin with credentials (known defect 4)',
      () => cors({ origin: '*', credentials: true } as never),
    ],
    ['the options of hono/cors', () => cors({ origin: APP, allowMethods: ['GET'] } as never)],
    [
      'the hook onError, because Hono answers errors',
      () => cors(OPTIONS, { onError: () => {} } as never),
    ],
  ])('cors throws at the start for %s', (_, make) => expect(make).toThrow(CorsOptionsError))

  test('the factory in place of the middleware throws an error that says what to write', async () => {
    const app = new Hono().use(cors as never).get('/', (c) => c.text(''))
    app.onError((error, c) => c.text(error.message, 500))
    expect(await (await app.request('/')).text()).toContain('Write app.use(cors({')
  })
})

test('the package exports everything that a user of Hono needs', () => {
  expect(byDefault).toBe(cors)
  expect(createCors({ origin: originsFrom(APP) }).allows(APP)).toBe(true)
  expect(validateCorsOptions({})).toHaveProperty('issues')
})

test('the test client of Hono gets the policy’s headers', async () => {
  const app = new Hono().use(cors(OPTIONS)).get('/orders', (c) => c.json([{ id: 1 }]))
  const response = await testClient(app).orders.$get(undefined, { headers: { Origin: APP } })
  expect(corsHeaders(response as Response)).toEqual({ ...READ, vary: 'Origin' })
})

test('Hono’s host for AWS Lambda accepts the application', async () => {
  const handler = handle(createApp((c) => c.text('hello')))
  const ask = (method: string, headers: object) =>
    handler({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/',
      rawQueryString: '',
      headers: { origin: APP, ...headers },
      requestContext: { domainName: 'a.example', http: { method, path: '/' } },
      isBase64Encoded: false,
    } as never) as unknown as Promise<{ statusCode: number; headers: object }>
  const actual = await ask('GET', {})
  expect(actual.headers).toMatchObject({ ...READ, vary: 'Origin' })
  expect((await ask('OPTIONS', { 'access-control-request-method': 'PUT' })).statusCode).toBe(204)
})
