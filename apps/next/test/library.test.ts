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

// Known defect 40: one list of origins covers route handlers, pages/api and files.
const READABLE = ['/api/books', '/api/books/1', '/api/news', '/api/catalogue', '/covers/1.svg']

test.each(READABLE)(
  'known defect 40: listed origins can read %s, and other origins cannot',
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
  // A policy without `methods` allows any method; options without `methods` allow the methods of
  // the route.
  ['/api/books/1', READER, 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, QUERY'],
  ['/exits/wrapped/any', 'https://app.example.com', 'GET, POST, HEAD'],
])('known defect 16: %s answers its preflights', async (path, origin, methods) => {
  const response = await ask(server, `OPTIONS ${path}`, origin, PUT)
  expect(response.status).toBe(204)
  expect(linesOf(response, 'Access-Control-Allow-Methods')).toEqual([methods])
})

test('a response from build time is readable by any origin', async () => {
  const response = await ask(server, 'GET /api/hours', OTHER)
  expect(linesOf(response, 'x-nextjs-cache')).toEqual(['HIT'])
  expect(describeResponse(response).cors).toEqual({ 'Access-Control-Allow-Origin': '*' })
})

test('known defects 21, 22: the page can read the status that a handler throws', async () => {
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

test('headers in next.config are enough to let any origin read fonts', async () => {
  const response = await ask(server, 'GET /fonts/serif.woff2', OTHER)
  expect(describeResponse(response).cors).toEqual({ 'Access-Control-Allow-Origin': '*' })
})

// Next redirects before any code of the application runs. The README explains how to prevent the
// redirect.
test('known defect 17: Next redirects a preflight with a trailing slash', async () => {
  const response = await ask(server, 'OPTIONS /api/books/1/', READER, PUT)
  expect(describeResponse(response)).toEqual({ status: 308, cors: {}, vary: [] })
})
