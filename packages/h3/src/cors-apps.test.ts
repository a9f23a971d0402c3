import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CorsDecision, CorsOptionsError, createCors } from '@webcors/core'
import { withCors as withNodeCors } from '@webcors/node'
import {
  bodyLimit,
  createEventStream,
  fromNodeHandler,
  H3,
  HTTPError,
  HTTPResponse,
  type NodeHandler,
  proxy,
  toNodeHandler,
} from 'h3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { APP, corsHeaders, EVIL, pageRequest, preflight } from './ask.test-util.ts'
import { cors } from './index.ts'
import { ALLOWED, DENIED, POLICY } from './policy.test-util.ts'
import { createApp, stage } from './cors.test-util.ts'

const log = vi.spyOn(console, 'error')

beforeEach(() => void log.mockReset().mockImplementation(() => {}))

afterEach(() => {
  if (log.mock.lastCall) throw new Error('Something was logged', { cause: log.mock.lastCall })
})

describe('responses keep their own headers', () => {
  test.each<[string, unknown]>([
    ['a Response', new Response(null, { status: 204 })],
    ['an HTTPResponse', new HTTPResponse('', { headers: { Vary: 'Accept' } })],
    ['an error', new HTTPError({ status: 418, headers: { 'X-Own': '1' } })],
  ])(
    'known defect 30: %s that is returned for several requests has the headers of each request',
    async (_, shared) => {
      const app = createApp(() => shared)
      const first = corsHeaders(await app.fetch(pageRequest(APP)))
      expect(first).toMatchObject({ 'access-control-allow-origin': APP })
      const { vary } = first
      expect(corsHeaders(await app.fetch(pageRequest(EVIL)))).toEqual({ vary })
      expect(corsHeaders(await app.fetch(pageRequest(null)))).toEqual({ vary })
      expect(corsHeaders(await app.fetch(pageRequest(APP)))).toEqual(first)
    },
  )

  test('known defects 28, 29: the policy replaces the CORS headers of an upstream', async () => {
    const upstream = createApp(() => 'upstream', { behind: false })
    upstream.use(({ res }) => stage(res.headers, '*', 'Access-Control-Allow-Origin'))
    vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
      upstream.fetch(new Request(url, init)),
    )
    try {
      const app = createApp((event) => proxy(event, 'https://upstream.example/'))
      const response = await app.fetch(pageRequest(APP))
      expect([corsHeaders(response), await response.text()]).toEqual([ALLOWED, 'upstream'])
      expect(corsHeaders(await app.fetch(pageRequest(EVIL)))).toEqual(DENIED)
    } finally {
      vi.unstubAllGlobals()
    }
  })

  test('known defect 32: every Set-Cookie line is kept, on errors too', async () => {
    const app = createApp((event) => {
      for (const headers of [event.res.headers, event.res.errHeaders]) {
        headers.append('Set-Cookie', 'a=1')
        headers.append('Set-Cookie', 'b=2, c')
      }
      if (event.url.searchParams.has('fail')) throw new HTTPError({ status: 400 })
      return new Response('', { headers: { 'Set-Cookie': 'own=1' } })
    })
    const cookies = async (path: string) =>
      (await app.fetch(pageRequest(APP, path))).headers.getSetCookie()
    expect(await cookies('/')).toEqual(['own=1', 'a=1', 'b=2, c'])
    expect(await cookies('/?fail')).toEqual(['a=1', 'b=2, c'])
  })

  test('known defect 33: server-sent events arrive as they are pushed', async () => {
    const app = createApp(async (event) => {
      const stream = createEventStream(event)
      void stream.push('one').then(() => stream.close())
      return stream
    })
    const response = await app.fetch(pageRequest(APP))
    expect(corsHeaders(response)).toEqual(ALLOWED)
    expect(response.headers.get('Content-Type')).toBe('text/event-stream')
    expect(await response.text()).toBe('data: one\n\n')
  })

  test('known defect 31: a network error passes unchanged', async () => {
    expect((await createApp(() => Response.error()).fetch(pageRequest(APP))).type).toBe('error')
  })

  test('known defects 36, 37: a denied request runs, and requests of the site itself are allowed', async () => {
    const app = new H3().use(cors({ origin: APP, crossOriginProtection: true }))
    app.post('/', () => 'ran')
    const ask = (headers: HeadersInit) =>
      app.fetch(pageRequest('https://api.example.com', '/', { method: 'POST', headers }))
    expect((await ask({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
    expect((await ask({ Host: 'api.example.com' })).status).toBe(200)
    expect((await ask({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await createApp(() => 'ran').fetch(pageRequest(EVIL))).status).toBe(200)
  })
})

describe('apps within apps', () => {
  const routes = () =>
    new H3().use(cors(POLICY)).get('/order', (event) => {
      if (event.url.searchParams.has('fail')) throw new HTTPError({ status: 409 })
      return 'order'
    })

  test.each<[string, (part: H3) => H3]>([
    ['mounted', (part) => new H3().mount('/shop', part)],
    [
      'mounted as a fetch handler',
      (part) => new H3().mount('/shop', (request) => part.fetch(request)),
    ],
    ['used', (part) => new H3().use('/shop', part)],
    ['mounted twice', (part) => new H3().mount('/shop', new H3().mount('/', part))],
  ])('the policy of an app that is %s covers its paths, errors and 404', async (_, mount) => {
    const app = mount(routes()).get('/news', () => 'news')
    for (const [path, status] of [
      ['/shop/order', 200],
      ['/shop/order?fail', 409],
      ['/shop/nothing', 404],
    ] as const) {
      const response = await app.fetch(pageRequest(APP, path))
      expect([response.status, corsHeaders(response)]).toEqual([status, ALLOWED])
    }
    expect((await app.fetch(preflight(APP, '/shop/order'))).status).toBe(204)
    for (const path of ['/news', '/shopping', '/nothing']) {
      expect(corsHeaders(await app.fetch(pageRequest(APP, path)))).toEqual({})
    }
  })

  test.each<[string, (part: H3) => H3]>([
    ['in the same app', (part) => part],
    ['in a mounted app', (part) => new H3().mount('/', part)],
    [
      'in an app that is mounted as a fetch handler',
      (part) => new H3().mount('/', (request) => part.fetch(request)),
    ],
    [
      'in an app behind a middleware that replaces the request',
      (part) => new H3().use(bodyLimit(9)).mount('/', part),
    ],
  ])('an inner policy %s can deny, and cannot widen the outer one', async (_, within) => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const part = new H3()
    const app = new H3().use(cors({ origin: [APP, EVIL], onDecision }))
    part.use('/strict', cors({ origin: APP })).post('/strict', () => 'strict')
    part.use('/loose', cors({ origin: '*' })).post('/loose', () => 'loose')
    app.mount('/', within(part))
    const ask = async (origin: string, path: string) => {
      const init = { method: 'POST', body: 'text' }
      const { headers } = await app.fetch(pageRequest(origin, path, init))
      return headers.get('Access-Control-Allow-Origin')
    }
    expect(await ask(APP, '/strict')).toBe(APP)
    expect(await ask(EVIL, '/strict')).toBeNull()
    expect(await ask('https://other.example', '/loose')).toBeNull()
    expect(onDecision.mock.calls.filter(([{ reason }]) => reason === 'nested-policy')).toHaveLength(
      3,
    )
    expect((await app.fetch(preflight(EVIL, '/strict'))).status).toBe(204)
  })
})

describe('the source of the policy', () => {
  test('a function of the event can select the policy, synchronously or asynchronously', async () => {
    const app = new H3()
    app.use(cors((event) => (event.url.pathname === '/ours' ? POLICY : undefined)))
    app.use(
      cors(async ({ req }) =>
        req.url.endsWith('/theirs') ? createCors({ origin: '*' }) : undefined,
      ),
    )
    app.get('/**', () => 'ok')
    const ask = async (path: string) => corsHeaders(await app.fetch(pageRequest(APP, path)))
    expect(await ask('/ours')).toEqual(ALLOWED)
    expect(await ask('/theirs')).toEqual({ 'access-control-allow-origin': '*' })
    expect(await ask('/nobodys')).toEqual({})
  })

  test('known defect 2: an asynchronous predicate denies unless it resolves to true', async () => {
    const app = new H3().use(cors({ origin: async (origin) => origin === APP }))
    app.get('/', () => 'ok')
    expect(corsHeaders(await app.fetch(pageRequest(APP)))).toMatchObject({ vary: 'Origin' })
    expect(corsHeaders(await app.fetch(pageRequest(EVIL)))).toEqual(DENIED)
  })

  test('known defect 35: the policy denies if the selecting function fails, and onDecision gets the error', async () => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const error = new Error('no tenant')
    const app = new H3().use(cors(() => Promise.reject(error), { onDecision })).get('/', () => 'ok')
    expect(corsHeaders(await app.fetch(pageRequest(APP)))).toEqual(DENIED)
    expect(onDecision.mock.lastCall?.[0]).toMatchObject({ reason: 'selection-failed', error })
  })

  test.each<[string, () => unknown]>([
    ['undefined (known defect 3)', () => cors(undefined as never)],
    ['a misspelt option (known defect 3)', () => cors({ origin: APP, maxage: 3 } as never)],
    [
      'any origin with credentials (known defect 4)',
      () => cors({ origin: '*', credentials: true } as never),
    ],
    ['a Set as origin (known defect 1)', () => cors({ origin: new Set([APP]) } as never)],
    ['the options of handleCors', () => cors({ origin: '*', allowHeaders: '*' } as never)],
  ])('cors throws at the start for %s', (_, make) => expect(make).toThrow(CorsOptionsError))
})

describe('fromNodeHandler', () => {
  const legacy = (_: unknown, response: ServerResponse) => void response.end('legacy')

  test.each<[string, NodeHandler, object]>([
    ['a response of fromNodeHandler has no CORS headers', legacy as NodeHandler, {}],
    [
      'a response of fromNodeHandler has CORS headers if withCors of @webcors/node wraps the handler',
      withNodeCors(legacy, POLICY) as NodeHandler,
      ALLOWED,
    ],
  ])('known defect 33: %s', async (_, handler, headers) => {
    const app = new H3().use(cors(POLICY)).get('/', fromNodeHandler(handler))
    const server = createServer(toNodeHandler(app) as RequestListener)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { Origin: APP } })
    expect([corsHeaders(response), await response.text()]).toEqual([headers, 'legacy'])
    server.close()
  })
})
