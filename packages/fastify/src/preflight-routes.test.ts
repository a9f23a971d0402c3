import fastify, { type FastifyInstance } from 'fastify'
import { describe, expect, test, vi } from 'vitest'
import { allowedOrigin, APP, ask, corsHeaders, preflight } from './ask.test-util.js'
import { cors } from './index.js'
import { allowedOrigins, createApp, OURS, PARTNER } from './route-policies.test-util.js'

describe('a route of the application for OPTIONS', () => {
  const declare = {
    'before the route': (app: FastifyInstance, policy: object | false) => {
      app.options('/', async () => 'own')
      app.put('/', { config: { cors: policy as never } }, async () => '')
    },
    'after the route': (app: FastifyInstance, policy: object | false) => {
      app.put('/', { config: { cors: policy as never } }, async () => '')
      app.options('/', async () => 'own')
    },
    'for all paths': (app: FastifyInstance, policy: object | false) => {
      app.put('/', { config: { cors: policy as never } }, async () => '')
      app.options('*', async () => 'own')
    },
  }

  test.each(Object.entries(declare))(
    'a route for OPTIONS that is declared %s gets requests that are not preflights',
    async (_, add) => {
      const app = await createApp()
      add(app, { origin: PARTNER })
      expect(await allowedOrigins(app, 'PUT /')).toEqual([PARTNER])
      const plain = await ask(app, 'OPTIONS /')
      expect([plain.body, allowedOrigin(plain)]).toEqual(['own', APP])
    },
  )

  test.each(Object.entries(declare))(
    'a route for OPTIONS that is declared %s answers the preflights of a route with `cors: false`',
    async (_, add) => {
      const app = await createApp()
      add(app, false)
      const asked = await preflight(app, 'PUT /')
      expect([asked.statusCode, asked.body, corsHeaders(asked)]).toEqual([200, 'own', {}])
    },
  )
})

test('plugins that describe an API do not see the routes for preflights', async () => {
  const app = fastify()
  const seen: unknown[] = []
  app.addHook('onRoute', ({ method, schema }) => {
    if (!(schema as { hide?: boolean } | undefined)?.hide) seen.push(method)
  })
  await app.register(cors(OURS))
  app.put('/', { config: { cors: { origin: '*' } } }, async () => '')
  expect(seen).toEqual(['PUT'])
})

test('hooks of the scope behind the policy do not run for a preflight', async () => {
  const app = await createApp()
  const hook = vi.fn<() => Promise<void>>(async () => {})
  app.addHook('onRequest', hook)
  app.put(
    '/',
    { config: { cors: { origin: '*' } }, onRequest: hook, preHandler: hook },
    async () => '',
  )
  expect((await preflight(app, 'PUT /')).statusCode).toBe(204)
  expect(hook).not.toHaveBeenCalled()
})
