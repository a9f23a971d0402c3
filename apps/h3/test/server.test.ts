// The tests run the cinema's API on each runtime.
import {
  describeResponse,
  linesOf,
  type ServerProcess,
  startServerProcess,
} from '@webcors/conformance'
import { askAt, preflightOf } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APP, RUNTIMES } from './runtimes.test-util.ts'

const CINEMA = 'https://cinema.example.com'
const KIOSK = 'https://kiosk.example.com'
const OTHER = 'https://other.example'

describe.each(Object.entries(RUNTIMES))('%s', (_, command) => {
  let server: ServerProcess
  const ask = askAt(() => server.url)
  beforeAll(async () => {
    const env = { PORT: '0', NODE_ENV: 'production' }
    server = await startServerProcess({ command: command('server'), cwd: APP, env })
  })
  afterAll(() => server?.close())

  const preflight = (path: string, origin: string) =>
    ask(`OPTIONS ${path}`, origin, preflightOf('PUT'))

  test.each([
    ['GET /films', 200],
    ['HEAD /films', 200],
    ['GET /films/3', 404],
    ['GET /tonight', 302],
  ] as const)('anyone reads %s', async (line, status) => {
    expect(describeResponse(await ask(line, OTHER))).toEqual({
      status,
      cors: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'X-Total' },
      vary: [],
    })
  })

  test.each([
    ['POST /orders', 401],
    ['PUT /posters/1', 401],
    ['GET /calls', 200],
    ['GET /broken', 500],
    ['GET /nothing', 404],
  ] as const)(
    'known defect 21: the cinema’s pages can read %s, and other pages cannot',
    async (line, status) => {
      expect(describeResponse(await ask(line, CINEMA))).toEqual({
        status,
        cors: {
          'Access-Control-Allow-Origin': CINEMA,
          'Access-Control-Allow-Credentials': 'true',
        },
        vary: ['Origin'],
      })
      for (const origin of [OTHER, 'null', 'http://cinema.example.com']) {
        const response = await ask(line, origin)
        // crossOriginProtection refuses requests of other origins that could change something,
        // before they run.
        const unread = line.startsWith('GET') ? status : 403
        expect(describeResponse(response)).toEqual({ status: unread, cors: {}, vary: ['Origin'] })
      }
    },
  )

  test('the policy keeps the bodies of h3’s own error responses', async () => {
    const broken = await ask('GET /broken', CINEMA)
    expect(JSON.parse(broken.body)).toEqual({ message: 'HTTPError', status: 500, unhandled: true })
    const missing = await ask('GET /films/3', OTHER)
    expect(linesOf(missing, 'Content-Type')).toEqual(['application/json;charset=UTF-8'])
    expect(JSON.parse(missing.body)).toEqual({ message: 'There is no such film', status: 404 })
  })

  test('a cookie opens a session, and the page can read why an order failed', async () => {
    const body = JSON.stringify({ name: 'ada' })
    const [cookie = ''] = linesOf(await ask('POST /session', CINEMA, { body }), 'Set-Cookie')
    expect(cookie).toContain('SameSite=None')
    const headers = [['Cookie', cookie.split(';')[0] ?? '']] as const
    const order = (film: number) =>
      ask('POST /orders', CINEMA, { headers, body: JSON.stringify({ film }) })
    expect((await order(1)).status).toBe(201)
    expect((await order(3)).status).toBe(422)
    expect(JSON.parse((await order(2)).body)).toMatchObject({ message: 'Sold out' })
    const poster = await ask('PUT /posters/1', CINEMA, { headers, body: 'x'.repeat(1000) })
    expect(JSON.parse(poster.body)).toEqual({ id: '1', by: 'ada', bytes: 1000 })
  })

  test('known defects 14, 15, 16, 17: preflights are answered on paths without a route', async () => {
    expect((await preflight('/orders', CINEMA)).status).toBe(204)
    expect(describeResponse(await preflight('/orders', OTHER))).toEqual({
      status: 403,
      cors: {},
      vary: ['Origin'],
    })
  })

  test('a route has a policy of its own', async () => {
    expect((await preflight('/kiosk', KIOSK)).status).toBe(204)
    expect((await preflight('/kiosk', CINEMA)).status).toBe(403)
    expect(describeResponse(await ask('GET /kiosk', KIOSK))).toEqual({
      status: 200,
      cors: { 'Access-Control-Allow-Origin': KIOSK },
      vary: ['Origin'],
    })
  })

  test('known defect 33: calls are streamed one by one', { retry: 2 }, async () => {
    const response = await ask('GET /calls', CINEMA)
    expect(response.body).toBe('data: Doors open\n\ndata: Lights out\n\ndata: Film\n\n')
    expect(response.bodyMilliseconds).toBeGreaterThan(100)
  })

  test('known defect 31: a WebSocket opens only for the cinema’s pages', async () => {
    const headers = [
      ['Connection', 'Upgrade'],
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
    ] as const
    const { status, cors } = describeResponse(await ask('GET /chat', CINEMA, { headers }))
    expect([status, cors]).toEqual([101, {}])
    expect((await ask('GET /chat', OTHER, { headers })).status).toBe(403)
  })

  // No middleware sees a malformed path. The README.md of @webcors/h3 explains the remedy.
  test('h3 refuses a malformed path before it runs middleware', async () => {
    expect(describeResponse(await ask('GET /%zz', CINEMA))).toEqual({
      status: 400,
      cors: {},
      vary: [],
    })
  })
})
