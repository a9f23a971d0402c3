import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CorsDecision, CorsOptionsError, createCors } from '@webcors/core'
import { withCors as withNodeCors } from '@webcors/node'
import {
  basicAuth,
  bodyLimit,
  createEventStream,
  defineHandler,
  fromNodeHandler,
  fromWebHandler,
  H3,
  type H3Config,
  type H3Event,
  HTTPError,
  HTTPResponse,
  iterable,
  mockEvent,
  noContent,
  type NodeHandler,
  onError,
  onResponse,
  proxy,
  readValidatedBody,
  redirect,
  setCookie,
  toNodeHandler,
} from 'h3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { APP, corsHeaders, EVIL, ownAnswer, pageRequest, preflight } from './ask.test-util.js'
import { cors } from './index.js'

const POLICY = createCors({ origin: APP, credentials: true })
const ALLOWED = {
  'access-control-allow-credentials': 'true',
  'access-control-allow-origin': APP,
  vary: 'Origin',
}
const DENIED = { vary: 'Origin' }

const log = vi.spyOn(console, 'error')
beforeEach(() => void log.mockReset().mockImplementation(() => {}))
afterEach(() => {
  if (log.mock.lastCall) throw new Error('Something was logged', { cause: log.mock.lastCall })
})

type Handler = (event: H3Event) => unknown

/** An app with one handler for everything, behind the policy or not. */
function createApp(
  handler: Handler,
  { config = {}, behind = true }: { config?: H3Config; behind?: boolean } = {},
): H3 {
  const app = new H3({ silent: true, ...config })
  if (behind) app.use(cors(POLICY))
  return app.all('/', handler)
}

function stage(headers: Headers, value: string, name = 'Vary'): void {
  headers.set(name, value)
}

const bytes = new TextEncoder().encode('bytes')

const RETURNED: Readonly<Record<string, Handler>> = {
  'a string': () => 'text',
  'an object': () => ({ a: 1 }),
  'an array': () => [1, 2],
  'a number': () => 42,
  'a bigint': () => 42n,
  'a boolean': () => true,
  'a symbol': () => Symbol('text'),
  null: () => null,
  undefined: () => undefined,
  'a promise': async () => 'later',
  'a Uint8Array': () => bytes,
  'a Blob': () => new Blob(['blob'], { type: 'text/csv' }),
  'a File': () => new File(['file'], 'a b.csv', { type: 'text/csv' }),
  'a stream': () => new Blob(['stream']).stream(),
  'an iterable': () => iterable(['a', 'b']),
  'a Response': () => new Response('text', { status: 418, headers: { 'X-Own': '1' } }),
  'a Response without a body': () => new Response(null, { status: 204 }),
  'a Response that cannot be changed': () => Response.redirect('https://api.example.com/b', 303),
  'what was fetched': () => fetch('data:text/plain,fetched'),
  'an HTTPResponse': () => new HTTPResponse('text', { status: 202, headers: { 'X-Own': '1' } }),
  'a redirect': () => redirect('/b', 307),
  'no content': () => noContent(),
  'a value, with a status and headers on the event': (event) => {
    event.res.status = 201
    event.res.statusText = 'Made'
    event.res.headers.set('X-Own', '1')
    setCookie(event, 'a', '1')
    setCookie(event, 'b', '2')
    return { made: true }
  },
  'a Response, with headers on the event': (event) => {
    event.res.headers.set('X-Event', '1')
    return new Response('text', { headers: { 'X-Own': '1' } })
  },
  'what another fetch handler answers': fromWebHandler(async ({ method }) => new Response(method)),
}

const FAILING: Readonly<Record<string, Handler>> = {
  'an HTTPError': () => {
    throw new HTTPError({
      status: 409,
      statusText: 'Conflict',
      message: 'Sold out',
      data: { a: 1 },
    })
  },
  'an HTTPError with headers': () => {
    throw new HTTPError({ status: 429, headers: { 'Retry-After': '3' } })
  },
  'a rejection': async () => {
    throw new HTTPError('Sold out', { status: 409 })
  },
  'an HTTPError that is returned': () => new HTTPError({ status: 400 }),
  'an Error': () => {
    throw new Error('secret')
  },
  'an Error with a status': () => {
    throw Object.assign(new Error('secret'), { status: 503 })
  },
  'a string': () => {
    throw 'secret'
  },
  undefined: () => {
    throw undefined
  },
  'a Response': () => {
    throw new Response('not what h3 takes', { status: 418 })
  },
  'headers for errors on the event': (event) => {
    event.res.headers.set('X-Lost', '1')
    event.res.errHeaders.set('X-Kept', '1')
    event.res.errHeaders.append('Set-Cookie', 'a=1')
    event.res.errHeaders.append('Set-Cookie', 'b=2')
    throw new HTTPError({ status: 403, headers: { 'X-Own': '1' } })
  },
  'a body that cannot be read': async (event) => event.req.json(),
  'a body that is not valid': (event) => readValidatedBody(event, () => false),
}

