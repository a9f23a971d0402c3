// Where to mount it: what other layers do before it and behind it, on real sockets.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Router, type RouterContext } from '@koa/router'
import { type DescribedResponse, describeResponse, sendRaw } from '@webcors/conformance'
import { createCors } from '@webcors/core'
import { cors } from '@webcors/koa'
import { withCors } from '@webcors/node'
import Koa, { type Middleware } from 'koa'
import compress from 'koa-compress'
import mount from 'koa-mount'
import { describe, expect, test } from 'vitest'

const APP = 'https://app.example.com'
const ADMIN = 'https://admin.example.com'
const PUT = [['Access-Control-Request-Method', 'PUT']] as const
const policy = createCors({ origin: [APP, ADMIN], methods: ['PUT'], allowedHeaders: ['X-A'] })

const ALLOWED = { 'Access-Control-Allow-Origin': APP }
const read = (status: number, ...vary: string[]): DescribedResponse => ({
  status,
  cors: ALLOWED,
  vary: [...vary, 'Origin'],
})
const unread = (status: number, ...vary: string[]): DescribedResponse => ({
  status,
  cors: {},
  vary,
})
const ANSWERED: DescribedResponse = {
  status: 204,
  cors: {
    ...ALLOWED,
    'Access-Control-Allow-Methods': 'PUT',
    'Access-Control-Allow-Headers': 'X-A',
    'Access-Control-Max-Age': '7200',
  },
  vary: ['Origin'],
}

/** Asks an application, or a server, for these in turn: `'PREFLIGHT /path'` for a `PUT`. */
async function ask(
  served: { listen(port: number): Server },
  lines: readonly string[],
  origin = APP,
): Promise<DescribedResponse[]> {
  const server = served.listen(0)
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const responses: DescribedResponse[] = []
    for (const line of lines) {
      const [word = '', path = ''] = line.split(' ')
      const method = word === 'PREFLIGHT' ? 'OPTIONS' : word
      const headers = [['Origin', origin] as const, ...(method === word ? [] : PUT)]
      responses.push(describeResponse(await sendRaw(url, { method, path, headers }, 5)))
    }
    return responses
  } finally {
    server.close()
  }
}

describe('with @koa/router', () => {
  const LINES = [
    'PREFLIGHT /item',
    'GET /item',
    'GET /throws',
    'DELETE /item',
    'OPTIONS /item',
    'GET /missing',
    'PREFLIGHT /missing',
  ]
  const routes = (router: Router): Router =>
    router
      .get('/item', (ctx) => {
        ctx.body = 'item'
      })
      .put('/item', (ctx) => {
        ctx.body = 'put'
      })
      .get('/throws', (ctx) => ctx.throw(418))
  const mounted = (router: Router) => new Koa().use(router.routes()).use(router.allowedMethods())

  test('before the router, it is on everything', async () => {
    const router = routes(new Router())
    const app = new Koa().use(cors(policy)).use(router.routes()).use(router.allowedMethods())
    const [preflight, ...others] = await ask(app, LINES.slice(0, -1))
    expect(preflight).toEqual(ANSWERED)
    expect(others).toEqual([200, 418, 405, 200, 404].map((status) => read(status)))
  })

  test('behind the router, no route ever comes to it: preflights pass, and what they were for fails', async () => {
    const app = mounted(routes(new Router())).use(cors(policy))
    expect(await ask(app, LINES)).toEqual([
      ANSWERED,
      unread(200),
      unread(418),
      read(405),
      read(200),
      read(404),
      ANSWERED,
    ])
  })

  test('with router.use it misses preflights, which no route is for (16)', async () => {
    const app = mounted(routes(new Router().use(cors(policy))))
    expect(await ask(app, LINES)).toEqual([
      unread(200),
      read(200),
      read(418),
      unread(405),
      unread(200),
      unread(404),
      unread(404),
    ])
  })

  test('in a route it misses preflights too (16)', async () => {
    const router = new Router().get('/item', cors(policy), (ctx) => {
      ctx.body = 'item'
    })
    expect(await ask(mounted(router), LINES.slice(0, 2))).toEqual([unread(200), read(200)])
  })

  test('with router.all, before the routes of that path, it is on those', async () => {
    const app = mounted(routes(new Router().all('/item', cors(policy))))
    expect(await ask(app, LINES)).toEqual([
      ANSWERED,
      read(200),
      unread(418),
      // That path has a route for every method now.
      read(404),
      read(200),
      unread(404),
      unread(404),
    ])
  })

  test('with router.all, a function can select a policy by the parameters of the path', async () => {
    const policies = new Map([['acme', policy]])
    const router = new Router()
      .all(
        '/:tenant/item',
        cors((ctx: RouterContext) => policies.get(ctx.params['tenant'] ?? '')),
      )
      .get('/:tenant/item', (ctx) => {
        ctx.body = ctx.params['tenant']
      })
    const lines = ['PREFLIGHT /acme/item', 'GET /acme/item', 'GET /other/item']
    expect(await ask(mounted(router), lines)).toEqual([ANSWERED, read(200), unread(200)])
  })

  test('before the router, a function selects a policy for each path', async () => {
    const admins = createCors({ origin: ADMIN })
    const app = new Koa()
      .use(cors((ctx) => (ctx.path === '/throws' ? policy : admins)))
      .use(routes(new Router()).routes())
    const lines = ['PREFLIGHT /item', 'GET /item', 'GET /throws']
    expect(await ask(app, lines)).toEqual([unread(403, 'Origin'), unread(200, 'Origin'), read(418)])
    // The router takes these for the same routes: all that is not open has to be strict.
    const alike = ['GET /ITEM', 'GET /item/', 'GET /THROWS']
    expect(await ask(app, alike)).toEqual([200, 200, 418].map((status) => unread(status, 'Origin')))
  })
})

