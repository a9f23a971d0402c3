import { type CorsDecision, createCors } from '@webcors/core'
import { createApp, createRouter, eventHandler, type H3Event, useBase } from 'h3-v1'
import { describe, expect, test, vi } from 'vitest'
import { APP, corsHeaders, EVIL, pageRequest, preflight } from '../ask.test-util.ts'
import { ALLOWED, DENIED, POLICY } from '../policy.test-util.ts'
import { cors, withCors } from '../v1.ts'
import { type Handler, TARGETS } from './targets.test-util.ts'

describe.each(TARGETS)('%s', (_target, start) => {
  const send = start()

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
})
