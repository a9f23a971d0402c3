import fastify, { type FastifyInstance } from 'fastify'
import { describe, expect, test, vi } from 'vitest'
import { allowedOrigin, APP, ask, OTHER, preflight } from './ask.test-util.js'
import { cors, createCors } from './index.js'
import { allowedOrigins, createApp, OURS, PARTNER } from './route-policies.test-util.js'

const PUBLIC = { config: { cors: { origin: '*' } } } as const
const PARTNERS = { config: { cors: { origin: PARTNER } } } as const
const EVERYONE = [APP, PARTNER, OTHER]
const handler = async (): Promise<string> => ''

/** Declares routes of which a more general one has a policy of its own. */
const ROUTES: readonly ((app: FastifyInstance) => unknown)[] = [
  (app) => app.all('/assets/*', PUBLIC, handler),
  (app) => app.put('/assets/upload', handler),
  (app) => app.get('/u/:id', PUBLIC, handler),
  (app) => app.delete('/u/:user', handler),
  (app) => app.get('/s/:id', PARTNERS, handler),
  (app) => app.put('/s/me', handler),
  (app) => app.put('/n/:id(^\\d+$)', handler),
  (app) => app.put('/n/:name', PARTNERS, handler),
  (app) => app.put('/h', { ...PARTNERS, constraints: { host: 'p.example' } }, handler),
  (app) => app.put('/h', handler),
]

describe('the policy of the route that the actual request reaches answers the preflight', () => {
  test.each([
    ['before', ROUTES],
    ['after', ROUTES.toReversed()],
  ])('routes with a policy are declared %s routes without one', async (_, routes) => {
    const app = await createApp()
    for (const declare of routes) declare(app)
    expect(await allowedOrigins(app, 'PUT /assets/upload')).toEqual([APP])
    expect(await allowedOrigins(app, 'DELETE /assets/upload')).toEqual(EVERYONE)
    expect(await allowedOrigins(app, 'PUT /assets/else')).toEqual(EVERYONE)
    expect(await allowedOrigins(app, 'GET /u/1')).toEqual(EVERYONE)
    expect(await allowedOrigins(app, 'DELETE /u/1')).toEqual([APP])
    expect(await allowedOrigins(app, 'PUT /u/1')).toEqual([APP])
    expect(await allowedOrigins(app, 'GET /s/me')).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'PUT /s/me')).toEqual([APP])
    expect(await allowedOrigins(app, 'PUT /n/7')).toEqual([APP])
    expect(await allowedOrigins(app, 'PUT /n/seven')).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'PUT /h', { host: 'p.example' })).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'PUT /h')).toEqual([APP])
  })

  test('a route in an inner scope keeps its policy beside a more general route of the root', async () => {
    const app = await createApp()
    await app.register(async (scope) => void scope.put('/assets/inner', handler))
    await app.register(async (scope) => {
      await scope.register(cors({ origin: PARTNER }))
      scope.put('/assets/partner', handler)
    })
    app.all('/assets/*', PUBLIC, handler)
    expect(await allowedOrigins(app, 'PUT /assets/inner')).toEqual([APP])
    expect(await allowedOrigins(app, 'PUT /assets/partner')).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'GET /assets/partner')).toEqual(EVERYONE)
  })

  test('a route that was declared before the plugin was loaded keeps the policy of the scope', async () => {
    const app = fastify()
    app.register(cors(OURS))
    app.put('/assets/upload', handler)
    app.register(async (scope) => void scope.all('/assets/*', PUBLIC, handler))
    app.register(async (scope) => {
      scope.put('/h/:id', { ...PARTNERS, constraints: { host: 'p.example' } }, handler)
    })
    expect(await allowedOrigins(app, 'PUT /assets/upload')).toEqual([APP])
    expect(await allowedOrigins(app, 'PUT /assets/else')).toEqual(EVERYONE)
    expect(await allowedOrigins(app, 'PUT /h/1', { host: 'p.example' })).toEqual([PARTNER])
  })

  test('a preflight that a more specific OPTIONS route takes is denied, and the warning names it', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const app = await createApp()
    app.options('/assets/upload', async () => 'own')
    app.put('/assets/*', PARTNERS, handler)
    for (const origin of EVERYONE) {
      const denied = await preflight(app, 'PUT /assets/upload', origin)
      expect([denied.statusCode, allowedOrigin(denied)]).toEqual([403, undefined])
    }
    expect(warn.mock.lastCall?.[0]).toContain('its preflight reaches another')
    expect(await allowedOrigins(app, 'OPTIONS /assets/upload')).toEqual([APP])
    expect(await allowedOrigins(app, 'PATCH /assets/upload')).toEqual([APP])
    expect((await ask(app, 'OPTIONS /assets/upload')).body).toBe('own')
    warn.mockRestore()
  })

  test.each<[is: string, have: string, options: object, status: number]>([
    ['is allowed', 'have its policy', PARTNERS, 204],
    ['is denied', 'do not', PUBLIC, 403],
  ])(
    'a preflight of a more specific OPTIONS route %s if all routes for the method %s',
    async (...[, , options, status]) => {
      const app = await createApp()
      app.options('/assets/upload', PARTNERS, async () => 'own')
      app.put('/assets/*', PARTNERS, handler)
      app.put('/else', options, handler)
      expect((await preflight(app, 'PUT /assets/upload', PARTNER)).statusCode).toBe(status)
    },
  )
})

