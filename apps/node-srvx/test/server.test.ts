import { describeResponse, linesOf, type ServerProcess } from '@webcors/conformance'
import { askAt, folderOf, startApp } from '@webcors-labs/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

const SHOP = 'https://shop.example.com'
const OTHER = 'https://other.example'
const JSON_BODY = [['Content-Type', 'application/json']] as const

let server: ServerProcess
const ask = askAt(() => server.url)

beforeAll(async () => {
  server = await startApp(folderOf(import.meta.url))
})
afterAll(() => server?.close())

test('any origin can read the products', async () => {
  const response = await ask('GET /products', OTHER)
  expect(describeResponse(response)).toEqual({
    status: 200,
    cors: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'X-Total',
    },
    vary: [],
  })
  expect(linesOf(response, 'X-Total')).toEqual(['2'])
})

test.each([
  ['POST /login', 204],
  ['POST /orders', 401],
  ['GET /orders/live', 200],
  ['GET /basket', 303],
  ['GET /nothing', 404],
] as const)('the shop’s pages read %s', async (line, status) => {
  expect(describeResponse(await ask(line, SHOP))).toEqual({
    status,
    cors: {
      'Access-Control-Allow-Origin': SHOP,
      'Access-Control-Allow-Credentials': 'true',
    },
    vary: ['Origin'],
  })
})

test.each([
  ['GET /orders/live', 200],
  ['GET /basket', 303],
  ['GET /nothing', 404],
  // crossOriginProtection refuses requests of other origins that could change something, before
  // they run.
  ['POST /login', 403],
  ['POST /orders', 403],
] as const)('other pages do not read %s', async (line, status) => {
  for (const origin of [OTHER, 'null', 'http://shop.example.com']) {
    const response = await ask(line, origin)
    expect(describeResponse(response)).toEqual({ status, cors: {}, vary: ['Origin'] })
    expect(linesOf(response, 'Set-Cookie')).toEqual([])
  }
})

test('a cookie opens a session, and the page can read why an order failed', async () => {
  const [cookie = ''] = linesOf(await ask('POST /login', SHOP), 'Set-Cookie')
  const headers = [['Cookie', cookie.split(';')[0] ?? ''], ...JSON_BODY] as const
  const order = (product: number) =>
    ask('POST /orders', SHOP, { headers, body: JSON.stringify({ product }) })
  expect((await order(1)).status).toBe(201)
  expect((await order(3)).status).toBe(422)
  const response = await order(2)
  expect(describeResponse(response)).toMatchObject({
    status: 409,
    cors: { 'Access-Control-Allow-Origin': SHOP },
  })
  expect(JSON.parse(response.body)).toEqual({ error: 'Teapot is sold out' })
})

test('the progress is streamed step by step', { retry: 2 }, async () => {
  const response = await ask('GET /orders/live', SHOP)
  expect(response.body).toBe('data: packed\n\ndata: sent\n\ndata: delivered\n\n')
  expect(response.bodyMilliseconds).toBeGreaterThan(100)
})

test('preflights are answered before authentication, because they carry no credentials', async () => {
  const headers = [
    ['Access-Control-Request-Method', 'POST'],
    ['Access-Control-Request-Headers', 'content-type'],
  ] as const
  expect((await ask('OPTIONS /orders', SHOP, { headers })).status).toBe(204)
  expect((await ask('OPTIONS /orders', OTHER, { headers })).status).toBe(403)
})
