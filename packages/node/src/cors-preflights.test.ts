import { type CorsDecision, createCors } from '@webcors/core'
import { CorsOutcome } from '@webcors/core/adapter'
import { expect, test, vi } from 'vitest'
import { cors } from './cors.js'
import { readIncomingMessage } from './read-incoming-message.js'
import { allowed, APP, decided, EVIL, hi, type Listener, mount, start } from './served.test-util.js'
import { stageServerResponse } from './stage-server-response.js'

const POLICY = createCors({ origin: APP })

test('known defect 17: preflights are answered in place of the application, with an empty body', async () => {
  const handler = vi.fn<Listener>(hi)
  const policy = createCors({
    origin: APP,
    credentials: true,
    methods: ['PUT'],
    allowedHeaders: ['X-A'],
    maxAge: 600,
  })
  const { preflight } = await mount(cors(policy), handler)
  const answer = await preflight(APP, 'PUT', ['Access-Control-Request-Headers: x-a'])
  expect(answer.body).toBe('')
  expect(decided(answer)).toEqual({
    status: 204,
    cors: [
      'access-control-allow-credentials: true',
      'access-control-allow-headers: X-A',
      'access-control-allow-methods: PUT',
      ...allowed(),
      'access-control-max-age: 600',
    ],
    vary: ['Origin'],
  })
  expect(handler).not.toHaveBeenCalled()
})

test('known defect 15: the response to a denied preflight does not show the policy', async () => {
  const handler = vi.fn<Listener>(hi)
  const { preflight } = await mount(cors({ origin: APP, credentials: true }), handler)
  for (const origin of [EVIL, 'null', `${APP}.evil.example`, `${APP}/`]) {
    const answer = await preflight(origin)
    expect(decided(answer)).toEqual({ status: 403, cors: [], vary: ['Origin'] })
    expect(answer.head).toContain('Content-Length: 0')
  }
  expect(handler).not.toHaveBeenCalled()
})

test('known defect 14: OPTIONS requests that are not preflights reach the application', async () => {
  const { send } = await mount(cors(POLICY), (req, res) =>
    res.writeHead(200, { Allow: 'GET' }).end(req.method),
  )
  for (const lines of [[], [`Origin: ${APP}`], ['Access-Control-Request-Method: PUT']]) {
    const answer = await send('OPTIONS /', lines)
    expect([answer.status, answer.body]).toEqual([200, 'OPTIONS'])
    expect(answer.head).toContain('Allow: GET')
  }
})

test('known defect 20: the preflight of an upload without unusual headers is allowed by a policy with empty lists', async () => {
  const { preflight } = await mount(cors({ origin: APP, methods: [], allowedHeaders: [] }))
  const { status, cors: lines } = decided(await preflight(APP, 'POST'))
  expect(status).toBe(204)
  expect(lines).toContain('access-control-allow-methods: GET, HEAD, POST')
  expect(lines).toEqual(expect.arrayContaining(allowed()))
})

test('known defect 18: the policy denies after the time limit if a predicate never settles', async () => {
  const origin = { test: () => new Promise<boolean>(() => {}), timeoutSeconds: 0.05 }
  const { preflight, get } = await mount(cors({ origin }))
  expect(decided(await preflight(APP))).toEqual({ status: 403, cors: [], vary: ['Origin'] })
  expect(decided(await get(APP))).toEqual({ status: 200, cors: [], vary: ['Origin'] })
})

test('known defect 19: thousands of requested header names do not change the response', async () => {
  const { preflight } = await mount(cors({ origin: APP, allowedHeaders: ['X-A'] }))
  const long = Array.from({ length: 1000 }, (_, i) => `x-${i}`).join(',')
  for (const names of [long, ','.repeat(10_000), 'x-a,'.repeat(2000)]) {
    const answer = await preflight(APP, 'PUT', [`Access-Control-Request-Headers: ${names}`])
    expect(answer.head).toContain('Access-Control-Allow-Headers: X-A')
  }
})

test('responses to preflights keep earlier headers, except CORS headers, which the policy replaces', async () => {
  const served = await start((req, res) => {
    res.setHeader('X-Powered-By', 'tests')
    res.setHeader('Access-Control-Allow-Private-Thing', 'true')
    res.setHeader('Vary', 'Accept')
    cors(POLICY)(req, res, () => expect.fail('A preflight does not reach the handler'))
  })
  const answer = await served.preflight(EVIL)
  expect(answer.head).toContain('X-Powered-By: tests')
  expect(decided(answer)).toEqual({ status: 403, cors: [], vary: ['Accept', 'Origin'] })
})

test('known defect 34: a response whose head was sent already stays unchanged, and nothing throws', async () => {
  const thrown: unknown[] = []
  const served = await start((req, res) => {
    res.writeHead(418).end('hi')
    try {
      cors(POLICY)(req, res, () => expect.fail('A preflight does not reach the handler'))
    } catch (error) {
      thrown.push(error)
    }
  })
  for (const origin of [APP, EVIL]) {
    expect(decided(await served.preflight(origin))).toEqual({ status: 418, cors: [], vary: [] })
  }
  expect(thrown).toEqual([])
})

test('an inner policy cannot widen a preflight that an outer adapter staged and did not answer', async () => {
  const outer = createCors({ origin: EVIL })
  const served = await start((req, res) => {
    const request = readIncomingMessage(req)
    const decision = outer.decide(request) as CorsDecision
    stageServerResponse(res, new CorsOutcome(outer, decision, request, req))
    cors(POLICY)(req, res, () => expect.fail('A preflight does not reach the handler'))
  })
  expect(decided(await served.preflight(APP))).toMatchObject({ status: 204, cors: [] })
})
