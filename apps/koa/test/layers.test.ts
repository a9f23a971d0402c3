// Mounts the policy before and behind other layers.
import { createServer } from 'node:http'
import { cors } from '@webcors/koa'
import { withCors } from '@webcors/node'
import Koa, { type Middleware } from 'koa'
import compress from 'koa-compress'
import mount from 'koa-mount'
import { describe, expect, test } from 'vitest'
import { ADMIN, ANSWERED, APP, ask, policy, read, unread } from './layers.test-util.ts'

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
