import { describeResponse, linesOf, type ServerProcess } from '@webcors/conformance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, startNext } from './next.test-util.ts'

const READER = 'https://reader.example.com'
const OTHER = 'https://other.example'
const PUT = [['Access-Control-Request-Method', 'PUT']] as const

let server: ServerProcess

beforeAll(async () => {
  server = await startNext('start')
})
afterAll(() => server?.close())

// Known defect 40: one list, for route handlers, pages/api and files.
const READABLE = ['/api/books', '/api/books/1', '/api/news', '/api/catalogue', '/covers/1.svg']

test.each(READABLE)(
  '%s: the pages that are listed read it, others do not (known defect 40)',
  async (path) => {
    for (const origin of [READER, 'http://library.localhost:5173']) {
      const response = await ask(server, `GET ${path}`, origin)
      expect(response.status).toBe(200)
      expect(linesOf(response, 'Access-Control-Allow-Origin')).toEqual([origin])
    }
    for (const origin of [OTHER, 'null']) {
      const response = await ask(server, `GET ${path}`, origin)
      expect(response.status).toBe(200)
      expect(describeResponse(response).cors).toEqual({})
    }
  },
)

test.each([
  // A policy that says nothing of methods allows any; options that say nothing, those of the route.
  ['/api/books/1', READER, 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, QUERY'],
  ['/exits/wrapped/any', 'https://app.example.com', 'GET, POST, HEAD'],
])('%s answers its preflights (known defect 16)', async (path, origin, methods) => {
  const response = await ask(server, `OPTIONS ${path}`, origin, PUT)
  expect(response.status).toBe(204)
  expect(linesOf(response, 'Access-Control-Allow-Methods')).toEqual([methods])
})

test('the opening hours were answered when the app was built, for anyone', async () => {
  const response = await ask(server, 'GET /api/hours', OTHER)
  expect(linesOf(response, 'x-nextjs-cache')).toEqual(['HIT'])
  expect(describeResponse(response).cors).toEqual({ 'Access-Control-Allow-Origin': '*' })
})

test('a status that a handler throws can be read (known defects 21, 22)', async () => {
  for (const [line, status, body] of [
    ['POST /api/books', 401, '{"error":"Log in first"}'],
    ['PUT /api/books/1', 500, '{"error":"Something went wrong"}'],
    ['GET /api/books/99', 404, ''],
    ['GET /api/catalogue?sort=shelf', 500, 'Internal Server Error'],
  ] as const) {
    const response = await ask(server, line, READER)
    expect(response).toMatchObject({ status, body })
    expect(linesOf(response, 'Access-Control-Allow-Origin')).toEqual([READER])
  }
})

test('fonts are for anyone, by next.config alone', async () => {
  const response = await ask(server, 'GET /fonts/serif.woff2', OTHER)
  expect(describeResponse(response).cors).toEqual({ 'Access-Control-Allow-Origin': '*' })
})

// Next redirects before anything of the application runs; the README says how to keep it from that.
test('a preflight with a trailing slash is redirected by Next (known defect 17)', async () => {
  const response = await ask(server, 'OPTIONS /api/books/1/', READER, PUT)
  expect(describeResponse(response)).toEqual({ status: 308, cors: {}, vary: [] })
})
