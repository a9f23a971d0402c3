import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CorsDecision, CorsOptionsError, createCors } from '@webcors/core'
import {
  type App,
  type AppOptions,
  appendResponseHeader,
  createApp,
  createError,
  createEventStream,
  createRouter,
  eventHandler,
  type H3Event,
  lazyEventHandler,
  sendNoContent,
  sendRedirect,
  setResponseHeader,
  setResponseStatus,
  toNodeListener,
  toPlainHandler,
  toWebHandler,
  useBase,
} from 'h3-v1'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { APP, corsHeaders, EVIL, ownAnswer, pageRequest, preflight } from '../ask.test-util.ts'
import { cors, withCors } from '../v1.ts'

const POLICY = createCors({ origin: APP, credentials: true })
const ALLOWED = {
  'access-control-allow-credentials': 'true',
  'access-control-allow-origin': APP,
  vary: 'Origin',
}
const DENIED = { vary: 'Origin' }

type Handler = (event: H3Event) => unknown
type Send = (app: App, request: Request) => Promise<Response>

// h3 logs errors that it does not handle.
const log = vi.spyOn(console, 'error')
beforeEach(() => void log.mockReset().mockImplementation(() => {}))

function serve(handler: Handler, behind = true, options: AppOptions = {}): App {
  const app = createApp(options)
  if (behind) app.use(cors(POLICY))
  return app.use('/', eventHandler(handler))
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  'a string': () => 'text',
  'an object': () => ({ a: 1 }),
  null: () => null,
  'a Uint8Array': () => Buffer.from('bytes'),
  'a Blob': () => new Blob(['blob'], { type: 'text/csv' }),
  'a stream': () => new Blob(['stream']).stream(),
  'a Response': () => new Response('text', { status: 418, headers: { 'X-Own': '1' } }),
  'an immutable Response': () => Response.redirect('https://api.example.com/b', 303),
  'a redirect': (event) => sendRedirect(event, '/b', 307),
  'the result of sendNoContent()': (event) => sendNoContent(event),
  'status and headers': (event) => {
    setResponseStatus(event, 201, 'Made')
    setResponseHeader(event, 'X-Own', '1')
    appendResponseHeader(event, 'Set-Cookie', 'a=1')
    appendResponseHeader(event, 'Set-Cookie', 'b=2')
    return 'made'
  },
  'setHeader and end of Node.js': ({ node: { res } }) => {
    res.setHeader('X-Own', '1')
    res.end('raw')
  },
  'writeHead of Node.js': ({ node: { res } }) => {
    res.writeHead(202, { 'X-Own': '1' })
    res.end('raw')
  },
  'an error': () => {
    throw createError({ statusCode: 409, statusMessage: 'Conflict', data: { a: 1 } })
  },
  'an error that is returned': () => createError({ statusCode: 422 }),
  'an error of another kind': () => Promise.reject(new Error('no')),
  'a string that is thrown': () => {
    throw 'no'
  },
  'no result': () => {},
}

