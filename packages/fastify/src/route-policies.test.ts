import fastify, { type FastifyInstance } from 'fastify'
import { describe, expect, test, vi } from 'vitest'
import { allowedOrigin, APP, ask, corsHeaders, OTHER, preflight } from './ask.test-util.js'
import { cors, type CorsDecision, CorsOptionsError, createCors } from './index.js'

const PARTNER = 'https://partner.example'
const OURS = { origin: APP, credentials: true } as const

async function createApp(): Promise<FastifyInstance> {
  const app = fastify()
  await app.register(cors(OURS))
  return app
}

/**
 * Sends a request and its preflight from each origin, and returns the origins that are allowed.
 * Expects that the two responses agree.
 */
async function allowedOrigins(app: FastifyInstance, line: string, headers = {}): Promise<string[]> {
  const allowed: string[] = []
  for (const origin of [APP, PARTNER, OTHER]) {
    const actual = allowedOrigin(await ask(app, line, origin, { headers }))
    const asked = await preflight(app, line, origin, headers)
    const reads = actual === '*' || actual === origin
    const sends = asked.statusCode === 204 && allowedOrigin(asked) === actual
    expect(
      sends,
      `${line} from ${origin}: a page may send the request if it may read the response`,
    ).toBe(reads)
    if (reads) allowed.push(origin)
  }
  return allowed
}

/** Catches the error of a function, and returns its message with the first line of its stack. */
function stackOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    const lines = (error as Error).stack?.split('\n') ?? []
    return lines.slice(0, lines.findIndex((line) => /^\s+at /.test(line)) + 1).join('\n')
  }
  return ''
}

