import { describe, expect, test } from 'vitest'
import { APP, ask, corsHeaders, OTHER, preflight } from './ask.test-util.js'
import { CorsOptionsError, createCors } from './index.js'
import { allowedOrigins, createApp, PARTNER } from './route-policies.test-util.js'

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

  test('a method without a route gets the policy of the scope, as the response 404 does', async () => {
    const app = await createApp()
    app.put('/', { config: { cors: { origin: PARTNER } } }, async () => '')
    app.put('/:id', { config: { cors: { origin: PARTNER } } }, async () => '')
    expect(await allowedOrigins(app, 'PATCH /')).toEqual([APP])
    expect(await allowedOrigins(app, 'PATCH /7')).toEqual([APP])
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
