import { type Context, Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { HTTPException } from 'hono/http-exception'
import { stream, streamSSE } from 'hono/streaming'
import { testClient } from 'hono/testing'
import { describe, expect, test, vi } from 'vitest'
import { APP, corsHeaders, from, OPTIONS, OTHER, preflight, READ } from './cors.test-util.ts'
import byDefault, {
  cors,
  type CorsDecision,
  CorsOptionsError,
  createCors,
  originsFrom,
  validateCorsOptions,
} from './index.ts'

type Handler = (c: Context) => Response | Promise<Response>

const EXITS: Readonly<Record<string, readonly [status: number, vary: string, handler: Handler]>> = {
  text: [200, 'Origin', (c) => c.text('hello')],
  'Vary set by c.header': [
    200,
    'Accept, Origin',
    (c) => (c.header('Vary', 'Accept'), c.text('hello')),
  ],
  'a Response': [
    200,
    'Accept, Origin',
    () => new Response('hello', { headers: { Vary: 'Accept' } }),
  ],
  'Vary: *': [200, '*', (c) => c.text('hello', 200, { Vary: '*' })],
  'CORS headers of the handler': [
    200,
    'Origin',
    (c) => c.text('hello', 200, { 'Access-Control-Allow-Origin': '*' }),
  ],
  redirect: [302, 'Origin', (c) => c.redirect('/')],
  'an immutable response': [302, 'Origin', () => Response.redirect('https://a.example/')],
  'a rejection': [500, 'Origin', () => Promise.reject(new Error('broken'))],
  'a thrown error': [
    500,
    'Origin',
    () => {
      throw new Error('broken')
    },
  ],
  HTTPException: [
    401,
    'Origin',
    () => {
      throw new HTTPException(401, { message: 'who are you?' })
    },
  ],
  'HTTPException with a response': [
    409,
    'Accept, Origin',
    () => {
      throw new HTTPException(409, {
        res: new Response('', { status: 409, headers: { Vary: 'Accept' } }),
      })
    },
  ],
  'a thrown Response': [
    409,
    'Origin',
    () => {
      // oxlint-disable-next-line typescript/only-throw-error -- Applications throw such values.
      throw new Response('', { status: 409 })
    },
  ],
  notFound: [404, 'Origin', (c) => c.notFound()],
  stream: [200, 'Origin', (c) => stream(c, async (target) => void (await target.write('hello')))],
  SSE: [200, 'Origin', (c) => streamSSE(c, (target) => target.writeSSE({ data: 'hello' }))],
}

function createApp(handler: Handler): Hono {
  const app = new Hono().use(cors(OPTIONS)).all('/', handler)
  app.onError((error, c) =>
    error instanceof HTTPException ? error.getResponse() : c.text('Internal Server Error', 500),
  )
  return app
}

describe('responses', () => {
  test.each(Object.entries(EXITS))(
    'known defects 21 to 33: the response has the policy’s headers (%s)',
    async (_, [status, vary, handler]) => {
      const app = createApp(handler)
      const read = await app.request('/', from(APP))
      expect([read.status, corsHeaders(read)]).toEqual([status, { ...READ, vary }])
      for (const origin of [OTHER, 'null', null]) {
        const denied = await app.request('/', from(origin))
        expect([denied.status, corsHeaders(denied)]).toEqual([status, { vary }])
      }
    },
  )

  test('the 404 of Hono and the application’s notFound have the policy’s headers', async () => {
    const app = new Hono().use(cors(OPTIONS))
    expect(corsHeaders(await app.request('/no', from(APP)))).toEqual({ ...READ, vary: 'Origin' })
    app.notFound((c) => c.text('gone', 410))
    const gone = await app.request('/no', from(APP))
    expect([gone.status, corsHeaders(gone)]).toEqual([410, { ...READ, vary: 'Origin' }])
  })

  test('a sub-application with an error handler of its own and a base path has the policy’s headers', async () => {
    const part = new Hono().get('/broken', () => Promise.reject(new Error('broken')))
    part.onError((_error, c) => c.text('own', 418))
    const app = new Hono().basePath('/v1').use(cors(OPTIONS)).route('/part', part)
    const response = await app.request('/v1/part/broken', from(APP))
    expect([response.status, corsHeaders(response)]).toEqual([418, { ...READ, vary: 'Origin' }])
  })

  test('known defect 24: the headers of earlier middleware are kept, and Vary is not doubled', async () => {
    const app = new Hono()
    app.use(async (c, next) => {
      c.res.headers.set('Vary', 'Cookie')
      c.res.headers.append('Set-Cookie', 'a=1')
      c.res.headers.append('Set-Cookie', 'b=2')
      await next()
    })
    app.use(cors(OPTIONS)).get('/', (c) => c.text('hello'))
    const response = await app.request('/', from(APP))
    expect(corsHeaders(response)).toEqual({ ...READ, vary: 'Cookie, Origin' })
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    const asked = await app.request('/', preflight(APP))
    expect([asked.status, asked.headers.get('Access-Control-Allow-Origin')]).toEqual([204, APP])
    expect(asked.headers.get('Vary')).toContain('Origin')
  })

  test('known defect 32: each cookie of a copied response stays a line of its own', async () => {
    const shared = new Response('hello')
    shared.headers.append('Set-Cookie', 'a=1')
    shared.headers.append('Set-Cookie', 'b=2')
    const app = new Hono().use(cors({ origin: [APP, OTHER] })).get('/', () => shared.clone())
    const response = await app.request('/', from(APP))
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  test('known defect 30: a response that is returned twice has the right headers for each origin', async () => {
    const shared = new Response(null, { status: 202 })
    const app = new Hono().use(cors({ origin: [APP, OTHER] })).get('/', () => shared)
    for (const origin of [APP, OTHER, APP, null]) {
      const { headers } = await app.request('/', from(origin))
      expect(headers.get('Access-Control-Allow-Origin')).toBe(origin)
    }
  })

  test('known defect 31: a protocol switch and a network error pass unchanged', async () => {
    const upgrade = Object.defineProperty(new Response(), 'status', { value: 101 })
    const app = new Hono().use(cors(OPTIONS))
    app.get('/upgrade', () => upgrade)
    app.get('/error', () => Response.error())
    expect(corsHeaders(await app.request('/upgrade', from(APP)))).toEqual({})
    expect((await app.request('/error', from(APP))).type).toBe('error')
  })

  test('a thrown value that is not an error reaches the runtime', async () => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- Applications throw such values.
    const app = new Hono().use(cors(OPTIONS)).get('/', () => Promise.reject('a text'))
    await expect(app.request('/', from(APP))).rejects.toBe('a text')
  })

  test('Hono reports a handler that returns nothing, as it does without a policy', async () => {
    const app = new Hono().use(cors(OPTIONS)).get('/', (() => {}) as never)
    app.onError((error, c) => c.text(error.message, 500))
    expect(await (await app.request('/', from(APP))).text()).toContain('Context is not finalized')
  })
})

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
