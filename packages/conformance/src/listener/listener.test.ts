import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { conformanceListener } from './listener.js'
import { answerErrorWith, type ConformanceListener, createConformanceListener } from './app.js'
import { CONFORMANCE_HEADS } from './head.js'
import { CONFORMANCE_ROUTES, NOT_FOUND, STREAM_PAUSE } from '../app/routes.js'
import { linesOf } from '../client/describe-response.js'
import { type RawResponse, sendRaw } from '../client/http-client.js'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

type Ask = (path: string, method?: string, body?: string) => Promise<RawResponse>

async function serve(listener: ConformanceListener): Promise<Ask> {
  const server = createServer((req, res) => void listener(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return (path, method = 'GET', body = '') =>
    sendRaw(url, { method, path, headers: [], ...(body && { body }) }, 5)
}

/** Handles errors of a listener, as a server with an error handler does. */
function rescued(listener: ConformanceListener): ConformanceListener {
  return async (req, res) => {
    try {
      await listener(req, res)
    } catch (error) {
      answerErrorWith(error, req, res)
    }
  }
}

describe.each(CONFORMANCE_HEADS)('the listener with the head %s', (head) => {
  test('the responses have the status, the headers and the body of their routes', async () => {
    const ask = await serve(rescued(createConformanceListener({ head })))
    const routes = [...CONFORMANCE_ROUTES, NOT_FOUND].filter(({ kind }) => kind !== 'echo')
    for (const { path, methods, status, headers, body, kind } of routes) {
      const [method = 'GET'] = methods === '*' ? [] : methods
      const response = await ask(`/a-prefix${path}?query`, method)
      const seen = { path, status: response.status, body: response.body }
      expect(seen).toEqual({ path, status, body })
      expect(response.complete).toBe(kind !== 'break')
      const isStreamed = response.bodyMilliseconds > STREAM_PAUSE / 3
      expect({ path, isStreamed }).toEqual({ path, isStreamed: kind === 'stream' })
      for (const [name] of headers) {
        const lines = headers.filter(([other]) => other.toLowerCase() === name.toLowerCase())
        expect(linesOf(response, name)).toEqual(lines.map(([, value]) => value))
      }
    }
    expect((await ask('/echo', 'PUT', 'grüße')).body).toBe('grüße')
    expect((await ask('/get-only', 'PUT')).status).toBe(404)
    expect((await ask('/ok', 'HEAD')).body).toBe('')
  })
})

// Node.js refuses an array of pairs beside stored headers.
const AFTER_OTHERS = CONFORMANCE_HEADS.filter((head) => head !== 'write-head-pairs')

test.each(AFTER_OTHERS)(
  'a Vary that was set before is lost with the head %s, except with append-header',
  async (head) => {
    const app = createConformanceListener({ head })
    const ask = await serve((req, res) => {
      res.setHeader('Vary', 'Origin')
      return app(req, res)
    })
    const kept = head === 'append-header' ? ['Origin'] : []
    expect(linesOf(await ask('/vary-encoding'), 'Vary')).toEqual([...kept, 'Accept-Encoding'])
  },
)

test('the listener counts requests, except those for the count', async () => {
  const ask = await serve(rescued(createConformanceListener()))
  for (const path of ['/ok', '/runs', '/throw', '/missing', '/runs']) await ask(path)
  expect((await ask('/runs')).body).toBe('3')
})

test('the listener throws synchronously on a route of kind throw', () => {
  const listener = createConformanceListener()
  const request = { method: 'GET', url: '/throw-redirect' } as Parameters<ConformanceListener>[0]
  const headers = { Location: 'https://elsewhere.example/' }
  expect(() => listener(request, {} as never)).toThrow(
    expect.objectContaining({ status: 302, headers, message: '' }),
  )
})

test('the response to an error has none of the headers that were set before', async () => {
  const ask = await serve((req, res) => {
    res.setHeader('X-Early', '1')
    answerErrorWith(new Error('unexpected'), req, res)
  })
  const response = await ask('/')
  expect(response).toMatchObject({ status: 500, body: 'unexpected' })
  expect(linesOf(response, 'X-Early')).toEqual([])
})

test('a listener serves each policy under its name', async () => {
  const ask = await serve(
    conformanceListener((app, policy) => (req, res) => {
      res.setHeader('X-Policy', policy.name)
      return app(req, res)
    }),
  )
  expect(linesOf(await ask('/timing/ok'), 'X-Policy')).toEqual(['timing'])
  expect(await ask('/exact-origins/runs?1')).toMatchObject({ status: 200, body: '1' })
  expect(await ask('/exact-origins/throw')).toMatchObject({ status: 503, body: 'thrown' })
  expect(await ask('/nobody/ok')).toMatchObject({ status: 404, body: 'No such policy' })
})