describe.each([
  ['', {}],
  ['with details for developers', { debug: true }],
  ['with onError', { onError: ({ status }) => new Response('mine', { status }) }],
  ['with onError that answers with a value', { onError: ({ message }) => ({ message }) }],
  ['with onError that only looks', { onError: () => {} }],
  ['with onError that fails', { onError: () => Promise.reject(new HTTPError({ status: 502 })) }],
] satisfies [string, H3Config][])('an app %s', (_, config) => {
  const cases = [
    ...Object.entries(RETURNED).map(([name, handler]) => [`returned ${name}`, handler] as const),
    ...Object.entries(FAILING).map(([name, handler]) => [`thrown: ${name}`, handler] as const),
  ]

  test.each(cases)('pitfalls 21, 31, 32: %s', async (_name, handler) => {
    for (const method of ['GET', 'HEAD', 'POST']) {
      for (const [origin, headers] of [
        [APP, ALLOWED],
        [EVIL, DENIED],
        [null, DENIED],
      ] as const) {
        const init = { method, ...(method === 'POST' && { body: 'no JSON' }) }
        const ask = (behind: boolean) =>
          createApp(handler, { config, behind }).fetch(pageRequest(origin, '/', init))
        const response = await ask(true)
        expect(corsHeaders(response)).toEqual(headers)
        // The stack that developers are shown has the place of the call in it.
        const plain = (text: unknown) => JSON.stringify(text).replace(/\\"stack\\".*?\]/, '')
        expect(plain(await ownAnswer(response))).toBe(plain(await ownAnswer(await ask(false))))
      }
    }
  })
})

describe('hooks of the app', () => {
  test('are called once for each request, onResponse with what is sent', async () => {
    const config = {
      onRequest: vi.fn<() => void>(),
      onError: vi.fn<(error: HTTPError) => void>(),
      onResponse: vi.fn<(response: Response) => void>(({ headers }) => headers.set('X-Late', '1')),
    }
    const failure = new Error('no')
    const app = createApp(() => Promise.reject(failure), { config })
    const response = await app.fetch(pageRequest(APP))
    expect(corsHeaders(response)).toEqual(ALLOWED)
    expect(response.headers.get('X-Late')).toBe('1')
    expect(config.onRequest).toHaveBeenCalledOnce()
    expect(config.onResponse).toHaveBeenCalledExactlyOnceWith(response, expect.anything())
    expect(config.onError).toHaveBeenCalledOnce()
    expect(config.onError.mock.lastCall?.[0]).toMatchObject({ cause: failure, unhandled: true })
  })

  test('what nobody handles is logged once', async () => {
    const app = createApp(() => Promise.reject(new Error('no')), { config: { silent: false } })
    expect((await app.fetch(pageRequest(APP))).status).toBe(500)
    expect(log).toHaveBeenCalledOnce()
    log.mockReset()
  })

  test('middleware within sees errors, middleware around it sees the answer', async () => {
    const seen: string[] = []
    const app = new H3({ silent: true })
    app.use(onResponse(({ status, headers }) => void seen.push(`${status} ${headers.get('Vary')}`)))
    app.use(cors(POLICY))
    app.use(onError(({ message }) => void seen.push(message)))
    app.get('/', () => Promise.reject(new HTTPError({ status: 409, message: 'Sold out' })))
    expect((await app.fetch(pageRequest(APP))).status).toBe(409)
    expect(seen).toEqual(['Sold out', '409 Origin'])
  })
})

