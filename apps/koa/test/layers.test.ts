// Mounts the policy before and behind other layers, on real sockets.
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

/**
 * Sends these requests to an application or a server in turn. `'PREFLIGHT /path'` is a preflight
 * for `PUT`.
 */
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

  test('before the router, the policy applies to every response', async () => {
    const router = routes(new Router())
    const app = new Koa().use(cors(policy)).use(router.routes()).use(router.allowedMethods())
    const [preflight, ...others] = await ask(app, LINES.slice(0, -1))
    expect(preflight).toEqual(ANSWERED)
    expect(others).toEqual([200, 418, 405, 200, 404].map((status) => read(status)))
  })

  test('behind the router, the policy allows preflights, but the responses of routes have no headers', async () => {
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

  test('known defect 16: with router.use, the policy does not see preflights, because no route matches them', async () => {
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

  test('known defect 16: in a route, the policy does not see preflights', async () => {
    const router = new Router().get('/item', cors(policy), (ctx) => {
      ctx.body = 'item'
    })
    expect(await ask(mounted(router), LINES.slice(0, 2))).toEqual([unread(200), read(200)])
  })

  test('with router.all before the routes of a path, the policy applies to that path', async () => {
    const app = mounted(routes(new Router().all('/item', cors(policy))))
    expect(await ask(app, LINES)).toEqual([
      ANSWERED,
      read(200),
      unread(418),
      // router.all is a route for every method of the path, so no method gets 405.
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
    // The router matches these paths as well, so the policy for all other paths must be the strict
    // one.
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
  ])(
    'known defect 24: Vary has both names with the compression %s the policy',
    async (_, middlewares) => {
      const koa = new Koa()
      for (const middleware of middlewares) koa.use(middleware)
      expect(await ask(koa, ['GET /', 'GET /throws'])).toEqual([
        read(200, 'Accept-Encoding'),
        // Koa dropped Accept-Encoding with all other headers, and does not compress the error.
        read(418),
      ])
    },
  )
})

describe('with koa-mount', () => {
  const inner = new Koa()
    .use(cors({ origin: [ADMIN, 'https://else.example'], credentials: true }))
    .use((ctx) => {
      if (ctx.path === '/throws') ctx.throw(418)
      ctx.body = 'inner'
    })

  test('a mounted application has its own policy on its paths', async () => {
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

  test('an inner policy within an outer one can deny, and cannot widen it', async () => {
    const refusals: unknown[] = []
    const outer = cors({
      origin: [APP, ADMIN],
      onDecision: ({ reason, allowed }) => void (reason && refusals.push([reason, allowed])),
    })
    const app = new Koa().use(outer).use(mount('/inner', inner))
    expect(await ask(app, ['PREFLIGHT /inner/x', 'GET /inner/x', 'GET /x'])).toEqual([
      // The outer policy answers the preflight. The inner policy denies the actual request that
      // follows.
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
    expect(refusals).toEqual([
      ['nested-policy', false],
      ['nested-policy', true],
      ['nested-policy', true],
      ['origin-not-allowed', false],
      ['nested-policy', false],
    ])
  })
})

test('withCors of @webcors/node around the whole application covers errors that are thrown first', async () => {
  const app = new Koa().use((ctx) => ctx.throw(429))
  const server = createServer(withCors(app.callback(), policy))
  expect(await ask(server, ['GET /', 'PREFLIGHT /'])).toEqual([read(429), ANSWERED])
})
