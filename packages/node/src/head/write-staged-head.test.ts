import { createServer, type ServerResponse } from 'node:http'
import { type CorsDecision, createCors } from '@webcors/core'
import { afterEach, expect, test } from 'vitest'
import { close, corsLines, exchange, listen, request, varyNames } from '../exchange.test-util.js'
import { stageServerResponse } from '../stage-server-response.js'
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

// With it, Node.js sends the head before anything can be appended.
test.each<readonly [name: string, answer: (response: ServerResponse) => unknown]>([
  ['stored', (response) => response.setHeader('Expect', 'nothing').end('hi')],
  ['given', (response) => response.writeHead(200, { expect: 'nothing' }).end('hi')],
  ['in a list', (response) => response.writeHead(200, ['EXPECT', 'nothing']).end('hi')],
])('pitfall 33: Expect among the headers, %s', async (_, answer) => {
  server = createServer(withCors((_, response) => answer(response), POLICY))
  const { head, body } = await exchange(await listen(server), ASKED)
  expect([corsLines(head), varyNames(head), body]).toEqual([ALLOWED, ['Origin'], 'hi'])
  expect(head.join('\n')).toMatch(/^expect: nothing$/im)
})

test('pitfall 34: a value that is no header is refused by Node.js, and nothing of it is sent', async () => {
  const errors: unknown[] = []
  server = createServer((_, response) => {
    const decision: CorsDecision = {
      kind: 'actual',
      allowed: true,
      reason: null,
      status: null,
      headers: [['Access-Control-Allow-Origin', 'a\r\nSet-Cookie: b=1']],
      vary: [],
    }
    const asked = { method: 'GET', origin: APP, requestMethod: null, requestHeaders: null }
    stageServerResponse(response, decision, asked, POLICY)
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

test('what was stored besides can be read afterwards, as it was sent', async () => {
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