describe('Vary', () => {
  test.each<[string, Handler, string]>([
    ['on the event', ({ res }) => stage(res.headers, 'Cookie'), 'Cookie, Origin'],
    [
      'in the answer',
      () => new HTTPResponse('', { headers: { Vary: 'Accept-Encoding' } }),
      'Accept-Encoding, Origin',
    ],
    [
      'in a response that cannot be changed',
      async () => {
        const response = new Response('', { headers: { Vary: 'Accept' } })
        response.headers.set = () => {
          throw new TypeError('immutable')
        }
        return response
      },
      'Accept, Origin',
    ],
    [
      'of an error',
      () => {
        throw new HTTPError({ status: 401, headers: { Vary: 'Authorization' } })
      },
      'Authorization, Origin',
    ],
    [
      'for errors, on the event',
      (event) => {
        event.res.errHeaders.set('Vary', 'Cookie')
        throw new HTTPError({ status: 401 })
      },
      'Cookie, Origin',
    ],
    ['that has it', () => new Response('', { headers: { Vary: 'origin' } }), 'origin'],
    ['of anything', () => new Response('', { headers: { Vary: '*' } }), '*'],
  ])('pitfalls 23, 24, 25, 26: %s', async (_, handler, vary) => {
    for (const origin of [APP, EVIL, null]) {
      const response = await createApp(handler).fetch(pageRequest(origin))
      expect(response.headers.get('Vary')).toBe(vary)
    }
  })

  test('pitfall 27: none where anyone may read', async () => {
    const app = new H3().use(cors()).get('/', () => 'news')
    const response = await app.fetch(pageRequest(EVIL))
    expect(corsHeaders(response)).toEqual({ 'access-control-allow-origin': '*' })
  })

  test('pitfall 24: of earlier middleware, on preflights too', async () => {
    const app = new H3({ silent: true })
    app.use(({ res }) => stage(res.headers, 'Cookie'))
    app.use(({ res }) => stage(res.errHeaders, 'Accept'))
    app.use(cors({ origin: APP, methods: ['PUT'], allowedHeaders: [] }))
    expect((await app.fetch(preflight(APP))).headers.get('Vary')).toBe('Cookie, Origin')
    expect((await app.fetch(preflight(EVIL))).headers.get('Vary')).toBe('Accept, Origin')
  })
})

