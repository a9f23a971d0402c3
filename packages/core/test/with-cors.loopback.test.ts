import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCors, withCors } from '../src/index.ts'
import { APP, corsHeaders, EVIL, fetchRequest } from '../src/policy/policy.test-util.ts'

/** A proxied upstream that sends CORS headers of its own, which allow too much. */
let upstream: Server
let base: string

beforeAll(async () => {
  upstream = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Access-Control-Allow-Credentials', 'true')
    response.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT'])
    response.setHeader('Vary', 'Accept-Encoding')
    if (request.url === '/redirect') response.writeHead(302, { Location: '/elsewhere' })
    else if (request.url === '/missing') response.writeHead(404, 'No Such Thing')
    else response.writeHead(200)
    if (request.url === '/slow') {
      response.write('first ')
      setTimeout(() => response.end('second'), 300)
    } else {
      response.end('body')
    }
  })
  await new Promise<void>((resolve) => {
    upstream.listen(0, '127.0.0.1', resolve)
  })
  base = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
})
afterAll(() => {
  upstream.closeAllConnections()
  upstream.close()
})

const policy = createCors({ origin: APP, exposedHeaders: ['ETag'] })
const ALLOWED = {
  'access-control-allow-origin': APP,
  'access-control-expose-headers': 'ETag',
  vary: 'Accept-Encoding, Origin',
}
const DENIED = { vary: 'Accept-Encoding, Origin' }

const proxy = (path: string): ((request: Request) => Promise<Response>) =>
  withCors(() => fetch(base + path, { redirect: 'manual' }), policy)

describe('known defect 31: the response of a real fetch', () => {
  test.each([
    ['/', 200, 'OK'],
    ['/missing', 404, 'No Such Thing'],
    ['/redirect', 302, 'Found'],
  ])(
    'gets the headers for the path %s, and keeps its status and body',
    async (path, status, statusText) => {
      for (const [origin, headers] of [
        [APP, ALLOWED],
        [EVIL, DENIED],
        [null, DENIED],
      ] as const) {
        const response = await proxy(path)(fetchRequest(origin))
        expect(response.status).toBe(status)
        expect(response.statusText).toBe(statusText)
        expect(corsHeaders(response)).toEqual(headers)
        expect(response.headers.getSetCookie()).toHaveLength(2)
        expect(await response.text()).toBe('body')
      }
    },
  )

  test('has headers that cannot be changed', async () => {
    const response = await fetch(base)
    expect(() => response.headers.set('X-A', '1')).toThrow(TypeError)
    await response.text()
  })
})

test('known defect 32: a streamed body is passed on in parts, as it arrives', async () => {
  const response = await proxy('/slow')(fetchRequest(APP))
  expect(corsHeaders(response)).toEqual(ALLOWED)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const start = performance.now()
  expect(await reader?.read()).toEqual({ done: false, value: 'first ' })
  expect(performance.now() - start).toBeLessThan(250)
  expect(await reader?.read()).toEqual({ done: false, value: 'second' })
  expect(await reader?.read()).toEqual({ done: true, value: undefined })
})

test('known defect 29: the wildcard of an upstream does not widen the policy', async () => {
  const response = await proxy('/')(fetchRequest(EVIL))
  expect(response.headers.has('Access-Control-Allow-Origin')).toBe(false)
  expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false)
  await response.text()
})
