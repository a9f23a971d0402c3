import { describeResponse, linesOf, type ServerProcess } from '@webcors/conformance'
import { askAt, folderOf, type More, preflightOf, startApp } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formWith, JSON_TYPE, OTHER } from './ask.test-util.ts'

const RADIO = 'https://radio.example.com'
const READ_BY_RADIO = {
  'Access-Control-Allow-Origin': RADIO,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': 'Location',
}
const READ_BY_ANYONE = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'X-Total',
}

let server: ServerProcess
const ask = askAt(() => server.url)

beforeAll(async () => {
  server = await startApp(folderOf(import.meta.url))
})
afterAll(() => server?.close())

const BROKEN: More = { headers: [JSON_TYPE], body: '{' }
const LONG: More = { headers: [JSON_TYPE], body: JSON.stringify({ name: 'a'.repeat(2000) }) }

describe('known defect 26: every response has the policy’s headers, and Vary for every origin', () => {
  test.each([
    ['a text response', 'GET /lyrics/summertime', 200],
    ['known defect 33: a response with server-sent events, by writeHead,', 'GET /live', 200],
    ['a response that redirects', 'GET /recordings/latest', 303],
    ['known defect 21: the response to a thrown error', 'GET /recordings/9', 404],
    ['known defect 21: the response to a rejected promise', 'GET /lyrics/nobody', 404],
    ['known defect 21: Express’s own response to next(error)', 'GET /charts', 500],
    [
      'known defect 21: the response to a path that Express cannot decode',
      'GET /recordings/%FF',
      400,
    ],
    ['known defect 21: the response to a path without a route', 'GET /nothing', 404],
    ['the response to a plain OPTIONS of such a path', 'OPTIONS /nothing', 404],
  ] as const)('%s has the policy’s headers: %s', async (_, line, status) => {
    const read = await ask(line, RADIO)
    expect(describeResponse(read)).toMatchObject({ status, cors: READ_BY_RADIO })
    const vary = new Set(['Accept-Encoding', ...(status === 303 ? ['Accept'] : []), 'Origin'])
    for (const origin of [OTHER, 'null', 'http://radio.example.com', null]) {
      const response = await ask(line, origin)
      expect(describeResponse(response)).toMatchObject({ status, cors: {} })
      expect(new Set(describeResponse(response).vary)).toEqual(vary)
      expect(response.body).toBe(read.body)
    }
  })

  test.each([
    ['known defect 21: the response to a request without a session', 'POST /recordings', 401, {}],
    ['known defect 21: the response to a body that is not JSON', 'POST /session', 400, BROKEN],
    ['known defect 21: the response to a body that is too long', 'POST /session', 413, LONG],
    ['known defect 21: the response to a request without a body', 'POST /session', 422, {}],
  ] as const)('%s has the policy’s headers: %s', async (_, line, status, more) => {
    expect(describeResponse(await ask(line, RADIO, more))).toEqual({
      status,
      cors: READ_BY_RADIO,
      vary: ['Accept-Encoding', 'Origin'],
    })
    expect(describeResponse(await ask(line, null, more))).toEqual({
      status,
      cors: {},
      vary: ['Accept-Encoding', 'Origin'],
    })
    // crossOriginProtection refuses requests of other origins that could change something, before
    // they run.
    expect(describeResponse(await ask(line, OTHER, more))).toEqual({
      status: 403,
      cors: {},
      vary: ['Origin'],
    })
  })

  test.each([
    ['a JSON response', 'GET /programme', 200],
    ['a file', 'GET /covers/noon.svg', 200],
    ['the redirect to a folder', 'GET /covers/jazz', 301],
    ['the 404 of a missing file', 'GET /covers/none.svg', 404],
  ] as const)(
    'known defect 27: %s that anyone may read has no Origin in Vary: %s',
    async (_, line, status) => {
      for (const origin of [RADIO, OTHER, 'null', null]) {
        const described = describeResponse(await ask(line, origin))
        expect(described).toEqual({ status, cors: READ_BY_ANYONE, vary: ['Accept-Encoding'] })
      }
    },
  )
})

