import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { stream, streamSSE } from 'hono/streaming'
import { describe, expect, test } from 'vitest'
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
import { cors } from './index.ts'

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
