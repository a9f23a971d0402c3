import fastify from 'fastify'
import { describe, expect, test, vi } from 'vitest'
import { APP, ask, corsHeaders, OTHER, preflight } from './ask.test-util.js'
import { cors, type CorsDecision } from './index.js'
import { allowedOrigins, createApp, OURS, PARTNER } from './route-policies.test-util.js'

describe('scopes', () => {
  test.each(['/api', '/:tenant'])(
    'a scope with the prefix %s has a policy that also answers preflights',
    async (prefix) => {
      const app = fastify()
      app.register(
        async (scope) => {
          // Nothing awaits the plugin, so routes are declared before it is loaded.
          scope.register(cors({ origin: PARTNER }))
          scope.put('/', async () => '')
          scope.put('/orders', async () => '')
          scope.register(async (inner) => void inner.put('/inner', async () => ''), {
            prefix: '/deep',
          })
        },
        { prefix },
      )
      app.put('/outside', async () => '')
      for (const path of ['/api', '/api/', '/api/orders', '/api/deep/inner']) {
        expect(await allowedOrigins(app, `PUT ${path}`)).toEqual([PARTNER])
      }
      expect(corsHeaders(await ask(app, 'PUT /outside'))).toEqual({})
      expect((await preflight(app, 'PUT /outside')).statusCode).toBe(404)
      expect((await preflight(app, 'PUT /api/nothing')).statusCode).toBe(404)
    },
  )

  test.each(['/fixed', '/:tenant', '/:tenant(^[a-z]+)'])(
    'routes outside a scope with the prefix %s keep the policy of the outer scope',
    async (prefix) => {
      const app = await createApp()
      app.put('/:first/early', async () => '')
      await app.register(
        async (scope) => {
          // Nothing awaits the plugin, so the first route is declared before it is loaded.
          scope.register(cors({ origin: PARTNER }))
          scope.put('/unseen', async () => '')
          await scope.after()
          scope.put('/seen', async () => '')
        },
        { prefix },
      )
      app.put('/:other/late', async () => '')
      app.put('/:other/*', { config: { cors: { origin: OTHER } } }, async () => '')
      expect(await allowedOrigins(app, 'PUT /fixed/unseen')).toEqual([PARTNER])
      expect(await allowedOrigins(app, 'PUT /fixed/seen')).toEqual([PARTNER])
      expect(await allowedOrigins(app, 'PUT /fixed/early')).toEqual([APP])
      expect(await allowedOrigins(app, 'PUT /fixed/late')).toEqual([APP])
      expect(await allowedOrigins(app, 'PUT /fixed/else')).toEqual([OTHER])
      expect(await allowedOrigins(app, 'DELETE /fixed/seen')).toEqual([APP])
    },
  )

  test('a route with `cors: false` in an inner scope has no headers of the outer policy, also on preflights', async () => {
    const app = await createApp()
    await app.register(async (scope) => {
      await scope.register(cors({ origin: PARTNER }))
      scope.put('/', { config: { cors: false } }, async () => '')
    })
    const asked = await preflight(app, 'PUT /')
    expect([asked.statusCode, corsHeaders(asked)]).toEqual([404, {}])
    expect(await allowedOrigins(app, 'PUT /')).toEqual([])
  })

  test('a scope without a prefix has a policy for the routes in it', async () => {
    const app = fastify()
    await app.register(async (scope) => {
      await scope.register(cors({ origin: PARTNER }))
      scope.put('/inside', async () => '')
      scope.put('/open', { config: { cors: { origin: '*' } } }, async () => '')
    })
    app.put('/outside', async () => '')
    expect(await allowedOrigins(app, 'PUT /inside')).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'PUT /open')).toEqual([APP, PARTNER, OTHER])
    expect(await allowedOrigins(app, 'PUT /outside')).toEqual([])
    expect(corsHeaders(await ask(app, 'PUT /outside'))).toEqual({})
  })

  test('the policy of an inner scope replaces the outer one', async () => {
    const app = await createApp()
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    await app.register(
      async (scope) => {
        await scope.register(cors({ origin: PARTNER, onDecision }))
        scope.put('/', async () => '')
        scope.setNotFoundHandler(async (_request, reply) => reply.code(404).send('none of the API'))
        scope.put('/own', { config: { cors: { origin: OTHER } } }, async () => '')
      },
      { prefix: '/api' },
    )
    app.put('/', async () => '')
    expect(await allowedOrigins(app, 'PUT /api')).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'PUT /api/own')).toEqual([OTHER])
    expect(await allowedOrigins(app, 'PUT /api/nothing')).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'PUT /')).toEqual([APP])
    const reasons = onDecision.mock.calls.map(([{ reason }]) => reason)
    expect(reasons).not.toContain('nested-policy')
  })

  test('two scopes can serve different methods of one path', async () => {
    const app = fastify()
    for (const [method, origin] of [
      ['PUT', PARTNER],
      ['DELETE', OTHER],
    ] as const) {
      await app.register(async (scope) => {
        await scope.register(cors({ origin }))
        scope.route({ method, url: '/shared', handler: async () => '' })
      })
    }
    expect(await allowedOrigins(app, 'PUT /shared')).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'DELETE /shared')).toEqual([OTHER])
  })

  test('requests to a route that was declared before the plugin was loaded are denied, and the warning says what to write', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const app = fastify()
    app.register(cors(OURS))
    app.put('/', { config: { cors: { origin: '*' } } }, async () => '')
    expect(corsHeaders(await ask(app, 'PUT /'))).toEqual({ vary: 'Origin' })
    expect(warn.mock.lastCall?.[0]).toContain('Write await app.register(cors(…)) before all routes')
    warn.mockRestore()
  })
})
