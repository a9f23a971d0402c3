// Responses that no server created: tests and frameworks use them in place of a ServerResponse.
import { EventEmitter } from 'node:events'
import { IncomingMessage, type OutgoingHttpHeader, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import middie from '@fastify/middie'
import { createCors } from '@webcors/core'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { cors } from './cors.js'

const APP = 'https://app.example.com'
const EVIL = 'https://evil.example'
const POLICY = createCors({ origin: APP, credentials: true })

describe('light-my-request, which tests applications of Fastify', () => {
  let app: FastifyInstance | undefined
  afterEach(() => app?.close())

  async function start(): Promise<FastifyInstance> {
    app = Fastify()
    await app.register(middie)
    app.use(cors(POLICY))
    app.get('/', (_, reply) =>
      reply.header('vary', 'Accept').header('set-cookie', ['a=1', 'b=2']).send('hi'),
    )
    app.get('/raw', (_, reply) => {
      reply.hijack()
      reply.raw.writeHead(200, { Vary: 'Accept', 'Access-Control-Allow-Origin': '*' })
      reply.raw.end('hi')
    })
    app.get('/fails', () => {
      throw new Error('no')
    })
    await app.ready()
    return app
  }

  test.each([
    ['/', 200, 'Accept, Origin'],
    ['/raw', 200, 'Accept, Origin'],
    ['/fails', 500, 'Origin'],
    ['/nothing', 404, 'Origin'],
  ])(
    'known defects 21, 33: GET %s is answered with %i and the headers of the policy',
    async (url, status, vary) => {
      const started = await start()
      for (const origin of [APP, EVIL]) {
        const response = await started.inject({ url, headers: { origin } })
        expect(response.statusCode).toBe(status)
        expect(response.headers['access-control-allow-origin']).toBe(
          origin === APP ? APP : undefined,
        )
        expect(response.headers['vary']).toBe(vary)
        expect(response.headers['set-cookie']).toEqual(url === '/' ? ['a=1', 'b=2'] : undefined)
      }
    },
  )

  test('the policy answers preflights of light-my-request', async () => {
    const started = await start()
    for (const [origin, status] of [
      [APP, 204],
      [EVIL, 403],
    ] as const) {
      const headers = { origin, 'access-control-request-method': 'PUT' }
      const response = await started.inject({ method: 'OPTIONS', url: '/', headers })
      expect(response.statusCode).toBe(status)
      expect(response.headers['access-control-allow-origin']).toBe(origin === APP ? APP : undefined)
      expect(response.body).toBe('')
    }
  })
})

/** A typical mock of a response: an object that keeps the status and the headers that it gets. */
class Mock extends EventEmitter {
  statusCode = 200
  headersSent = false
  readonly headers: Record<string, unknown> = {}
  getHeader(name: string): OutgoingHttpHeader | undefined {
    return this.headers[name.toLowerCase()] as OutgoingHttpHeader | undefined
  }
  getHeaderNames(): string[] {
    return Object.keys(this.headers)
  }
  setHeader(name: string, value: OutgoingHttpHeader): void {
    this.headers[name.toLowerCase()] = value
  }
  removeHeader(name: string): void {
    delete this.headers[name.toLowerCase()]
  }
  writeHead(status: number, message?: unknown, headers?: object): this {
    const given = typeof message === 'object' ? message : headers
    this.statusCode = status
    for (const [name, value] of Object.entries(given ?? {}))
      this.headers[name.toLowerCase()] = value
    this.headersSent = true
    return this
  }
  end(): void {
    this.headersSent = true
  }
}

function run(mock: Mock, origin: string, handler: () => unknown, requestMethod?: string): void {
  const method = requestMethod === undefined ? 'GET' : 'OPTIONS'
  const headers = { origin, 'access-control-request-method': requestMethod }
  const req = { method, headers } as unknown as IncomingMessage
  cors(POLICY)(req, mock as unknown as ServerResponse, handler)
}

describe('a mock', () => {
  test('a mock has the headers of the policy if its writeHead is called', () => {
    for (const [origin, allowed] of [
      [APP, APP],
      [EVIL, undefined],
    ] as const) {
      for (const given of [
        undefined,
        {},
        { 'X-A': '1', VARY: 'Accept', 'access-control-allow-origin': '*' },
      ]) {
        const mock = new Mock()
        run(mock, origin, () => mock.writeHead(201, given))
        expect(mock.statusCode).toBe(201)
        expect(mock.headers['access-control-allow-origin']).toBe(allowed)
        expect(mock.headers['vary']).toBe(given && 'VARY' in given ? 'Accept, Origin' : 'Origin')
        expect(mock.headers['x-a']).toBe(given && 'X-A' in given ? '1' : undefined)
      }
    }
  })

  test('a mock has no headers if its end does not call writeHead, and nothing throws', () => {
    const mock = new Mock()
    run(mock, APP, () => mock.end())
    expect(mock.headers).toEqual({})
    expect(mock.headersSent).toBe(true)
  })

  test('a mock gets the response to a preflight', () => {
    const mock = new Mock()
    run(mock, APP, () => expect.fail('A preflight does not reach the handler'), 'PUT')
    expect([mock.statusCode, mock.headersSent]).toEqual([204, true])
  })

  test('a mock that was answered gets no second response', () => {
    const mock = new Mock()
    mock.headersSent = true
    mock.statusCode = 418
    run(mock, APP, () => expect.fail('A preflight does not reach the handler'), 'PUT')
    expect(mock.statusCode).toBe(418)
  })
})

test('a ServerResponse without a socket stores the headers of the policy', () => {
  const req = new IncomingMessage(new Socket())
  req.method = 'GET'
  req.headers['origin'] = APP
  const res = new ServerResponse(req)
  cors(POLICY)(req, res, () => res.setHeader('Vary', 'Accept').end('hi'))
  expect(res.getHeaders()).toEqual({
    'access-control-allow-credentials': 'true',
    'access-control-allow-origin': APP,
    vary: 'Accept, Origin',
  })
})

/**
 * A response as Engine.IO passes it to its middleware for an upgrade. It cannot list names, and
 * writes no head.
 */
class UpgradeMock {
  readonly headers: Record<string, unknown> = {}
  isClosed = false
  getHeader(name: string): unknown {
    return this.headers[name]
  }
  setHeader(name: string, value: unknown): void {
    this.headers[name] = value
  }
  removeHeader(name: string): void {
    delete this.headers[name]
  }
  writeHead(): void {}
  end(): void {
    this.isClosed = true
  }
}

test('a response to an upgrade, which has no getHeaderNames, gets the headers of the policy in writeHead', () => {
  const mock = new UpgradeMock()
  run(mock as unknown as Mock, APP, () => mock.writeHead())
  expect(mock).toMatchObject({
    isClosed: false,
    headers: {
      'Access-Control-Allow-Origin': APP,
      'Access-Control-Allow-Credentials': 'true',
      Vary: 'Origin',
    },
  })
})

test('the response to a refused upgrade is ended, and next is not called', () => {
  const mock = new UpgradeMock()
  const policy = createCors({ origin: APP, crossOriginProtection: 'all' })
  const req = { method: 'GET', headers: { origin: EVIL } } as unknown as IncomingMessage
  cors(policy)(req, mock as unknown as ServerResponse, () => expect.fail('It is refused'))
  expect(mock.isClosed).toBe(true)
})