describe('with koa-compress', () => {
  const app: Middleware = (ctx) => {
    if (ctx.path === '/throws') ctx.throw(418)
    ctx.body = 'text'
  }

  test.each([
    ['before', [compress(), cors(policy), app]],
    ['behind', [cors(policy), compress(), app]],
  ])('%s it, both names are in Vary (24)', async (_, middlewares) => {
    const koa = new Koa()
    for (const middleware of middlewares) koa.use(middleware)
    expect(await ask(koa, ['GET /', 'GET /throws'])).toEqual([
      read(200, 'Accept-Encoding'),
      // Koa has dropped the other: what it sends in place is not compressed.
      read(418),
    ])
  })
})

describe('with koa-mount', () => {
  const inner = new Koa()
    .use(cors({ origin: [ADMIN, 'https://else.example'], credentials: true }))
    .use((ctx) => {
      if (ctx.path === '/throws') ctx.throw(418)
      ctx.body = 'inner'
    })

  test('an application has its own policy, on its paths', async () => {
    const app = new Koa().use(mount('/inner', inner))
    const own = {
      status: 200,
      cors: {
        'Access-Control-Allow-Origin': ADMIN,
        'Access-Control-Allow-Credentials': 'true',
      },
      vary: ['Origin'],
    }
    const lines = ['GET /inner/x', 'GET /inner/throws', 'GET /x']
    expect(await ask(app, lines, ADMIN)).toEqual([own, { ...own, status: 418 }, unread(404)])
  })

  test('an inner policy within an outer one can deny, and never widens', async () => {
    const told: unknown[] = []
    const outer = cors({
      origin: [APP, ADMIN],
      onDecision: ({ reason, allowed }) => void (reason && told.push([reason, allowed])),
    })
    const app = new Koa().use(outer).use(mount('/inner', inner))
    expect(await ask(app, ['PREFLIGHT /inner/x', 'GET /inner/x', 'GET /x'])).toEqual([
      // The outer one answers: that the inner one denies, the browser finds out one request later.
      expect.objectContaining({ status: 204 }),
      unread(200, 'Origin'),
      read(404),
    ])
    expect(await ask(app, ['GET /inner/x', 'GET /inner/throws'], ADMIN)).toEqual(
      [200, 418].map((status) => ({
        ...read(status),
        cors: { 'Access-Control-Allow-Origin': ADMIN },
      })),
    )
    expect(await ask(app, ['GET /inner/x'], 'https://else.example')).toEqual([
      unread(200, 'Origin'),
    ])
    expect(told).toEqual([
      ['nested-policy', false],
      ['nested-policy', true],
      ['nested-policy', true],
      ['origin-not-allowed', false],
      ['nested-policy', false],
    ])
  })
})

test('around the whole application, withCors of @webcors/node has what throws before anything else', async () => {
  const app = new Koa().use((ctx) => ctx.throw(429))
  const server = createServer(withCors(app.callback(), policy))
  expect(await ask(server, ['GET /', 'PREFLIGHT /'])).toEqual([read(429), ANSWERED])
})