describe('config.cors of a route', () => {
  test('a route can have options, a policy, or a function of the request, which also answers its preflights', async () => {
    const app = await createApp()
    const partner = createCors({ origin: PARTNER })
    app.put('/ours', async () => '')
    app.put('/anyone', { config: { cors: { origin: '*' } } }, async () => '')
    app.put('/partner', { config: { cors: partner } }, async () => '')
    app.put(
      '/tenant/:name',
      {
        config: { cors: ({ url }) => (url.endsWith('/partner') ? partner : undefined) },
      },
      async () => '',
    )
    expect(await allowedOrigins(app, 'PUT /ours')).toEqual([APP])
    expect(await allowedOrigins(app, 'PUT /anyone')).toEqual([APP, PARTNER, OTHER])
    expect(await allowedOrigins(app, 'PUT /partner')).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'PUT /tenant/partner')).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'PUT /tenant/else')).toEqual([])
  })

  test('a route with `cors: false` has no header of the policy, also on preflights, and keeps its own headers', async () => {
    const app = await createApp()
    app.put('/', { config: { cors: false } }, async (_request, reply) =>
      reply.header('Access-Control-Allow-Origin', 'https://by.hand').send(''),
    )
    expect(corsHeaders(await ask(app, 'PUT /'))).toEqual({
      'access-control-allow-origin': 'https://by.hand',
    })
    const asked = await preflight(app, 'PUT /')
    expect([asked.statusCode, corsHeaders(asked)]).toEqual([404, {}])
  })

  test('the methods of one path can have different policies', async () => {
    const app = await createApp()
    app.get('/', { config: { cors: { origin: '*' } } }, async () => '')
    app.put('/', { config: { cors: { origin: PARTNER } } }, async () => '')
    app.delete('/', async () => '')
    app.route({
      method: ['POST', 'PATCH'],
      url: '/',
      config: { cors: { origin: OTHER } },
      handler: async () => '',
    })
    expect(await allowedOrigins(app, 'GET /')).toEqual([APP, PARTNER, OTHER])
    expect(await allowedOrigins(app, 'PUT /')).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'DELETE /')).toEqual([APP])
    expect(await allowedOrigins(app, 'POST /')).toEqual([OTHER])
    expect(await allowedOrigins(app, 'PATCH /')).toEqual([OTHER])
  })

  test('a method without a route gets the policy that all routes of the path share, or else the scope’s', async () => {
    const app = await createApp()
    const allowed = async (path: string) =>
      allowedOrigin(await preflight(app, `PATCH ${path}`, PARTNER))
    app.put('/shared', { config: { cors: { origin: PARTNER } } }, async () => '')
    app.get('/first', async () => '')
    app.put('/first', { config: { cors: { origin: PARTNER } } }, async () => '')
    app.put('/last', { config: { cors: { origin: PARTNER } } }, async () => '')
    app.get('/last', async () => '')
    expect(await allowed('/shared')).toBe(PARTNER)
    expect(await allowed('/first')).toBeUndefined()
    expect(await allowed('/last')).toBeUndefined()
    expect(await allowedOrigins(app, 'GET /first')).toEqual([APP])
    expect(await allowedOrigins(app, 'GET /last')).toEqual([APP])
  })

  test('the HEAD route that Fastify adds has the policy of its GET', async () => {
    const app = await createApp()
    app.get('/', { config: { cors: { origin: PARTNER } } }, async () => '')
    expect(await allowedOrigins(app, 'HEAD /')).toEqual([PARTNER])
    const own = await createApp()
    own.head('/', { config: { cors: { origin: OTHER } } }, async () => '')
    own.get('/', { config: { cors: { origin: PARTNER } } }, async () => '')
    expect(await allowedOrigins(own, 'HEAD /')).toEqual([OTHER])
    expect(await allowedOrigins(own, 'GET /')).toEqual([PARTNER])
  })

  test('routes with parameters, wildcards or every method can have policies', async () => {
    const app = await createApp()
    app.all('/all/*', { config: { cors: { origin: PARTNER } } }, async () => '')
    app.put('/items/:id', { config: { cors: { origin: OTHER } } }, async () => '')
    expect(await allowedOrigins(app, 'PUT /all/a/b')).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'PUT /items/7')).toEqual([OTHER])
    expect(await allowedOrigins(app, 'PUT /items/7/more')).toEqual([APP])
  })

  test('routes that differ only in a constraint can have different policies', async () => {
    const app = await createApp()
    const route = (version: string | null, origin: typeof PARTNER | typeof OTHER) =>
      app.put(
        '/',
        {
          ...(version !== null && { constraints: { version } }),
          config: { cors: { origin } },
        },
        async () => '',
      )
    route('1.0.0', PARTNER)
    route('2.0.0', OTHER)
    app.put(
      '/host',
      { constraints: { host: 'a.example' }, config: { cors: { origin: PARTNER } } },
      async () => '',
    )
    app.put(
      '/host',
      { constraints: { host: /^b\./ }, config: { cors: { origin: OTHER } } },
      async () => '',
    )
    expect(await allowedOrigins(app, 'PUT /', { 'accept-version': '1.0.0' })).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'PUT /', { 'accept-version': '2.0.0' })).toEqual([OTHER])
    expect(await allowedOrigins(app, 'PUT /host', { host: 'a.example' })).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'PUT /host', { host: 'b.example' })).toEqual([OTHER])
    expect(await allowedOrigins(app, 'PUT /host', { host: 'c.example' })).toEqual([APP])
  })

  test('invalid options throw where the route is declared, and name that place', async () => {
    const app = await createApp()
    const declare = () =>
      app.get('/', { config: { cors: { origin: '*', maxage: 1 } as never } }, async () => '')
    expect(declare).toThrow(CorsOptionsError)
    expect(stackOf(declare)).toMatch(/\n\s+at [^\n]+route-policies\.test\.ts/)
    expect(() =>
      app.route({
        method: 'GET',
        url: '/x',
        config: { cors: 'https://a.example' as never },
        handler: async () => '',
      }),
    ).toThrow(CorsOptionsError)
  })

  test('a route with `cors: undefined` has the policy of its scope', async () => {
    const app = await createApp()
    app.put('/', { config: { cors: undefined } }, async () => '')
    expect(await allowedOrigins(app, 'PUT /')).toEqual([APP])
  })
})

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
      expect((await preflight(app, 'PUT /outside')).statusCode).toBe(prefix === '/api' ? 404 : 403)
    },
  )

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
    expect(warn.mock.lastCall?.[0]).toContain('Write await app.register(cors(…)), before the route')
    warn.mockRestore()
  })
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
