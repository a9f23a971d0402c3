import { createServer, type ServerResponse } from 'node:http'
import { type CorsDecision, createCors } from '@webcors/core'
import { CorsOutcome } from '@webcors/core/adapter'
import { afterEach, expect, test } from 'vitest'
import { close, corsLines, exchange, listen, request, varyNames } from '../exchange.test-util.js'
import { stageServerResponse } from '../stage-server-response.js'
import { cors } from '../cors.js'
import { withCors } from '../with-cors.js'

const APP = 'https://app.example.com'
const POLICY = createCors({ origin: APP, credentials: true })
const ALLOWED = ['access-control-allow-credentials: true', `access-control-allow-origin: ${APP}`]
const ASKED = request('GET /', [`Origin: ${APP}`])

let server: ReturnType<typeof createServer> | undefined
afterEach(async () => {
  if (server) await close(server)
  server = undefined
})

// With this header, Node.js sends the head before lines can be appended.
test.each<readonly [name: string, answer: (response: ServerResponse) => unknown]>([
  ['setHeader', (response) => response.setHeader('Expect', 'nothing').end('hi')],
  [
    'writeHead with an object',
    (response) => response.writeHead(200, { expect: 'nothing' }).end('hi'),
  ],
  [
    'writeHead with a flat array',
    (response) => response.writeHead(200, ['EXPECT', 'nothing']).end('hi'),
  ],
])(
  'known defect 33: the headers of the policy are sent beside an Expect header of %s',
  async (_, answer) => {
    server = createServer(withCors((_, response) => answer(response), POLICY))
    const { head, body } = await exchange(await listen(server), ASKED)
    expect([corsLines(head), varyNames(head), body]).toEqual([ALLOWED, ['Origin'], 'hi'])
    expect(head.join('\n')).toMatch(/^expect: nothing$/im)
  },
)

test('known defect 34: Node.js refuses a decision with an invalid value, and sends no head', async () => {
  const errors: unknown[] = []
  server = createServer((incoming, response) => {
    const decision: CorsDecision = {
      kind: 'actual',
      allowed: true,
      reason: null,
      status: null,
      headers: [['Access-Control-Allow-Origin', 'a\r\nSet-Cookie: b=1']],
      vary: [],
    }
    const asked = { method: 'GET', origin: APP, requestMethod: null, requestHeaders: null }
    stageServerResponse(response, new CorsOutcome(POLICY, decision, asked, incoming))
    try {
      response.writeHead(200)
    } catch (error) {
      errors.push((error as NodeJS.ErrnoException).code)
    }
    response.destroy()
  })
  const { status } = await exchange(await listen(server), ASKED)
  expect([status, errors]).toEqual([0, ['ERR_INVALID_CHAR']])
})

test('stored headers can be read afterwards with the values that were sent', async () => {
  const seen: unknown[] = []
  const listener = withCors((_, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Vary', 'Accept')
    response.end()
    seen.push(response.getHeaders(), response.getHeader('access-control-allow-origin'))
  }, POLICY)
  server = createServer(listener)
  const { head } = await exchange(await listen(server), ASKED)
  expect(corsLines(head)).toEqual(ALLOWED)
  const headers = {
    vary: 'Accept, Origin',
    'access-control-allow-origin': APP,
    'access-control-allow-credentials': 'true',
  }
  expect(seen).toEqual([headers, APP])
})

test('responses that store the same header do not share headers that differ', async () => {
  const seen: unknown[] = []
  const ways: ((response: ServerResponse) => unknown)[] = [
    (response) => response.end('hi'),
    (response) => response.writeHead(200, { 'X-Given': '1' }).end('hi'),
    (response) => response.writeHead(200, { Vary: 'Accept' }).end('hi'),
    (response) => response.end('hi'),
    (response) => response.setHeader('X-Powered-By', 'others').end('hi'),
    (response) => response.setHeader('X-Second', '1').end('hi'),
    (response) => response.removeHeader('X-Powered-By') ?? response.end('hi'),
    (response) => response.end('hi'),
  ]
  const listener = withCors((request, response) => {
    response.setHeader('X-Powered-By', 'tests')
    ways[Number(request.url?.slice(1))]?.(response)
    seen.push(response.getHeaders())
  }, POLICY)
  server = createServer(listener)
  const port = await listen(server)
  for (const index of ways.keys())
    await exchange(port, request(`GET /${index}`, [`Origin: ${APP}`]))
  const common = {
    'access-control-allow-origin': APP,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  }
  const plain = { 'x-powered-by': 'tests', ...common }
  expect(seen).toEqual([
    plain,
    { ...plain, 'x-given': '1' },
    { ...plain, vary: 'Accept, Origin' },
    plain,
    { ...plain, 'x-powered-by': 'others' },
    { ...plain, 'x-second': '1' },
    common,
    plain,
  ])
})

test('responses to preflights show their own stored header and the CORS headers afterwards', async () => {
  const seen: unknown[] = []
  let count = 0
  server = createServer((req, res) => {
    res.setHeader('X-Request', String(count++ >> 1))
    cors(POLICY)(req, res, () => expect.fail('A preflight does not reach the handler'))
    seen.push([res.getHeader('X-Request'), res.getHeader('Access-Control-Allow-Origin')])
  })
  const port = await listen(server)
  const lines = [`Origin: ${APP}`, 'Access-Control-Request-Method: PUT']
  for (let i = 0; i < 4; i++) {
    const { head } = await exchange(port, request('OPTIONS /', lines))
    expect(head).toContain(`X-Request: ${i >> 1}`)
  }
  expect(seen).toEqual([
    ['0', APP],
    ['0', APP],
    ['1', APP],
    ['1', APP],
  ])
})
