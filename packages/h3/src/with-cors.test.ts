import { CorsOptionsError } from '@webcors/core'
import {
  defineHandler,
  defineLazyEventHandler,
  defineValidatedHandler,
  defineWebSocketHandler,
  H3,
  HTTPError,
} from 'h3'
import { describe, expect, test, vi } from 'vitest'
import { APP, corsHeaders, EVIL, pageRequest, preflight } from './ask.test-util.ts'
import { withCors } from './index.ts'
import { ALLOWED, POLICY } from './policy.test-util.ts'

test('known defect 16: a route for every method gets preflights, and a route for GET alone does not', async () => {
  const handler = vi.fn<() => string>(() => 'order')
  const app = new H3({ silent: true })
  app.all('/all', withCors(handler, POLICY))
  app.get('/get', withCors(handler, POLICY))
  expect((await app.fetch(preflight(APP, '/all'))).status).toBe(204)
  expect((await app.fetch(preflight(EVIL, '/all'))).status).toBe(403)
  expect((await app.fetch(preflight(APP, '/get'))).status).toBe(404)
  // As documented, the handler can be registered for OPTIONS too, or for all methods.
  app.options('/get', withCors(handler, POLICY))
  expect((await app.fetch(preflight(APP, '/get'))).status).toBe(204)
  expect(handler).not.toHaveBeenCalled()
})

test.each<[string, () => unknown, number]>([
  ['a value', () => 'order', 200],
  ['nothing', () => {}, 200],
  ['a redirect', () => Response.redirect('https://api.example.com/b', 303), 303],
  [
    'an error',
    () => {
      throw new HTTPError({ status: 409 })
    },
    409,
  ],
  ['a rejection', () => Promise.reject(new HTTPError({ status: 422 })), 422],
])(
  'known defects 21, 22, 31: only the wrapped route has the policy’s headers, on %s',
  async (_, handler, status) => {
    const app = new H3().all('/', withCors(handler, POLICY)).get('/news', () => 'news')
    const response = await app.fetch(pageRequest(APP))
    expect([response.status, corsHeaders(response)]).toEqual([status, ALLOWED])
    expect(corsHeaders(await app.fetch(pageRequest(EVIL)))).toEqual({ vary: 'Origin' })
    expect(corsHeaders(await app.fetch(pageRequest(APP, '/news')))).toEqual({})
  },
)

test('the default policy lets any origin read, without credentials', async () => {
  const response = await withCors(() => 'news').fetch(pageRequest(EVIL))
  expect(corsHeaders(response as Response)).toEqual({ 'access-control-allow-origin': '*' })
})

test('the wrapper of each kind of handler is a handler of that kind', async () => {
  const plain = defineHandler({
    meta: { title: 'order' },
    middleware: [(event) => void (event.context['by'] = 'middleware')],
    handler: (event) => `order ${String(event.context['by'])}`,
  })
  const validated = defineValidatedHandler({ handler: ({ req }) => req.method })
  const lazy = defineLazyEventHandler(async () => plain)
  for (const [handler, body] of [
    [plain, 'order middleware'],
    [validated, 'GET'],
    [lazy, 'order middleware'],
  ] as const) {
    const wrapped = withCors(handler as typeof plain, POLICY)
    const app = new H3().all('/', wrapped)
    const response = await app.fetch(pageRequest(APP))
    expect([corsHeaders(response), await response.text()]).toEqual([ALLOWED, body])
    const alone = (await wrapped.fetch(pageRequest(APP))) as Response
    expect([corsHeaders(alone), await alone.text()]).toEqual([ALLOWED, body])
  }
  expect(withCors(plain, POLICY).meta).toEqual({ title: 'order' })
})

test('known defect 31: the wrapper passes on the hooks of a WebSocket', async () => {
  const hooks = { open: () => {} }
  const app = new H3().all('/', withCors(defineWebSocketHandler(hooks), POLICY))
  const response = await app.fetch(pageRequest(APP))
  expect(response).toMatchObject({ status: 426, crossws: hooks })
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
    [
      'a wrapped handler within defineHandler',
      () => withCors(defineHandler(withCors(() => 'a', POLICY)), POLICY),
    ],
    ['an app in place of a handler', () => withCors(new H3() as never, POLICY)],
    ['undefined (known defect 3)', () => withCors(() => 'a', undefined as never)],
  ])('withCors throws at the start for %s', (_, make) => expect(make).toThrow(CorsOptionsError))
})
