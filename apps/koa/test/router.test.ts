// Mounts the policy before, behind and in the router.
import { Router, type RouterContext } from '@koa/router'
import { createCors } from '@webcors/core'
import { cors } from '@webcors/koa'
import Koa from 'koa'
import { describe, expect, test } from 'vitest'
import { ADMIN, ANSWERED, ask, policy, read, unread } from './layers.test-util.ts'

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
