// Tests the table of docs/recipes/nitro.md, which lists the layers that see the responses of route
// rules.
import { describeResponse, sendRaw, type ServerProcess } from '@webcors/conformance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { start } from './start.test-util.ts'

const APP = 'https://app.example.com'
const READ_BY_APP = { 'Access-Control-Allow-Origin': APP }

let server: ServerProcess
beforeAll(async () => {
  server = await start(['node', 'dist/conformance/server/index.mjs'])
})
afterAll(() => server?.close())

async function ask(path: string, method = 'GET') {
  const asked = method === 'OPTIONS' ? ([['Access-Control-Request-Method', 'PUT']] as const) : []
  const headers = [['Origin', APP] as const, ...asked]
  return describeResponse(await sendRaw(server.url, { method, path, headers }, 15))
}

test.each([
  ['/fetch/exact-origins/redirected/ok', READ_BY_APP, ['Origin']],
  ['/middleware/exact-origins/redirected/ok', {}, []],
  ['/fetch/exact-origins/cached/ok', READ_BY_APP, ['Origin']],
  ['/middleware/exact-origins/cached/ok', {}, []],
  ['/fetch/exact-origins/headers/ok', READ_BY_APP, ['Cookie', 'Origin']],
  ['/middleware/exact-origins/headers/ok', READ_BY_APP, ['Cookie']],
  ['/routes/exact-origins/headers/ok', READ_BY_APP, ['Cookie']],
  ['/fetch/exact-origins/ruled/ok', READ_BY_APP, ['origin']],
  ['/middleware/exact-origins/ruled/ok', READ_BY_APP, ['origin']],
] as const)(
  'the response of %s has the headers that the recipe names',
  async (path, cors, vary) => {
    // The second request gets a cached response, which was created for another origin.
    for (const { cors: sent, vary: names } of [await ask(path), await ask(path)]) {
      expect([sent, names]).toEqual([cors, vary])
    }
  },
)

test('known defects 26, 30: a cached response of a wrapped handler has no CORS headers of another origin', async () => {
  for (const { cors } of [
    await ask('/routes/exact-origins/cached/ok'),
    await ask('/routes/exact-origins/cached/ok'),
  ]) {
    expect(cors).toEqual({})
  }
})

test('a route rule answers preflights before middleware, but not before the plugin', async () => {
  expect(await ask('/fetch/exact-origins/ruled/ok', 'OPTIONS')).toMatchObject({ cors: READ_BY_APP })
  const { status, cors } = await ask('/middleware/exact-origins/ruled/ok', 'OPTIONS')
  expect([status, cors]).toEqual([204, { 'Access-Control-Allow-Methods': '*' }])
})
