import { describeResponse, linesOf, type ServerProcess } from '@webcors/conformance'
import { askAt, folderOf, preflightOf, startApp } from '@webcors-labs/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

const TRAINS = 'https://trains.example.com'
const PREVIEW = 'https://pr-7.preview.example.com'
const OTHER = 'https://other.example'
const READ_BY = (origin: string) => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': 'X-Delay',
})

let server: ServerProcess
const ask = askAt(() => server.url)

beforeAll(async () => {
  server = await startApp(folderOf(import.meta.url))
})
afterAll(() => server?.close())

test('any origin can read a timetable', async () => {
  const response = await ask('GET /timetables/u1', OTHER)
  expect(describeResponse(response)).toEqual({
    status: 200,
    cors: { 'Access-Control-Allow-Origin': '*' },
    vary: [],
  })
  expect(response.body).toContain('Harbour,08:00')
})

test('any origin can read the 404 of a timetable whose file Deno does not find', async () => {
  const response = await ask('GET /timetables/u9', OTHER)
  expect(describeResponse(response)).toEqual({
    status: 404,
    cors: { 'Access-Control-Allow-Origin': '*' },
    vary: [],
  })
})

test.each([
  ['POST /session', 204],
  ['GET /trips', 401],
  ['GET /departures', 200],
  ['GET /next', 302],
  ['GET /nothing', 404],
] as const)('the pages that are listed read %s, others do not', async (line, status) => {
  for (const origin of [TRAINS, PREVIEW]) {
    expect(describeResponse(await ask(line, origin))).toEqual({
      status,
      cors: READ_BY(origin),
      vary: ['Origin'],
    })
  }
  for (const origin of [OTHER, 'https://preview.example.com', 'null']) {
    expect(describeResponse(await ask(line, origin))).toEqual({
      status,
      cors: {},
      vary: ['Origin'],
    })
  }
})

test('a cookie opens a session', async () => {
  const [cookie = ''] = linesOf(await ask('POST /session', TRAINS), 'Set-Cookie')
  expect(cookie).toContain('SameSite=None')
  const response = await ask('GET /trips', TRAINS, {
    headers: [['Cookie', cookie.split(';')[0] ?? '']],
  })
  expect(response.status).toBe(200)
  expect(linesOf(response, 'X-Delay')).toEqual(['5'])
  expect(JSON.parse(response.body)).toEqual({ traveler: 'ada', trips: ['u1'] })
})

test('the events of the stream arrive one by one', { retry: 2 }, async () => {
  const response = await ask('GET /departures', TRAINS)
  expect(response.body).toBe('data: u3\n\ndata: u2\n\ndata: u1\n\n')
  expect(response.bodyMilliseconds).toBeGreaterThan(100)
})

test('a preflight is answered in place of the application', async () => {
  const asked = preflightOf('DELETE')
  expect(await ask('OPTIONS /trips', TRAINS, asked)).toMatchObject({ status: 204, body: '' })
  expect(describeResponse(await ask('OPTIONS /trips', OTHER, asked))).toEqual({
    status: 403,
    cors: {},
    vary: ['Origin'],
  })
})