test('a cookie opens a session, and uploads with a progress bar pass (known defect 20)', async () => {
  const preflight = await ask('OPTIONS /recordings', RADIO, preflightOf('POST'))
  expect(preflight.status).toBe(204)
  const login = await ask('POST /session', RADIO, { headers: [JSON_TYPE], body: '{"name":"Ada"}' })
  expect(describeResponse(login)).toEqual({ status: 204, cors: READ_BY_RADIO, vary: ['Origin'] })
  const cookies = linesOf(login, 'Set-Cookie').map((line) => line.split(';')[0])
  expect(cookies).toHaveLength(2)

  const send = (length: number) => {
    const { headers, body } = formWith('audio', 'a'.repeat(length))
    return ask('POST /recordings', RADIO, {
      headers: [...headers, ['Cookie', cookies.join('; ')]],
      body,
    })
  }
  const stored = await send(1000)
  expect(describeResponse(stored)).toMatchObject({ status: 201, cors: READ_BY_RADIO })
  expect(JSON.parse(stored.body)).toEqual({ title: 'a take.wav', bytes: 1000 })
  const [location] = linesOf(stored, 'Location')
  expect((await ask(`GET ${location}`, RADIO)).body).toBe(stored.body)
  const refused = await send(200_000)
  expect(describeResponse(refused)).toMatchObject({ status: 413, cors: READ_BY_RADIO })
  expect(JSON.parse(refused.body)).toEqual({ error: 'File too large' })
})

test('known defects 14, 15, 17: preflights are answered before sessions, bodies and redirects', async () => {
  for (const path of ['/recordings', '/session', '/nothing', '/recordings/%FF']) {
    const allowed = await ask(`OPTIONS ${path}`, RADIO, preflightOf('PUT', 'x-take'))
    expect(describeResponse(allowed)).toMatchObject({
      status: 204,
      cors: { 'Access-Control-Allow-Origin': RADIO, 'Access-Control-Max-Age': '7200' },
    })
    expect(linesOf(allowed, 'Content-Security-Policy')).toEqual([])
    const denied = await ask(`OPTIONS ${path}`, OTHER, preflightOf('PUT', 'x-take'))
    expect(describeResponse(denied)).toEqual({ status: 403, cors: {}, vary: ['Origin'] })
  }
  expect((await ask('OPTIONS /covers/jazz', OTHER, preflightOf('PUT'))).status).toBe(204)
})

test('known defect 37: a page of the server’s own origin may post, although the list does not name it', async () => {
  const own = server.url
  for (const headers of [[], [['Sec-Fetch-Site', 'same-origin']]] as const) {
    const more = { headers: [JSON_TYPE, ...headers], body: '{"name":"Ada"}' }
    const response = await ask('POST /session', own, more)
    expect(describeResponse(response)).toEqual({ status: 204, cors: {}, vary: ['Origin'] })
  }
})

test('known defect 36: requests that are denied or have no origin get no error', async () => {
  for (const origin of [OTHER, null]) {
    expect((await ask('GET /lyrics/summertime', origin)).status).toBe(200)
    expect((await ask('HEAD /programme', origin)).status).toBe(200)
  }
})

test('known defects 24, 32, 33: a compressed stream arrives step by step, with its headers', {
  retry: 2,
}, async () => {
  const gzip = { headers: [['Accept-Encoding', 'gzip']] } as const
  const response = await ask('GET /live', RADIO, gzip)
  expect(describeResponse(response)).toEqual({
    status: 200,
    cors: READ_BY_RADIO,
    vary: ['Accept-Encoding', 'Origin'],
  })
  expect(linesOf(response, 'Content-Encoding')).toEqual(['gzip'])
  expect(response.bodyMilliseconds).toBeGreaterThan(100)
  const programme = await ask('GET /programme', OTHER, gzip)
  expect(linesOf(programme, 'Content-Encoding')).toEqual(['gzip'])
  expect(describeResponse(programme).vary).toEqual(['Accept-Encoding'])
})

test('a 304 response has the policy’s headers', async () => {
  const [etag = ''] = linesOf(await ask('GET /lyrics/summertime', RADIO), 'ETag')
  const more = { headers: [['If-None-Match', etag]] } as const
  for (const [origin, cors] of [
    [RADIO, READ_BY_RADIO],
    [OTHER, {}],
  ] as const) {
    const described = describeResponse(await ask('GET /lyrics/summertime', origin, more))
    expect(described).toEqual({ status: 304, cors, vary: ['Origin'] })
  }
})