describe('an application that starts without the plugin also starts with it', () => {
  test.each<[string, object, readonly [string, string], readonly [string, string]]>([
    ['other names of parameters', {}, ['/u/:id', '/u/:user'], ['/u/1', '/u/1']],
    ['optional parameters', {}, ['/u/:x?', '/u'], ['/u/1', '/u']],
    ['ignoreTrailingSlash', { ignoreTrailingSlash: true }, ['/u', '/u/'], ['/u/', '/u']],
    ['caseSensitive', { caseSensitive: false }, ['/u', '/U'], ['/U', '/u']],
    [
      'ignoreDuplicateSlashes',
      { ignoreDuplicateSlashes: true },
      ['/u/v', '/u//v'],
      ['/u/v', '/u//v'],
    ],
  ])('%s', async (_, routerOptions, [first, second], [one, two]) => {
    const app = fastify({ routerOptions })
    await app.register(cors(OURS))
    app.get(first, PARTNERS, handler)
    app.post(second, PUBLIC, handler)
    app.delete(second, handler)
    expect(await allowedOrigins(app, `GET ${one}`)).toEqual([PARTNER])
    expect(await allowedOrigins(app, `POST ${two}`)).toEqual(EVERYONE)
    expect(await allowedOrigins(app, `DELETE ${two}`)).toEqual([APP])
  })

  test('two equal regular expressions for the host', async () => {
    const app = await createApp()
    app.get('/', { ...PARTNERS, constraints: { host: /b\.example/ } }, handler)
    app.post('/', { ...PUBLIC, constraints: { host: /b\.example/ } }, handler)
    const host = { host: 'b.example' }
    expect(await allowedOrigins(app, 'GET /', host)).toEqual([PARTNER])
    expect(await allowedOrigins(app, 'POST /', host)).toEqual(EVERYONE)
    expect(await allowedOrigins(app, 'POST /')).toEqual([APP])
  })
})

describe('routes that differ only in version', () => {
  /** Sends what a browser sends: its preflight does not have the header Accept-Version. */
  const allowed = async (app: FastifyInstance, version: string): Promise<string[]> => {
    const origins: string[] = []
    const names = { 'access-control-request-headers': 'accept-version' }
    for (const origin of EVERYONE) {
      const { statusCode } = await preflight(app, 'PUT /v', origin, names)
      const actual = await ask(app, 'PUT /v', origin, { headers: { 'accept-version': version } })
      expect(statusCode === 204).toBe(allowedOrigin(actual) === origin)
      if (statusCode === 204) origins.push(origin)
    }
    return origins
  }

  test('a policy that the versions share also answers their preflights', async () => {
    const app = await createApp()
    const partners = createCors({ origin: PARTNER })
    for (const version of ['1.2.0', '2.0.0']) {
      app.put('/v', { constraints: { version }, config: { cors: partners } }, handler)
    }
    expect(await allowed(app, '1.x')).toEqual([PARTNER])
    expect(await allowed(app, '2.x')).toEqual([PARTNER])
  })

  test.each([
    ['no policy of its own', {}],
    ['another policy', PUBLIC],
  ])(
    'a version with a policy beside one with %s throws where the second is declared',
    async (_, other) => {
      const app = await createApp()
      app.put('/v', { constraints: { version: '1.2.0' }, ...PARTNERS }, handler)
      const declare = () => app.put('/v', { ...other, constraints: { version: '2.0.0' } }, handler)
      expect(declare).toThrow(
        'Cannot give versions of PUT "/v" two policies: a preflight has no version. Give them one.',
      )
      expect(() => app.put('/v', other, handler)).toThrow('two policies')
    },
  )

  test('versions in two scopes with different policies throw', async () => {
    const app = await createApp()
    app.put('/v', { constraints: { version: '1.2.0' } }, handler)
    const inner = app.register(async (scope) => {
      await scope.register(cors({ origin: PARTNER }))
      scope.put('/v', { constraints: { version: '2.0.0' } }, handler)
    })
    await expect(inner).rejects.toThrow('two policies')
  })
})