describe('preflights', () => {
  test('pitfalls 14, 15, 16, 18: are answered in the app’s place, wherever no route is', async () => {
    const handler = vi.fn<Handler>(() => 'ran')
    const app = new H3().use(cors({ origin: APP, methods: ['PUT'], allowedHeaders: [] }))
    app.put('/orders', handler)
    app.options('/own', handler)
    const response = await app.fetch(preflight(APP, '/orders'))
    expect(response.status).toBe(204)
    expect(corsHeaders(response)).toEqual({
      'access-control-allow-methods': 'PUT',
      'access-control-allow-origin': APP,
      'access-control-max-age': '7200',
      vary: 'Origin',
    })
    const denied = await app.fetch(preflight(EVIL, '/orders'))
    expect([denied.status, corsHeaders(denied), await denied.text()]).toEqual([403, DENIED, ''])
    expect(handler).not.toHaveBeenCalled()
    const own = await app.fetch(pageRequest(APP, '/own', { method: 'OPTIONS' }))
    expect(await own.text()).toBe('ran')
  })

  test('pitfall 17: are answered before authentication, and its 401 can be read', async () => {
    const app = new H3({ silent: true }).use(cors(POLICY))
    app.use(basicAuth({ password: 'secret' }))
    app.all('/', () => 'secret')
    expect((await app.fetch(preflight(APP))).status).toBe(204)
    const response = await app.fetch(pageRequest(APP))
    expect(response.status).toBe(401)
    expect(corsHeaders(response)).toEqual(ALLOWED)
    expect(response.headers.get('WWW-Authenticate')).toContain('Basic')
  })

  test('pitfall 16: of one route, which knows GET alone', async () => {
    const app = new H3().use('/orders/**', cors(POLICY)).get('/orders/:id', () => 'order')
    expect((await app.fetch(preflight(APP, '/orders/1', 'GET'))).status).toBe(204)
    expect(corsHeaders(await app.fetch(pageRequest(APP, '/orders/1')))).toEqual(ALLOWED)
    const elsewhere = await app.fetch(preflight(APP, '/news'))
    expect([elsewhere.status, corsHeaders(elsewhere)]).toEqual([404, {}])
  })

  test('pitfall 19: a hundred thousand names cost nothing to speak of', async () => {
    const app = new H3().use(cors({ origin: APP, credentials: true }))
    const headers = { 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': '' }
    headers['Access-Control-Request-Headers'] = 'x-a,'.repeat(100_000)
    const init = { method: 'OPTIONS', headers }
    const start = performance.now()
    expect((await app.fetch(pageRequest(APP, '/', init))).status).toBe(204)
    expect(performance.now() - start).toBeLessThan(500)
  })
})

describe('where nothing may be mixed up', () => {
  test.each<[string, unknown]>([
    ['a Response', new Response(null, { status: 204 })],
    ['an HTTPResponse', new HTTPResponse('', { headers: { Vary: 'Accept' } })],
    ['an error', new HTTPError({ status: 418, headers: { 'X-Own': '1' } })],
  ])('pitfall 30: %s that is used twice', async (_, shared) => {
    const app = createApp(() => shared)
    const first = corsHeaders(await app.fetch(pageRequest(APP)))
    expect(first).toMatchObject({ 'access-control-allow-origin': APP })
    const { vary } = first
    expect(corsHeaders(await app.fetch(pageRequest(EVIL)))).toEqual({ vary })
    expect(corsHeaders(await app.fetch(pageRequest(null)))).toEqual({ vary })
    expect(corsHeaders(await app.fetch(pageRequest(APP)))).toEqual(first)
  })

  test('pitfalls 28, 29: an upstream’s own policy', async () => {
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

  test('pitfall 32: no Set-Cookie line is lost, on errors neither', async () => {
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

  test('pitfall 33: server-sent events come as they are pushed', async () => {
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

  test('pitfall 31: a network error passes', async () => {
    expect((await createApp(() => Response.error()).fetch(pageRequest(APP))).type).toBe('error')
  })

  test('pitfalls 36, 37: denial is no error, and the site itself is let in', async () => {
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
  ])('%s: its policy is for its paths, errors and 404 too', async (_, mount) => {
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
    ['in a mounted one', (part) => new H3().mount('/', part)],
    [
      'in one that is mounted as a fetch handler',
      (part) => new H3().mount('/', (request) => part.fetch(request)),
    ],
    [
      'where another request is put in place',
      (part) => new H3().use(bodyLimit(9)).mount('/', part),
    ],
  ])('a policy within another can deny, and never widen: %s', async (_, within) => {
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

describe('where the policy comes from', () => {
  test('a function of the event, at once or later', async () => {
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

  test('pitfall 2: a promise that does not say yes is no yes', async () => {
    const app = new H3().use(cors({ origin: async (origin) => origin === APP }))
    app.get('/', () => 'ok')
    expect(corsHeaders(await app.fetch(pageRequest(APP)))).toMatchObject({ vary: 'Origin' })
    expect(corsHeaders(await app.fetch(pageRequest(EVIL)))).toEqual(DENIED)
  })

  test('pitfall 35: a function that fails denies, and the hook is told why', async () => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const error = new Error('no tenant')
    const app = new H3().use(cors(() => Promise.reject(error), { onDecision })).get('/', () => 'ok')
    expect(corsHeaders(await app.fetch(pageRequest(APP)))).toEqual(DENIED)
    expect(onDecision.mock.lastCall?.[0]).toMatchObject({ reason: 'selection-failed', error })
  })

  test.each<[string, () => unknown]>([
    ['pitfall 3: undefined', () => cors(undefined as never)],
    ['pitfall 3: a misspelt option', () => cors({ origin: APP, maxage: 3 } as never)],
    [
      'pitfall 4: anyone, with credentials',
      () => cors({ origin: '*', credentials: true } as never),
    ],
    ['pitfall 1: a set', () => cors({ origin: new Set([APP]) } as never)],
    ['the options of handleCors', () => cors({ origin: '*', allowHeaders: '*' } as never)],
  ])('is refused at the start: %s', (_, make) => expect(make).toThrow(CorsOptionsError))
})

describe('pitfall 33: what goes past h3, to Node’s own response', () => {
  const legacy = (_: unknown, response: ServerResponse) => void response.end('legacy')

  test.each<[string, NodeHandler, object]>([
    ['has no headers', legacy as NodeHandler, {}],
    ['has them where its handler is wrapped', withNodeCors(legacy, POLICY) as NodeHandler, ALLOWED],
  ])('%s', async (_, handler, headers) => {
    const app = new H3().use(cors(POLICY)).get('/', fromNodeHandler(handler))
    const server = createServer(toNodeHandler(app) as RequestListener)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { Origin: APP } })
    expect([corsHeaders(response), await response.text()]).toEqual([headers, 'legacy'])
    server.close()
  })
})

test('stays synchronous where everything is', () => {
  const app = createApp(() => 'text')
  expect(app.fetch(pageRequest(APP))).toBeInstanceOf(Response)
})

test('needs no app', async () => {
  const event = mockEvent(pageRequest(APP))
  const response = (await cors(POLICY)(event, () => 'text')) as Response
  expect(corsHeaders(response)).toEqual(ALLOWED)
  const handler = defineHandler({ middleware: [cors(POLICY)], handler: () => 'text' })
  expect(corsHeaders(await handler.fetch(pageRequest(APP)))).toEqual(ALLOWED)
})
