import { describeResponse, linesOf, type ServerProcess } from '@webcors/conformance'
import { askAt, preflightOf } from '@webcors-labs/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorker } from './wrangler.test-util.ts'

const WEATHER = 'https://weather.example.com'
const OTHER = 'https://other.example'

let server: ServerProcess
const ask = askAt(() => server.url)

beforeAll(async () => {
  server = await startWorker()
})
afterAll(() => server?.close())

test('any origin can read the forecast', async () => {
  expect(describeResponse(await ask('GET /forecast/harbour', OTHER))).toEqual({
    status: 200,
    cors: { 'Access-Control-Allow-Origin': '*' },
    vary: ['Accept-Language'],
  })
})

test.each([
  ['POST /session', 204],
  ['GET /alarms', 401],
  ['GET /radar', 200],
  ['GET /today', 302],
  ['GET /nothing', 404],
] as const)('the pages that are listed read %s, others do not', async (line, status) => {
  for (const origin of [WEATHER, 'http://localhost:5173']) {
    const cors = {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
    }
    expect(describeResponse(await ask(line, origin))).toEqual({ status, cors, vary: ['Origin'] })
  }
  for (const origin of [OTHER, 'http://localhost', 'null']) {
    expect(describeResponse(await ask(line, origin))).toEqual({
      status,
      cors: {},
      vary: ['Origin'],
    })
  }
})

test('both cookies arrive, and open a session', async () => {
  const cookies = linesOf(await ask('POST /session', WEATHER), 'Set-Cookie')
  expect(cookies).toHaveLength(2)
  const session = cookies.map((cookie) => cookie.split(';')[0]).join('; ')
  const response = await ask('GET /alarms', WEATHER, { headers: [['Cookie', session]] })
  expect(JSON.parse(response.body)).toEqual({ alarms: [] })
})

test.each([
  ['{"above":30}', 201],
  ['{}', 422],
  ['no JSON', 500],
] as const)('the page reads the status when it puts %s, thrown or not', async (body, status) => {
  expect(describeResponse(await ask('PUT /alarms', WEATHER, { body }))).toMatchObject({
    status,
    cors: { 'Access-Control-Allow-Origin': WEATHER },
  })
})

test('the radar is streamed while the page reads', { retry: 2 }, async () => {
  const response = await ask('GET /radar', WEATHER)
  expect(response.body).toBe('data: 0\n\ndata: 120\n\ndata: 240\n\n')
  expect(response.bodyMilliseconds).toBeGreaterThan(100)
})

test('a preflight is answered in place of the Worker', async () => {
  const asked = preflightOf('PUT')
  expect((await ask('OPTIONS /alarms', WEATHER, asked)).status).toBe(204)
  expect((await ask('OPTIONS /alarms', OTHER, asked)).status).toBe(403)
})
