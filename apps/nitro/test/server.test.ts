// The tests run the built API of the museum, and the API that Nitro and Vite serve in development.
import {
  describeResponse,
  linesOf,
  type RawResponse,
  type ServerProcess,
} from '@webcors/conformance'
import { type Ask, askAt, preflightOf } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { freePort, start } from './start.test-util.ts'

const MUSEUM = 'https://museum.example.com'
const KIOSK = 'https://kiosk.example.com'
const OTHER = 'https://other.example'
const ANYONE = { 'Access-Control-Allow-Origin': '*' }
const READ_BY_MUSEUM = {
  'Access-Control-Allow-Origin': MUSEUM,
  'Access-Control-Allow-Credentials': 'true',
}

describe('the built server', () => {
  const { ask, preflight } = serve(() => start(['node', 'dist/app/server/index.mjs']))
  everywhere(ask, preflight)

  // Other layers answer these requests before any middleware. In development, these layers are
  // separate servers.
  test.each([
    ['GET /map.svg', 200, []],
    ['GET /exhibits/%zz', 400, []],
    ['GET /exhibits', 200, ['Accept-Language']],
  ] as const)('anyone reads %s', async (line, status, vary) => {
    expect(describeResponse(await ask(line, OTHER))).toEqual({ status, cors: ANYONE, vary })
  })

  test('known defects 26, 30: a cached response carries no CORS headers of another request', async () => {
    for (const origin of [MUSEUM, OTHER, MUSEUM]) {
      const { cors } = describeResponse(await ask('GET /tickets/prices', origin))
      expect(cors).toEqual(origin === MUSEUM ? READ_BY_MUSEUM : {})
    }
  })
})

describe('nitro dev', () => {
  const { ask, preflight } = serve(async () => start(['nitro', 'dev', '--port', await freePort()]))
  everywhere(ask, preflight)
})

// Vite's own CORS would answer every OPTIONS request. The plugin of Nitro switches it off.
describe('vite dev', () => {
  const { ask, preflight } = serve(async () => {
    const flags = ['--config', 'vite.dev.config.ts', '--port', await freePort()]
    return start(['vite', 'dev', '--host', '127.0.0.1', ...flags])
  })
  everywhere(ask, preflight)
})

function everywhere(ask: Ask, preflight: (path: string, origin: string) => Promise<RawResponse>) {
  test.each([
    ['GET /exhibits/1', 200, ['Accept-Language']],
    ['GET /exhibits/9', 404, []],
    ['GET /guide', 302, []],
  ] as const)('anyone reads %s', async (line, status, vary) => {
    const response = describeResponse(await ask(line, OTHER))
    expect(response).toMatchObject({ status, cors: ANYONE })
    expect(response.vary).toEqual(expect.arrayContaining([...vary]))
    expect(response.vary).not.toContain('Origin')
  })

  test.each([
    ['POST /session', 204],
    ['GET /tickets', 401],
    ['POST /tickets', 401],
    ['GET /tickets/live', 200],
    ['GET /broken', 500],
    ['GET /nothing', 404],
  ] as const)(
    'known defect 21: the museum’s pages can read %s, and other pages cannot',
    async (line, status) => {
      for (const origin of [MUSEUM, OTHER, 'null']) {
        const response = describeResponse(await ask(line, origin))
        const cors = origin === MUSEUM ? READ_BY_MUSEUM : {}
        expect(response).toMatchObject({ status, cors })
        expect(response.vary.filter((name) => /^origin$/i.test(name))).toEqual(['Origin'])
      }
    },
  )

  test('a cookie opens a session, and the page can read the reason that it got no ticket', async () => {
    const [cookie = ''] = linesOf(await ask('POST /session', MUSEUM), 'Set-Cookie')
    const headers = [['Cookie', cookie.split(';')[0] ?? '']] as const
    const order = (exhibit: number) =>
      ask('POST /tickets', MUSEUM, { headers, body: JSON.stringify({ exhibit }) })
    expect((await order(1)).status).toBe(201)
    expect((await order(3)).status).toBe(422)
    expect(JSON.parse((await order(2)).body)).toMatchObject({ status: 409, message: 'Sold out' })
  })

  test('known defects 15, 16, 17: preflights are answered on paths without a route', async () => {
    expect((await preflight('/tickets', MUSEUM)).status).toBe(204)
    expect(describeResponse(await preflight('/tickets', OTHER))).toEqual({
      status: 403,
      cors: {},
      vary: ['Origin'],
    })
    expect((await preflight('/guide', OTHER)).status).toBe(204)
  })

  test('a route has a policy of its own', async () => {
    expect((await preflight('/kiosk/hours', KIOSK)).status).toBe(204)
    expect((await preflight('/kiosk/hours', MUSEUM)).status).toBe(403)
    expect(describeResponse(await ask('GET /kiosk/hours', KIOSK))).toEqual({
      status: 200,
      cors: { 'Access-Control-Allow-Origin': KIOSK },
      vary: ['Origin'],
    })
  })

  test('known defect 33: numbers are streamed one by one', { retry: 2 }, async () => {
    const response = await ask('GET /tickets/live', MUSEUM)
    expect(response.body).toContain('data: Number 9, please\n\n')
    expect(response.bodyMilliseconds).toBeGreaterThan(100)
  })
}

function serve(run: () => Promise<ServerProcess>) {
  let server: ServerProcess
  beforeAll(async () => {
    server = await run()
    // A development server starts to listen before it has built the app.
    const isReady = async () => expect((await ask('GET /exhibits/1', OTHER)).status).toBe(200)
    await vi.waitFor(isReady, { timeout: 60_000, interval: 200 })
  })
  afterAll(() => server?.close())

  const ask = askAt(() => server.url)
  const preflight = (path: string, origin: string) =>
    ask(`OPTIONS ${path}`, origin, preflightOf('PUT'))

  return { ask, preflight }
}
