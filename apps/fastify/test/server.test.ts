import { describeResponse, linesOf, type ServerProcess } from '@webcors/conformance'
import { askAt, folderOf, preflightOf, startApp } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const LIBRARY = 'https://library.example.com'
const PARTNER = 'https://shop.partner.example'
const STAFF = 'https://staff.example.com'
const OTHER = 'https://other.example'

let server: ServerProcess
const ask = askAt(() => server.url)

beforeAll(async () => {
  server = await startApp(folderOf(import.meta.url))
})
afterAll(() => server?.close())

/** The origins whose pages may read a route. The same pages may send requests to it. */
async function whoMay(line: `${string} ${string}`): Promise<string[]> {
  const [method = '', path = ''] = line.split(' ')
  const may: string[] = []
  for (const origin of [LIBRARY, PARTNER, STAFF, OTHER]) {
    const reads = linesOf(await ask(line, origin), 'Access-Control-Allow-Origin')
    const asked = await ask(`OPTIONS ${path}`, origin, preflightOf(method))
    expect(asked.status).toBe(reads.length > 0 ? 204 : 403)
    expect(linesOf(asked, 'Access-Control-Allow-Origin')).toEqual(reads)
    if (reads[0] === '*' || reads[0] === origin) may.push(origin)
  }
  return may
}

describe('each route has the policy that it declares, also for its preflight', () => {
  test.each([
    ['GET /books', [LIBRARY, PARTNER, STAFF, OTHER]],
    ['HEAD /books', [LIBRARY, PARTNER, STAFF, OTHER]],
    ['GET /books/2', [LIBRARY, PARTNER, STAFF, OTHER]],
    ['GET /books/9', [LIBRARY, PARTNER, STAFF, OTHER]],
    ['POST /books/1/loan', [LIBRARY]],
    ['PUT /books/1/loan', [PARTNER]],
    ['GET /me', [LIBRARY]],
    ['GET /broken', [LIBRARY]],
    ['GET /live', [LIBRARY]],
    ['GET /nothing', [LIBRARY]],
    ['DELETE /staff/books/1', [STAFF]],
  ] as const)('%s: %j', async (line, origins) => {
    expect(await whoMay(line)).toEqual(origins)
  })
})

test('a route without CORS keeps its own headers, and its own route answers preflights', async () => {
  const expected = { 'Access-Control-Allow-Origin': 'https://catalog.example' }
  expect(describeResponse(await ask('GET /proxy', LIBRARY))).toEqual({
    status: 200,
    cors: expected,
    vary: [],
  })
  const asked = await ask('OPTIONS /proxy', LIBRARY, preflightOf('PUT'))
  // The route declares nothing for PUT, so the application's policy answers.
  expect(asked.status).toBe(204)
  const own = await ask('OPTIONS /proxy', LIBRARY, preflightOf('GET'))
  expect(describeResponse(own)).toEqual({ status: 204, cors: expected, vary: [] })
})

test('Vary has the handler’s names, and Origin where the policy depends on the origin', async () => {
  expect(describeResponse(await ask('GET /books', OTHER)).vary).toEqual(['Accept-Language'])
  expect(describeResponse(await ask('GET /me', OTHER)).vary).toEqual(['Origin'])
})

test('the handler does not run for a forged request', async () => {
  expect((await ask('POST /books/1/loan', OTHER)).status).toBe(403)
  expect((await ask('POST /books/1/loan', LIBRARY)).status).toBe(200)
})
