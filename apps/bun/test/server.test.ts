import {
  describeResponse,
  linesOf,
  sendRaw,
  type ServerProcess,
  startServerProcess,
} from '@webcors/conformance'
import { askAt, folderOf, preflightOf, startApp } from '@webcors-labs/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

const APP = folderOf(import.meta.url)
const NEWS = 'https://news.example.com'
const LOCAL = 'http://localhost:5173'
const OTHER = 'https://other.example'

let server: ServerProcess
const ask = askAt(() => server.url)

beforeAll(async () => {
  server = await startApp(APP)
})
afterAll(() => server?.close())

test.each([
  ['GET /news', 200],
  ['GET /news/1', 200],
  ['GET /news/2', 404],
] as const)('any origin can read %s', async (line, status) => {
  expect(describeResponse(await ask(line, OTHER))).toEqual({
    status,
    cors: { 'Access-Control-Allow-Origin': '*' },
    vary: [],
  })
})

test.each([
  ['GET /session', 200],
  ['POST /session', 200],
  ['GET /comments', 401],
  ['GET /comments/live', 200],
  ['GET /latest', 302],
  ['GET /nothing', 404],
] as const)('listed origins can read %s, and other origins cannot', async (line, status) => {
  for (const origin of [NEWS, LOCAL]) {
    const cors = {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
    }
    expect(describeResponse(await ask(line, origin))).toEqual({ status, cors, vary: ['Origin'] })
  }
  for (const origin of [OTHER, 'https://localhost:5173', 'null']) {
    expect(describeResponse(await ask(line, origin))).toEqual({
      status,
      cors: {},
      vary: ['Origin'],
    })
  }
})

test('the policy keeps both cookies that Bun sets', async () => {
  const cookies = linesOf(await ask('POST /session', NEWS), 'Set-Cookie')
  expect(cookies.map((cookie) => cookie.split(';')[0])).toEqual(['reader=ada', 'theme=dark'])
  const session = [['Cookie', 'reader=ada']] as const
  const response = await ask('POST /comments', NEWS, { headers: session, body: '"Second"' })
  expect(JSON.parse(response.body)).toEqual(['First!', 'Second'])
})

test('the page can read the status of a thrown error', async () => {
  const response = await ask('POST /comments', NEWS, {
    headers: [['Cookie', 'reader=ada']],
    body: 'no JSON',
  })
  expect(describeResponse(response)).toMatchObject({
    status: 400,
    cors: { 'Access-Control-Allow-Origin': NEWS },
  })
})

test('comments are streamed one by one', { retry: 2 }, async () => {
  const response = await ask('GET /comments/live', NEWS)
  expect(response.body).toContain('data: First!\n\n')
  expect(response.bodyMilliseconds).toBeGreaterThan(50)
})

test('preflights reach the policy through the routes', async () => {
  const asked = preflightOf('DELETE')
  expect(describeResponse(await ask('OPTIONS /session', NEWS, asked))).toEqual({
    status: 204,
    cors: {
      'Access-Control-Allow-Origin': NEWS,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Methods': 'GET, POST, DELETE',
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Max-Age': '7200',
    },
    vary: ['Origin'],
  })
  expect((await ask('OPTIONS /session', OTHER, asked)).status).toBe(403)
})

test('a Bun route that lists its methods does not get preflights', async () => {
  const routes = "{ '/news': { GET: () => new Response('news') } }"
  const program = `const { url } = Bun.serve({ port: 0, hostname: '127.0.0.1', routes: ${routes} }); console.log(url.href)`
  const other = await startServerProcess({ command: ['node', 'bun.mjs', '-e', program], cwd: APP })
  try {
    const headers = [
      ['Origin', NEWS],
      ['Access-Control-Request-Method', 'GET'],
    ] as const
    const response = await sendRaw(other.url, { method: 'OPTIONS', path: '/news', headers }, 15)
    expect(response.status).toBe(404)
  } finally {
    await other.close()
  }
})
