import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { type CorsDecision, CorsOptionsError, type CorsPolicy, createCors } from '@webcors/core'
import { CorsOutcome } from '@webcors/core/adapter'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { cors, type CorsMiddleware } from './cors.js'
import { readIncomingMessage } from './read-incoming-message.js'
import {
  allowed,
  APP,
  decided,
  EVIL,
  type Listener,
  serve,
  type Served,
} from './served.test-util.js'
import { stageServerResponse } from './stage-server-response.js'

const POLICY = createCors({ origin: APP })

let served: Served | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

const hi: Listener = (_, res) => res.end('hi')

async function mount(middleware: CorsMiddleware, handler: Listener = hi): Promise<Served> {
  await served?.close()
  served = await serve((req, res) => middleware(req, res, () => handler(req, res)))
  return served
}

describe('the source of the policy', () => {
  test('no argument is the public policy', async () => {
    const { get, preflight } = await mount(cors())
    expect(decided(await get(EVIL))).toEqual({ status: 200, cors: allowed('*'), vary: [] })
    expect((await preflight(EVIL)).status).toBe(204)
  })

  test('options and a policy are sources, and the policy may change later', async () => {
    const policy = createCors({ origin: APP })
    for (const source of [{ origin: APP } as const, policy]) {
      const { get } = await mount(cors(source))
      expect(decided(await get(APP))).toEqual({ status: 200, cors: allowed(), vary: ['Origin'] })
      expect(decided(await get(EVIL))).toEqual({ status: 200, cors: [], vary: ['Origin'] })
    }
    policy.reconfigure({ origin: EVIL })
    expect(decided(await (served as Served).get(EVIL))).toMatchObject({ cors: allowed(EVIL) })
  })

  test.each<
    readonly [
      name: string,
      select: (req: IncomingMessage) => CorsPolicy | undefined | Promise<CorsPolicy | undefined>,
    ]
  >([
    ['a function', (req) => (req.url === '/none' ? undefined : POLICY)],
    ['one that answers later', async (req) => (req.url === '/none' ? undefined : POLICY)],
  ])('%s of the request', async (_, select) => {
    const { get, send } = await mount(cors(select))
    expect(decided(await get(APP))).toEqual({ status: 200, cors: allowed(), vary: ['Origin'] })
    const lines = [`Origin: ${APP}`]
    expect(decided(await send('GET /none', lines))).toEqual({ status: 200, cors: [], vary: [] })
    const preflight = [...lines, 'Access-Control-Request-Method: PUT']
    expect(await send('OPTIONS /none', preflight)).toMatchObject({ status: 200, body: 'hi' })
  })

  test.each<readonly [name: string, select: () => never]>([
    [
      'throws',
      () => {
        throw new Error('no tenant')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no tenant')) as never],
    ['answers with options', () => ({ origin: '*' }) as never],
    ['answers with null', () => null as never],
    ['answers with a promise of text', () => Promise.resolve('*') as never],
  ])('one that %s denies, and is reported', async (_, select) => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const { get, preflight } = await mount(cors(select, { onDecision }))
    expect(decided(await get(APP))).toEqual({ status: 200, cors: [], vary: ['Origin'] })
    expect(decided(await preflight(APP))).toEqual({ status: 403, cors: [], vary: ['Origin'] })
    expect(
      onDecision.mock.calls.map(([{ reason, error }]) => [reason, error instanceof Error]),
    ).toEqual([
      ['selection-failed', true],
      ['selection-failed', true],
    ])
  })

  test('known defects 1, 3, 4: a source that is not a policy is refused at the start', () => {
    const wrong: unknown[] = [
      undefined,
      null,
      {},
      { orgin: APP },
      { origin: undefined },
      { origin: '' },
      { origin: true },
      { origin: '*', credentials: true },
      APP,
    ]
    for (const source of wrong) expect(() => cors(source as never)).toThrow(CorsOptionsError)
    expect(() => cors({ origin: APP }, { onErorr: () => {} } as never)).toThrow(CorsOptionsError)
  })
})

describe('preflights', () => {
  test('known defect 17: are answered in place of the application, with an empty body', async () => {
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

  test('known defect 15: a denied preflight learns nothing of the policy', async () => {
    const handler = vi.fn<Listener>(hi)
    const { preflight } = await mount(cors({ origin: APP, credentials: true }), handler)
    for (const origin of [EVIL, 'null', `${APP}.evil.example`, `${APP}/`]) {
      const answer = await preflight(origin)
      expect(decided(answer)).toEqual({ status: 403, cors: [], vary: ['Origin'] })
      expect(answer.head).toContain('Content-Length: 0')
    }
    expect(handler).not.toHaveBeenCalled()
  })

  test('known defect 14: an OPTIONS that is not a preflight reaches the application', async () => {
    const { send } = await mount(cors(POLICY), (req, res) =>
      res.writeHead(200, { Allow: 'GET' }).end(req.method),
    )
    for (const lines of [[], [`Origin: ${APP}`], ['Access-Control-Request-Method: PUT']]) {
      const answer = await send('OPTIONS /', lines)
      expect([answer.status, answer.body]).toEqual([200, 'OPTIONS'])
      expect(answer.head).toContain('Allow: GET')
    }
  })

  test('known defect 20: an upload without unusual headers is answered under a policy that lists nothing', async () => {
    const { preflight } = await mount(cors({ origin: APP, methods: [], allowedHeaders: [] }))
    const { status, cors: lines } = decided(await preflight(APP, 'POST'))
    expect(status).toBe(204)
    expect(lines).toContain('access-control-allow-methods: GET, HEAD, POST')
    expect(lines).toEqual(expect.arrayContaining(allowed()))
  })

  test('known defect 18: a predicate that never answers denies in time', async () => {
    const origin = { test: () => new Promise<boolean>(() => {}), timeoutSeconds: 0.05 }
    const { preflight, get } = await mount(cors({ origin }))
    expect(decided(await preflight(APP))).toEqual({ status: 403, cors: [], vary: ['Origin'] })
    expect(decided(await get(APP))).toEqual({ status: 200, cors: [], vary: ['Origin'] })
  })

  test('known defect 19: an endless list of names does not change the answer', async () => {
    const { preflight } = await mount(cors({ origin: APP, allowedHeaders: ['X-A'] }))
    const long = Array.from({ length: 1000 }, (_, i) => `x-${i}`).join(',')
    for (const names of [long, ','.repeat(10_000), 'x-a,'.repeat(2000)]) {
      const answer = await preflight(APP, 'PUT', [`Access-Control-Request-Headers: ${names}`])
      expect(answer.head).toContain('Access-Control-Allow-Headers: X-A')
    }
  })

  test('have the headers that were stored before, and no CORS header but the policy’s', async () => {
    served = await serve((req, res) => {
      res.setHeader('X-Powered-By', 'tests')
      res.setHeader('Access-Control-Allow-Private-Thing', 'true')
      res.setHeader('Vary', 'Accept')
      cors(POLICY)(req, res, () => expect.fail('A preflight does not reach the handler'))
    })
    const answer = await served.preflight(EVIL)
    expect(answer.head).toContain('X-Powered-By: tests')
    expect(decided(answer)).toEqual({ status: 403, cors: [], vary: ['Accept', 'Origin'] })
  })
})

test('known defect 34: a preflight whose head is sent already is left alone', async () => {
  const thrown: unknown[] = []
  served = await serve((req, res) => {
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

test('a preflight that an adapter staged and did not answer is not widened by an inner policy', async () => {
  const outer = createCors({ origin: EVIL })
  served = await serve((req, res) => {
    const request = readIncomingMessage(req)
    const decision = outer.decide(request) as CorsDecision
    stageServerResponse(res, new CorsOutcome(outer, decision, request, req))
    cors(POLICY)(req, res, () => expect.fail('A preflight does not reach the handler'))
  })
  expect(decided(await served.preflight(APP))).toMatchObject({ status: 204, cors: [] })
})

describe('next', () => {
  test('is called once, without an argument, for every request that is not a preflight', async () => {
    const next = vi.fn<(...args: unknown[]) => unknown>()
    served = await serve((req, res) => {
      cors(POLICY)(req, res, (...args: unknown[]) => {
        next(...args)
        res.end('hi')
      })
    })
    for (const origin of [APP, EVIL, 'null', 'nonsense', null])
      expect((await served.get(origin)).body).toBe('hi')
    expect(next.mock.calls).toEqual([[], [], [], [], []])
  })

  test('known defect 36: denial is not an error, and the request runs', async () => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const { get } = await mount(cors({ origin: APP, onDecision }))
    const answer = await get(EVIL)
    expect([answer.status, answer.body]).toEqual([200, 'hi'])
    // Known defect 35: the reason is reported.
    expect(onDecision.mock.calls[0]?.[0]).toMatchObject({
      kind: 'actual',
      allowed: false,
      reason: 'origin-not-allowed',
    })
  })

  const request = (origin = APP): [IncomingMessage, ServerResponse] => [
    { method: 'GET', headers: { origin } } as IncomingMessage,
    { headersSent: false, writeHead: () => {} } as unknown as ServerResponse,
  ]
  const boom = (): never => {
    throw new Error('boom')
  }

  test('throws if it throws without a policy', () => {
    expect(() => cors(POLICY)(...request(), boom)).toThrow('boom')
    expect(() => cors(() => POLICY)(...request(), boom)).toThrow('boom')
    expect(() => cors(() => undefined)(...request(), boom)).toThrow('boom')
  })

  test('rejects the promise of an asynchronous policy, and is not called again', async () => {
    for (const source of [
      { origin: async () => true },
      async () => POLICY,
      async () => undefined,
    ]) {
      const next = vi.fn<() => never>(boom)
      await expect(cors(source)(...request(), next)).rejects.toThrow('boom')
      expect(next).toHaveBeenCalledTimes(1)
    }
  })

  test('has run when the middleware returns, if nothing is asynchronous', () => {
    const next = vi.fn<() => string>(() => 'its result is not used')
    expect(cors(POLICY)(...request(), next)).toBeUndefined()
    expect(cors(() => POLICY)(...request(EVIL), next)).toBeUndefined()
    expect(next).toHaveBeenCalledTimes(2)
  })

  test('is not waited for if it rejects', () => {
    const rejection = Promise.reject(new Error('boom'))
    rejection.catch(() => {})
    expect(cors(POLICY)(...request(), () => rejection)).toBeUndefined()
  })
})

describe('asynchronous policies', () => {
  test('known defect 2: only the answer true allows', async () => {
    for (const [answer, cors_] of [
      [true, allowed()],
      [false, []],
      [1, []],
      ['true', []],
    ] as const) {
      const { get } = await mount(cors({ origin: async () => answer as boolean }))
      expect(decided(await get(APP))).toEqual({ status: 200, cors: cors_, vary: ['Origin'] })
    }
  })

  test('known defect 30: requests that wait together do not share headers', async () => {
    const { get } = await mount(
      cors({
        origin: { test: (origin: string) => setTimeout(10 * Math.random(), origin !== EVIL) },
      }),
    )
    const origins = Array.from({ length: 40 }, (_, i) =>
      i % 4 === 3 ? EVIL : `https://a${i}.example.com`,
    )
    const answers = await Promise.all(origins.map((origin) => get(origin)))
    expect(answers.map((answer) => decided(answer).cors)).toEqual(
      origins.map((origin) => (origin === EVIL ? [] : allowed(origin))),
    )
  })

  test.each(['GET', 'OPTIONS'])(
    'known defect 34: a client that leaves meanwhile does no harm: %s',
    async (method) => {
      let answer: (value: boolean) => void = () => {}
      const next = vi.fn<() => void>()
      const done: unknown[] = []
      served = await serve((req, res) => {
        const middleware = cors({
          origin: () => new Promise<boolean>((resolve) => (answer = resolve)),
        })
        const result = middleware(req, res, () => {
          next()
          res.writeHead(200, { 'X-A': '1' })
          res.end('hi')
        }) as unknown as Promise<void>
        void result.then(
          () => done.push('fine'),
          (error) => done.push(error),
        )
        req.socket.once('close', () => answer(true))
      })
      const socket = served.open(`${method} /`, [
        `Origin: ${APP}`,
        'Access-Control-Request-Method: PUT',
      ])
      await new Promise((resolve) => served?.server.once('request', resolve))
      socket.destroy()
      await vi.waitFor(() => expect(done).toEqual(['fine']))
      expect(next).toHaveBeenCalledTimes(method === 'GET' ? 1 : 0)
    },
  )
})

describe('cross-origin protection', () => {
  const middleware = cors({ origin: APP, crossOriginProtection: true })

  test('known defect 37: refuses other sites, and not the site itself', async () => {
    const handler = vi.fn<Listener>(hi)
    const { send } = await mount(middleware, handler)
    const post = (lines: readonly string[]) =>
      send('POST /', [...lines, 'Content-Length: 4'], 'body')
    expect((await post([`Origin: ${EVIL}`, 'Sec-Fetch-Site: cross-site'])).status).toBe(403)
    expect((await post([`Origin: ${EVIL}`])).status).toBe(403)
    expect(handler).not.toHaveBeenCalled()
    expect((await post([`Origin: ${APP}`, 'Sec-Fetch-Site: cross-site'])).status).toBe(200)
    expect((await post([`Origin: ${EVIL}`, 'Sec-Fetch-Site: same-origin'])).status).toBe(200)
    expect((await post(['Host: api.example.com', 'Origin: https://api.example.com'])).status).toBe(
      200,
    )
    expect((await post([])).status).toBe(200)
    expect(handler).toHaveBeenCalledTimes(4)
  })

  test('the body of a refused request does not disturb the next request on its connection', async () => {
    const { exchangeAll, request } = await import('./exchange.test-util.js')
    const { port } = await mount(middleware)
    const body = 'x'.repeat(50_000)
    const refused = request('POST /', [`Origin: ${EVIL}`, `Content-Length: ${body.length}`], body)
    const answers = await exchangeAll(port, refused + request('GET /', [`Origin: ${APP}`]), 2)
    expect(answers.map(decided)).toEqual([
      { status: 403, cors: [], vary: ['Origin'] },
      { status: 200, cors: allowed(), vary: ['Origin'] },
    ])
  })
})