describe('on Node.js', () => {
  let server: Server
  let app: App
  beforeAll(async () => {
    server = createServer((request, response) => toNodeListener(app)(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => server.close())

  answers((next, { method, url, headers }) => {
    app = next
    const { port } = server.address() as AddressInfo
    const { pathname, search } = new URL(url)
    const init = { method, headers, redirect: 'manual' } as const
    return fetch(`http://127.0.0.1:${port}${pathname}${search}`, init)
  })

  test('known defect 33: server-sent events arrive as they are pushed', async () => {
    app = serve(async (event) => {
      const stream = createEventStream(event)
      void stream.push('one').then(() => stream.close())
      return stream.send()
    })
    const { port } = server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { Origin: APP } })
    expect([corsHeaders(response), await response.text()]).toEqual([ALLOWED, 'data: one\n\n'])
  })
})

describe('on web targets', () => {
  answers((app, request) => toWebHandler(app)(request))
})

describe('with plain values', () => {
  answers(async (app, { method, url, headers }) => {
    const { pathname, search } = new URL(url)
    const plain = { method, path: pathname + search, headers: Object.fromEntries(headers) }
    const { status, statusText, headers: lines, body } = await toPlainHandler(app)(plain)
    const empty = method === 'HEAD' || [204, 304].includes(status)
    const init = { status, statusText, headers: lines }
    return new Response(empty ? null : (body as BodyInit), init)
  })
})

function answers(send: Send): void {
  test.each(Object.entries(HANDLERS))(
    'known defects 21, 31, 32, 33: the response has the policy’s headers (%s)',
    async (_, handler) => {
      for (const method of ['GET', 'HEAD', 'POST']) {
        for (const [origin, headers] of [
          [APP, ALLOWED],
          [EVIL, DENIED],
          [null, DENIED],
        ] as const) {
          const ask = (behind: boolean) =>
            send(serve(handler, behind), pageRequest(origin, '/', { method }))
          const response = await ask(true)
          expect(corsHeaders(response)).toEqual(headers)
          expect(await ownAnswer(response)).toEqual(await ownAnswer(await ask(false)))
        }
      }
    },
  )

  test.each<[string, Handler, string]>([
    ['of the event', (event) => setResponseHeader(event, 'Vary', 'Cookie'), 'Cookie, Origin'],
    [
      'of a Response',
      () => new Response('', { headers: { Vary: 'Accept-Encoding' } }),
      'Accept-Encoding, Origin',
    ],
    [
      'of an error',
      (event) => {
        setResponseHeader(event, 'Vary', 'Cookie')
        throw createError({ statusCode: 401 })
      },
      'Cookie, Origin',
    ],
    [
      'passed to writeHead',
      ({ node: { res } }) => {
        res.writeHead(200, { vary: 'Accept' })
        res.end()
      },
      'Accept, Origin',
    ],
  ])(
    'known defects 23, 24: a response keeps its Vary and has Origin in it (Vary %s)',
    async (_, handler, vary) => {
      const app = serve((event) => handler(event) ?? 'text')
      for (const origin of [APP, EVIL, null]) {
        const response = await send(app, pageRequest(origin))
        expect(response.headers.get('Vary')).toBe(vary)
      }
    },
  )

  test('known defects 14, 15, 16, 17: preflights are answered before the handlers of the app', async () => {
    const handler = vi.fn<Handler>(() => 'ran')
    const app = createApp().use(cors({ origin: APP, methods: ['PUT'], allowedHeaders: [] }))
    app.use(eventHandler(handler))
    const response = await send(app, preflight(APP))
    expect([response.status, corsHeaders(response)]).toEqual([
      204,
      {
        'access-control-allow-methods': 'PUT',
        'access-control-allow-origin': APP,
        'access-control-max-age': '7200',
        vary: 'Origin',
      },
    ])
    const denied = await send(app, preflight(EVIL))
    expect([denied.status, corsHeaders(denied), await denied.text()]).toEqual([403, DENIED, ''])
    expect(handler).not.toHaveBeenCalled()
    expect(await (await send(app, pageRequest(APP, '/', { method: 'OPTIONS' }))).text()).toBe('ran')
  })

  test('known defects 28, 29: the policy replaces the CORS headers of an upstream and of a handler', async () => {
    const app = serve((event) => {
      setResponseHeader(event, 'Access-Control-Allow-Origin', '*')
      return new Response('', { headers: { 'Access-Control-Allow-Methods': 'TRACE' } })
    })
    expect(corsHeaders(await send(app, pageRequest(APP)))).toEqual(ALLOWED)
    expect(corsHeaders(await send(app, pageRequest(EVIL)))).toEqual(DENIED)
  })

  test('known defect 21: an error that the app’s onError answers has the policy’s headers', async () => {
    const onError: AppOptions['onError'] = ({ statusCode }, event) => {
      setResponseStatus(event, statusCode)
      event.node.res.end('mine')
    }
    const app = serve(() => Promise.reject(createError({ statusCode: 409 })), true, { onError })
    const response = await send(app, pageRequest(APP))
    expect([response.status, corsHeaders(response)]).toEqual([409, ALLOWED])
  })

  test('a single route can have its own policy, which answers its preflights', async () => {
    const handler = vi.fn<Handler>(() => 'order')
    const router = createRouter({ preemptive: true })
    router.use('/order/:id', withCors(handler, POLICY))
    router.get('/get', withCors(eventHandler(handler), POLICY))
    const app = createApp().use(router)
    expect((await send(app, preflight(APP, '/order/1'))).status).toBe(204)
    expect((await send(app, preflight(EVIL, '/order/1'))).status).toBe(403)
    expect((await send(app, preflight(APP, '/get'))).status).toBe(405)
    expect(handler).not.toHaveBeenCalled()
    const response = await send(app, pageRequest(APP, '/order/1'))
    expect([corsHeaders(response), await response.text()]).toEqual([ALLOWED, 'order'])
    expect(corsHeaders(await send(app, pageRequest(APP, '/nothing')))).toEqual({})
  })

  test('a policy can cover a part of the app, also a mounted app', async () => {
    const shop = createApp().use(
      '/order',
      eventHandler(() => 'order'),
    )
    const app = createApp()
    app.use('/shop', cors(POLICY))
    app.use('/shop', useBase('/shop', shop.handler))
    app.use(
      '/news',
      eventHandler(() => 'news'),
    )
    expect((await send(app, preflight(APP, '/shop/order'))).status).toBe(204)
    expect(corsHeaders(await send(app, pageRequest(APP, '/shop/order')))).toEqual(ALLOWED)
    expect(corsHeaders(await send(app, pageRequest(APP, '/shop/nothing')))).toEqual(ALLOWED)
    expect(corsHeaders(await send(app, pageRequest(APP, '/news')))).toEqual({})
  })

  test('an inner policy within an outer one can deny, and cannot widen it', async () => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const app = createApp().use(cors({ origin: [APP, EVIL], onDecision }))
    app.use(
      '/strict',
      withCors(
        eventHandler(() => 'strict'),
        { origin: APP },
      ),
    )
    app.use(
      '/loose',
      withCors(
        eventHandler(() => 'loose'),
        { origin: '*' },
      ),
    )
    const ask = async (origin: string, path: string) =>
      (await send(app, pageRequest(origin, path))).headers.get('Access-Control-Allow-Origin')
    expect(await ask(APP, '/strict')).toBe(APP)
    expect(await ask(EVIL, '/strict')).toBeNull()
    expect(await ask('https://other.example', '/loose')).toBeNull()
    const reasons = onDecision.mock.calls.map(([{ reason }]) => reason)
    expect(reasons.filter((reason) => reason === 'nested-policy')).toHaveLength(3)
  })

  test('a function of the event can select the policy, synchronously or asynchronously', async () => {
    const app = createApp()
    app.use(cors<H3Event>((event) => (event.path === '/ours' ? POLICY : undefined)))
    app.use(
      cors(async ({ path }) => (path === '/theirs' ? createCors({ origin: '*' }) : undefined)),
    )
    app.use(eventHandler(() => 'ok'))
    const ask = async (path: string) => corsHeaders(await send(app, pageRequest(APP, path)))
    expect(await ask('/ours')).toEqual(ALLOWED)
    expect(await ask('/theirs')).toEqual({ 'access-control-allow-origin': '*' })
    expect(await ask('/nobodys')).toEqual({})
  })

  test('known defect 36: a denied request runs and keeps its status', async () => {
    const app = createApp().use(cors({ origin: APP, crossOriginProtection: true }))
    app.use(eventHandler(() => 'ran'))
    expect((await send(app, pageRequest(EVIL))).status).toBe(200)
    expect((await send(app, pageRequest(EVIL, '/', { method: 'POST' }))).status).toBe(403)
  })
}

test('a wrapped handler keeps the routes and hooks that h3 stores on it', () => {
  const websocket = { open: () => {} }
  const handler = eventHandler({ handler: () => 'text', websocket })
  const kept = { ...withCors(handler, POLICY) }
  expect(kept).toMatchObject({ __is_handler__: true, __websocket__: websocket })
  const lazy = lazyEventHandler(() => handler)
  expect({ ...withCors(lazy, POLICY) }).toMatchObject({ ...lazy })
  expect(Object.keys(lazy)).toContain('__resolve__')
  expect({ ...cors() }).toEqual({ __is_handler__: true })
})

describe('errors at the start', () => {
  test.each<[string, () => unknown]>([
    [
      'a handler that is wrapped',
      () =>
        withCors(
          withCors(() => 'a', POLICY),
          POLICY,
        ),
    ],
    ['an object in place of a handler', () => withCors({} as never, POLICY)],
    ['undefined (known defect 3)', () => cors(undefined as never)],
    [
      'any origin with credentials (known defect 4)',
      () => cors({ origin: '*', credentials: true } as never),
    ],
  ])('cors and withCors throw at the start for %s', (_, make) =>
    expect(make).toThrow(CorsOptionsError),
  )
})
