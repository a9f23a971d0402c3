import { basicAuth, H3, HTTPError, HTTPResponse } from 'h3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { APP, corsHeaders, EVIL, pageRequest, preflight } from './ask.test-util.ts'
import { cors } from './index.ts'
import { ALLOWED, DENIED, POLICY } from './policy.test-util.ts'
import { createApp, type Handler, stage } from './cors.test-util.ts'

const log = vi.spyOn(console, 'error')

beforeEach(() => void log.mockReset().mockImplementation(() => {}))

afterEach(() => {
  if (log.mock.lastCall) throw new Error('Something was logged', { cause: log.mock.lastCall })
})

describe('Vary', () => {
  test.each<[string, Handler, string]>([
    ['of the event', ({ res }) => stage(res.headers, 'Cookie'), 'Cookie, Origin'],
    [
      'of an HTTPResponse',
      () => new HTTPResponse('', { headers: { Vary: 'Accept-Encoding' } }),
      'Accept-Encoding, Origin',
    ],
    [
      'of an immutable response',
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
      'of the event for errors',
      (event) => {
        event.res.errHeaders.set('Vary', 'Cookie')
        throw new HTTPError({ status: 401 })
      },
      'Cookie, Origin',
    ],
    ['that has Origin', () => new Response('', { headers: { Vary: 'origin' } }), 'origin'],
    ['with the value *', () => new Response('', { headers: { Vary: '*' } }), '*'],
  ])(
    'known defects 23, 24, 25, 26: a response keeps its Vary and has Origin in it (Vary %s)',
    async (_, handler, vary) => {
      for (const origin of [APP, EVIL, null]) {
        const response = await createApp(handler).fetch(pageRequest(origin))
        expect(response.headers.get('Vary')).toBe(vary)
      }
    },
  )

  test('known defect 27: responses that anyone may read have no Vary', async () => {
    const app = new H3().use(cors()).get('/', () => 'news')
    const response = await app.fetch(pageRequest(EVIL))
    expect(corsHeaders(response)).toEqual({ 'access-control-allow-origin': '*' })
  })

  test('known defect 24: responses keep the Vary of earlier middleware, also to preflights', async () => {
    const app = new H3({ silent: true })
    app.use(({ res }) => stage(res.headers, 'Cookie'))
    app.use(({ res }) => stage(res.errHeaders, 'Accept'))
    app.use(cors({ origin: APP, methods: ['PUT'], allowedHeaders: [] }))
    expect((await app.fetch(preflight(APP))).headers.get('Vary')).toBe('Cookie, Origin')
    expect((await app.fetch(preflight(EVIL))).headers.get('Vary')).toBe('Accept, Origin')
  })
})

describe('preflights', () => {
  test('known defects 14, 15, 16, 18: the policy answers preflights in place of the app, also on paths without a route', async () => {
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

  test('known defect 17: preflights are answered before authentication, and its 401 can be read', async () => {
    const app = new H3({ silent: true }).use(cors(POLICY))
    app.use(basicAuth({ password: 'secret' }))
    app.all('/', () => 'secret')
    expect((await app.fetch(preflight(APP))).status).toBe(204)
    const response = await app.fetch(pageRequest(APP))
    expect(response.status).toBe(401)
    expect(corsHeaders(response)).toEqual(ALLOWED)
    expect(response.headers.get('WWW-Authenticate')).toContain('Basic')
  })

  test('known defect 16: the preflight of a route for GET alone is answered', async () => {
    const app = new H3().use('/orders/**', cors(POLICY)).get('/orders/:id', () => 'order')
    expect((await app.fetch(preflight(APP, '/orders/1', 'GET'))).status).toBe(204)
    expect(corsHeaders(await app.fetch(pageRequest(APP, '/orders/1')))).toEqual(ALLOWED)
    const elsewhere = await app.fetch(preflight(APP, '/news'))
    expect([elsewhere.status, corsHeaders(elsewhere)]).toEqual([404, {}])
  })

  test('known defect 19: a request for a hundred thousand header names is answered in milliseconds', async () => {
    const app = new H3().use(cors({ origin: APP, credentials: true }))
    const headers = { 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': '' }
    headers['Access-Control-Request-Headers'] = 'x-a,'.repeat(100_000)
    const init = { method: 'OPTIONS', headers }
    const start = performance.now()
    expect((await app.fetch(pageRequest(APP, '/', init))).status).toBe(204)
    expect(performance.now() - start).toBeLessThan(500)
  })
})
