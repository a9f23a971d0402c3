import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { withCors } from '@webcors/node'
import { Hono } from 'hono'
import { toNodeHandler } from 'srvx/node'
import { describe, expect, onTestFinished, test } from 'vitest'
import { APP, corsHeaders, from, OPTIONS, OTHER, preflight, READ } from './cors.test-util.ts'
import { cors } from './index.ts'

function addRoutes(app: Hono): Hono {
  app.get('/', (c) => c.json([{ id: 1 }]))
  app.get('/varied', (c) => c.text('hello', 200, { Vary: 'Accept' }))
  app.get('/redirect', () => Response.redirect('https://a.example/'))
  app.get('/broken', () => Promise.reject(new Error('broken')))
  app.onError((_error, c) => c.text('Internal Server Error', 500))
  return app
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const inside = () => addRoutes(new Hono().use(cors(OPTIONS))).fetch
const bare = () => addRoutes(new Hono()).fetch

describe.each<[string, () => RequestListener]>([
  ['as middleware, with @hono/node-server', () => getRequestListener(inside())],
  ['as middleware, with srvx', () => toNodeHandler(inside()) as RequestListener],
  ['around the listener of @hono/node-server', () => withCors(getRequestListener(bare()), OPTIONS)],
  [
    'around the listener of srvx',
    () => withCors(toNodeHandler(bare()) as RequestListener, OPTIONS),
  ],
])('on Node.js, %s', (_, listen) => {
  test.each([
    ['/', 200, 'Origin'],
    ['/varied', 200, 'Accept, Origin'],
    ['/redirect', 302, 'Origin'],
    ['/broken', 500, 'Origin'],
    ['/nothing', 404, 'Origin'],
  ])('%s is answered with %i and the headers of the policy', async (path, status, vary) => {
    const url = await serve(listen())
    const init = { redirect: 'manual' } as const
    const read = await fetch(url + path, from(APP, init))
    expect([read.status, corsHeaders(read)]).toEqual([status, { ...READ, vary }])
    const denied = await fetch(url + path, from(OTHER, init))
    expect([denied.status, corsHeaders(denied)]).toEqual([status, { vary }])
  })

  test('the policy answers preflights', async () => {
    const url = await serve(listen())
    expect((await fetch(url, preflight(APP))).status).toBe(204)
    expect((await fetch(url, preflight(OTHER))).status).toBe(403)
  })
})
