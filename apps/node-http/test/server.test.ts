import { readFileSync } from 'node:fs'
import { describeResponse, linesOf, type ServerProcess } from '@webcors/conformance'
import { askAt, startApp } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APP } from './hosts.test-util.ts'
import { LAB, OTHER, READ_BY_LAB } from './origins.test-util.ts'

const ANYONE = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'X-Total',
}
const JSON_BODY = [['Content-Type', 'application/json']] as const
const PREFLIGHT = [
  ['Access-Control-Request-Method', 'POST'],
  ['Access-Control-Request-Headers', 'content-type'],
] as const

let server: ServerProcess
const ask = askAt(() => server.url)

beforeAll(async () => {
  server = await startApp(APP)
})
afterAll(() => server?.close())

async function openSession(): Promise<readonly (readonly [string, string])[]> {
  const body = JSON.stringify({ name: 'Ada' })
  const opened = await ask('POST /session', LAB, { headers: JSON_BODY, body })
  expect(opened.status).toBe(201)
  const [cookie = ''] = linesOf(opened, 'Set-Cookie')
  expect(cookie).toContain('SameSite=None')
  return [['Cookie', cookie.split(';')[0] ?? '']]
}

test.each([LAB, OTHER, null])(
  'the papers and the samples are readable from origin %s',
  async (origin) => {
    const papers = await ask('GET /papers', origin)
    expect(describeResponse(papers)).toEqual({ status: 200, cors: ANYONE, vary: [] })
    expect(linesOf(papers, 'X-Total')).toEqual(['3'])
    const sample = await ask('GET /samples/a4.svg', origin)
    expect(describeResponse(sample)).toEqual({
      status: 200,
      cors: ANYONE,
      vary: ['Accept-Encoding'],
    })
    expect(sample.body).toBe(readFileSync(`${APP}public/a4.svg`, 'utf8'))
  },
)

test.each(['a4', '..%2fpackage.json', '../package.json', ''])(
  'any origin can read the 404 for the sample "%s"',
  async (name) => {
    const response = await ask(`GET /samples/${name}`, OTHER)
    expect(describeResponse(response)).toEqual({ status: 404, cors: ANYONE, vary: [] })
  },
)

describe.each([
  ['the lab', LAB, READ_BY_LAB],
  ['a page that is not listed', OTHER, {}],
  ['no page', null, {}],
] as const)('a request from %s', (_, origin, cors) => {
  test.each([
    ['GET /photos/live', 200],
    ['GET /photos/latest', 303],
    ['GET /photos/99', 404],
    ['HEAD /photos/99', 404],
    ['GET /nothing', 404],
  ] as const)('%s is answered with %i and the headers for its origin', async (line, status) => {
    const response = await ask(line, origin)
    expect(describeResponse(response)).toEqual({ status, cors, vary: ['Origin'] })
  })
})

test.each([
  [LAB, 401, READ_BY_LAB],
  // crossOriginProtection refuses requests of other origins that could change something, before
  // they run.
  [OTHER, 403, {}],
  ['null', 403, {}],
  // A request without an origin comes from a program that is not a browser.
  [null, 401, {}],
])(
  'an upload from origin %s without a session is answered with %i',
  async (origin, status, cors) => {
    const response = await ask('POST /photos', origin, { body: 'photo' })
    expect(describeResponse(response)).toEqual({ status, cors, vary: ['Origin'] })
  },
)

test('a cookie opens a session, and the bytes of its upload are counted', async () => {
  const headers = await openSession()
  const upload = (bytes: number) => ask('POST /photos', LAB, { headers, body: 'x'.repeat(bytes) })
  const response = await upload(300_000)
  expect(describeResponse(response)).toEqual({ status: 201, cors: READ_BY_LAB, vary: ['Origin'] })
  const { id, bytes } = JSON.parse(response.body) as { id: number; bytes: number }
  expect(bytes).toBe(300_000)
  const photo = await ask(`GET /photos/${id}`, LAB)
  expect(JSON.parse(photo.body)).toEqual({ owner: 'Ada', bytes })
})

test('a page reads the 413 for an upload that the server did not read to its end', async () => {
  const headers = await openSession()
  const body = 'x'.repeat(3_000_000)
  const response = await ask('POST /photos', LAB, { headers, body })
  expect(describeResponse(response)).toEqual({ status: 413, cors: READ_BY_LAB, vary: ['Origin'] })
})

test.each([
  ['{', 400, 'That is no JSON'],
  ['{}', 422, 'What is your name?'],
])('a page can read the error about the body %s', async (body, status, error) => {
  const response = await ask('POST /session', LAB, { headers: JSON_BODY, body })
  expect(describeResponse(response)).toMatchObject({ status, cors: READ_BY_LAB })
  expect(JSON.parse(response.body)).toEqual({ error })
})

test('a photo is developed step by step', { retry: 2 }, async () => {
  const response = await ask('GET /photos/live', LAB)
  expect(response.body).toBe('data: exposed\n\ndata: developed\n\ndata: fixed\n\n')
  expect(response.bodyMilliseconds).toBeGreaterThan(100)
})

test('preflights are answered without a session, because they carry no cookie', async () => {
  const preflight = (origin: string) => ask('OPTIONS /photos', origin, { headers: PREFLIGHT })
  expect((await preflight(LAB)).status).toBe(204)
  expect(describeResponse(await preflight(OTHER))).toEqual({
    status: 403,
    cors: {},
    vary: ['Origin'],
  })
})
