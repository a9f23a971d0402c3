import { describeResponse, linesOf, type ServerProcess } from '@webcors/conformance'
import { askAt, folderOf, startApp } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ALBUM = 'https://album.example.com'
const EDITORS = 'https://editors.example.com'
const OTHER = 'https://other.example'
const JSON_TYPE = ['Content-Type', 'application/json'] as const

let server: ServerProcess
const ask = askAt(() => server.url)

beforeAll(async () => {
  server = await startApp(folderOf(import.meta.url))
})
afterAll(() => server?.close())

/**
 * The name that koa-compress adds to `Vary`. Koa drops it with all other headers when a handler
 * throws.
 */
const ENCODED = ['Accept-Encoding']

describe('public paths', () => {
  test.each([
    ['GET /photos', 200, ENCODED],
    ['GET /photos/2', 200, ENCODED],
    ['GET /photos/9', 404, []],
    ['GET /photos/latest', 302, ENCODED],
    ['DELETE /photos', 405, ENCODED],
    ['OPTIONS /photos', 200, ENCODED],
    ['GET /files/kettle.svg', 200, ENCODED],
    ['GET /files/none.svg', 404, ENCODED],
  ] as const)('any origin can read %s, which is answered with %i', async (line, status, vary) => {
    const cors = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'X-Total' }
    for (const origin of [ALBUM, OTHER, 'null', null]) {
      expect(describeResponse(await ask(line, origin))).toEqual({ status, cors, vary })
    }
  })

  test('a compressed response has the policy’s headers', async () => {
    const headers = [['Accept-Encoding', 'gzip']] as const
    const response = await ask('GET /files/kettle.svg', OTHER, { headers })
    expect(linesOf(response, 'Content-Encoding')).toEqual(['gzip'])
    expect(linesOf(response, 'Access-Control-Allow-Origin')).toEqual(['*'])
  })
})

describe('paths for one origin', () => {
  test.each([
    [ALBUM, 'GET /live', 200, [...ENCODED, 'Origin']],
    [ALBUM, 'POST /uploads', 401, ['Origin']],
    [ALBUM, 'POST /session', 422, ['Origin']],
    [ALBUM, 'PUT /session', 405, [...ENCODED, 'Origin']],
    [ALBUM, 'OPTIONS /session', 200, [...ENCODED, 'Origin']],
    [ALBUM, 'GET /nothing', 404, [...ENCODED, 'Origin']],
    [EDITORS, 'GET /editors/prints', 403, ['Origin']],
    [EDITORS, 'GET /editors/broken', 500, ['Origin']],
  ] as const)(
    'only %s can read %s, which is answered with %i',
    async (owner, line, status, vary) => {
      const credentials = owner === ALBUM ? { 'Access-Control-Allow-Credentials': 'true' } : {}
      expect(describeResponse(await ask(line, owner))).toEqual({
        status,
        cors: { 'Access-Control-Allow-Origin': owner, ...credentials },
        vary,
      })
      // A request without an origin gets the same response without CORS headers.
      expect(describeResponse(await ask(line, null))).toEqual({ status, cors: {}, vary })

      const others = [owner === ALBUM ? EDITORS : ALBUM, OTHER, 'null', 'http://album.example.com']
      const isSafe = /^(?:GET|OPTIONS) /.test(line)
      for (const origin of others) {
        // crossOriginProtection refuses requests of other origins that could change something,
        // before they run.
        const expected = isSafe ? { status, cors: {}, vary } : REFUSED
        expect(describeResponse(await ask(line, origin))).toEqual(expected)
      }
    },
  )
})

const REFUSED = { status: 403, cors: {}, vary: [...ENCODED, 'Origin'] }

describe('a session', () => {
  const logIn = (origin: string) =>
    ask('POST /session', origin, { headers: [JSON_TYPE], body: '{"name":"Ann"}' })

  test('a cookie opens a session for uploads', async () => {
    const response = await logIn(ALBUM)
    expect(describeResponse(response)).toMatchObject({
      status: 204,
      cors: { 'Access-Control-Allow-Origin': ALBUM, 'Access-Control-Allow-Credentials': 'true' },
    })
    const cookies = linesOf(response, 'Set-Cookie').map((line) => line.split(';')[0])
    expect(cookies).toHaveLength(2)
    const upload = (type: string, origin = ALBUM) =>
      ask('POST /uploads', origin, {
        headers: [
          ['Content-Type', type],
          ['Cookie', cookies.join('; ')],
        ],
        body: 'x'.repeat(1000),
      })
    const made = await upload('image/png')
    expect(made.status).toBe(201)
    expect(JSON.parse(made.body)).toMatchObject({ title: 'Of Ann', bytes: 1000 })
    expect(linesOf(made, 'Access-Control-Allow-Origin')).toEqual([ALBUM])

    const wrong = await upload('text/plain')
    expect(wrong).toMatchObject({ status: 415, body: 'An image, please' })
    expect(linesOf(wrong, 'Access-Control-Allow-Origin')).toEqual([ALBUM])

    expect(describeResponse(await upload('image/png', OTHER))).toEqual(REFUSED)
  })

  test('other pages cannot open a session', async () => {
    const response = await logIn(OTHER)
    expect(describeResponse(response)).toEqual(REFUSED)
    expect(linesOf(response, 'Set-Cookie')).toEqual([])
  })

  test('the page can read why a body that is not JSON is refused', async () => {
    const response = await ask('POST /session', ALBUM, { headers: [JSON_TYPE], body: '{' })
    expect(describeResponse(response)).toMatchObject({
      status: 400,
      cors: { 'Access-Control-Allow-Origin': ALBUM },
    })
  })
})

test.each([
  ['/photos', OTHER, 204],
  ['/files/kettle.svg', OTHER, 204],
  ['/session', ALBUM, 204],
  ['/session', OTHER, 403],
  ['/editors/prints', EDITORS, 204],
  ['/editors/prints', ALBUM, 403],
  ['/nothing', ALBUM, 204],
] as const)('the preflight of %s from %s is answered with %i', async (path, origin, status) => {
  const headers = [['Access-Control-Request-Method', 'PUT']] as const
  const response = await ask(`OPTIONS ${path}`, origin, { headers })
  expect(response).toMatchObject({ status, body: '' })
  expect(linesOf(response, 'Access-Control-Allow-Methods')).toHaveLength(status === 204 ? 1 : 0)
})

test('news are streamed one by one', { retry: 2 }, async () => {
  const response = await ask('GET /live', ALBUM)
  expect(response.body).toMatch(/^data: Kettle\n\ndata: Teapot\n\n/)
  expect(response.bodyMilliseconds).toBeGreaterThan(50)
})
