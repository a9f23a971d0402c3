import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  describeResponse,
  linesOf,
  type RawResponse,
  type ServerProcess,
} from '@webcors/conformance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, NEXT_VARY, startNext } from './next.test-util.ts'

const EVIL = 'https://evil.example'
const PUT = [['Access-Control-Request-Method', 'PUT']] as const
const ALLOWED = { 'Access-Control-Allow-Origin': 'https://app.example.com' }

let server: ServerProcess
let upstream: Server

beforeAll(async () => {
  upstream = createServer((_request, response) => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', Vary: 'Cookie' }).end('upstream')
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  server = await startNext('start', { host: 'localhost' })
})
afterAll(async () => {
  upstream?.close()
  await server?.close()
})

function corsOf(response: RawResponse): unknown {
  const { status, cors, vary } = describeResponse(response)
  return { status, cors, vary: vary.filter((name) => !NEXT_VARY.includes(name)) }
}

test.each([
  ['next', 200, ['Origin', 'Accept-Language']],
  ['request', 200, ['Origin', 'Accept-Language']],
  ['cookies', 200, ['Origin', 'Accept-Language']],
  ['redirect', 303, ['Origin']],
  ['response-redirect', 302, ['Origin']],
  ['answer', 200, ['Cookie', 'Origin']],
  ['missing/file', 200, ['Origin', 'Accept-Language']],
  ['fails', 500, ['Origin']],
] as const)(
  'the policy keeps the exit "%s" of the proxy and adds its headers',
  async (kind, status, vary) => {
    const allowed = await ask(server, `GET /proxied/${kind}`)
    expect(corsOf(allowed)).toEqual({ status, cors: ALLOWED, vary })
    const denied = await ask(server, `GET /proxied/${kind}`, EVIL)
    expect(corsOf(denied)).toEqual({ status, cors: {}, vary })
  },
)

test('headers that the proxy sets for the handler and for the client arrive', async () => {
  const next = await ask(server, 'GET /proxied/next')
  expect(linesOf(next, 'X-Proxy')).toEqual(['seen'])
  const request = await ask(server, 'GET /proxied/request')
  expect(JSON.parse(request.body)).toMatchObject({ 'x-reader': 'ann' })
  const cookies = await ask(server, 'GET /proxied/cookies')
  expect(linesOf(cookies, 'Set-Cookie')).toEqual(['a=1; Path=/', 'b=2; Path=/'])
  const rewritten = await ask(server, 'GET /proxied/rewrite/response')
  expect(JSON.parse(rewritten.body)).toEqual({ ok: true })
  const redirected = await ask(server, 'GET /proxied/redirect')
  expect(linesOf(redirected, 'Location')).toEqual(['/elsewhere'])
  for (const response of [next, request, cookies, redirected]) {
    expect(response.headers.filter(([name]) => /^x-middleware-(?!rewrite)/.test(name))).toEqual([])
  }
})

test.each([
  ['GET', 'response', 200],
  ['GET', 'redirect', 307],
  ['GET', 'not-found', 404],
  ['GET', 'unauthorized', 401],
  ['GET', 'error', 500],
  ['GET', 'thrown-response', 500],
  ['GET', 'nothing', 500],
  ['PUT', 'response', 405],
  ['OPTIONS', 'response', 204],
] as const)(
  'a handler behind the proxy is answered with the proxy’s headers: %s %s',
  async (method, kind, status) => {
    const response = await ask(server, `${method} /proxied/rewrite/${kind}`)
    expect(corsOf(response)).toEqual({ status, cors: ALLOWED, vary: ['Origin'] })
  },
)

test('known defect 21: the page can read an error behind the proxy, and onRequestError gets it', async () => {
  expect(corsOf(await ask(server, 'GET /proxied/fails'))).toMatchObject({
    status: 500,
    cors: ALLOWED,
  })
  await expect.poll(() => server.output()).toContain('onRequestError route /proxied/fails')
})

test('Next answers an error of the proxy itself with 500 and no CORS headers', async () => {
  const response = await ask(server, 'GET /proxied/error')
  expect(corsOf(response)).toMatchObject({ status: 500, cors: {} })
})

test('known defects 15, 17: a preflight does not reach the application’s proxy', async () => {
  const allowed = await ask(server, 'OPTIONS /proxied/error', undefined, PUT)
  expect(allowed.status).toBe(204)
  expect(linesOf(allowed, 'Access-Control-Allow-Origin')).toEqual(['https://app.example.com'])
  const denied = await ask(server, 'OPTIONS /proxied/error', EVIL, PUT)
  expect(corsOf(denied)).toEqual({ status: 403, cors: {}, vary: ['Origin'] })
})

test('files get the headers of the proxy', async () => {
  const file = await ask(server, 'GET /covers/1.svg', 'http://library.localhost:4')
  expect(corsOf(file)).toMatchObject({ status: 200, vary: ['Origin'] })
  expect(linesOf(file, 'Access-Control-Allow-Origin')).toEqual(['http://library.localhost:4'])
})

// If this test fails, Next has changed: update the limits of the proxy in the README.
test('known defect 23: Next overwrites Vary on a page that it renders, so `Origin` is lost', async () => {
  const page = await ask(server, 'GET /proxied/page')
  expect(corsOf(page)).toEqual({ status: 200, cors: ALLOWED, vary: [] })
  expect(linesOf(page, 'Cache-Control').join()).toMatch(/no-store/)
})

test('known defect 29: the CORS headers of an upstream behind a rewrite replace those of the proxy', async () => {
  const { port } = upstream.address() as AddressInfo
  const response = await ask(server, `GET /proxied/upstream?to=http://127.0.0.1:${port}/`, EVIL)
  expect(corsOf(response)).toEqual({
    status: 200,
    cors: { 'Access-Control-Allow-Origin': '*' },
    vary: ['Cookie'],
  })
})
