import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { type CorsDecision, CorsOptionsError, type CorsPolicy, createCors } from '@webcors/core'
import { describe, expect, test, vi } from 'vitest'
import { cors } from './cors.js'
import { allowed, APP, decided, EVIL, mount, start } from './served.test-util.js'

const POLICY = createCors({ origin: APP })

describe('the source of the policy', () => {
  test('cors without an argument applies the public policy', async () => {
    const { get, preflight } = await mount(cors())
    expect(decided(await get(EVIL))).toEqual({ status: 200, cors: allowed('*'), vary: [] })
    expect((await preflight(EVIL)).status).toBe(204)
  })

  test('cors applies options or a policy, and follows changes of the policy', async () => {
    const policy = createCors({ origin: APP })
    const servers = [await mount(cors({ origin: APP })), await mount(cors(policy))] as const
    for (const { get } of servers) {
      expect(decided(await get(APP))).toEqual({ status: 200, cors: allowed(), vary: ['Origin'] })
      expect(decided(await get(EVIL))).toEqual({ status: 200, cors: [], vary: ['Origin'] })
    }
    policy.reconfigure({ origin: EVIL })
    expect(decided(await servers[1].get(EVIL))).toMatchObject({ cors: allowed(EVIL) })
  })

  test.each<
    readonly [
      name: string,
      select: (req: IncomingMessage) => CorsPolicy | undefined | Promise<CorsPolicy | undefined>,
    ]
  >([
    ['synchronously', (req) => (req.url === '/none' ? undefined : POLICY)],
    ['asynchronously', async (req) => (req.url === '/none' ? undefined : POLICY)],
  ])('a function of the request selects the policy %s', async (_, select) => {
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
    ['returns options', () => ({ origin: '*' }) as never],
    ['returns null', () => null as never],
    ['returns a promise of a text', () => Promise.resolve('*') as never],
  ])('the policy denies and reports it if the selecting function %s', async (_, select) => {
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

  test('known defects 1, 3, 4: cors throws at the start for a source that is not a policy', () => {
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

describe('next', () => {
  test('next is called once, without an argument, for every request that is not a preflight', async () => {
    const next = vi.fn<(...args: unknown[]) => unknown>()
    const served = await start((req, res) => {
      cors(POLICY)(req, res, (...args: unknown[]) => {
        next(...args)
        res.end('hi')
      })
    })
    for (const origin of [APP, EVIL, 'null', 'nonsense', null])
      expect((await served.get(origin)).body).toBe('hi')
    expect(next.mock.calls).toEqual([[], [], [], [], []])
  })

  test('known defect 36: a denied request runs without an error', async () => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const { get } = await mount(cors({ origin: APP, onDecision }))
    const answer = await get(EVIL)
    expect([answer.status, answer.body]).toEqual([200, 'hi'])
    // Known defect 35: onDecision gets the reason.
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

  test('an error that next throws is thrown by the middleware, with a policy and without', () => {
    expect(() => cors(POLICY)(...request(), boom)).toThrow('boom')
    expect(() => cors(() => POLICY)(...request(), boom)).toThrow('boom')
    expect(() => cors(() => undefined)(...request(), boom)).toThrow('boom')
  })

  test('an error that next throws rejects the promise of an asynchronous policy, and next is not called again', async () => {
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

  test('next has run when the middleware returns, if nothing is asynchronous', () => {
    const next = vi.fn<() => string>(() => 'its result is not used')
    expect(cors(POLICY)(...request(), next)).toBeUndefined()
    expect(cors(() => POLICY)(...request(EVIL), next)).toBeUndefined()
    expect(next).toHaveBeenCalledTimes(2)
  })

  test('the middleware does not wait for the promise of next', () => {
    const rejection = Promise.reject(new Error('boom'))
    rejection.catch(() => {})
    expect(cors(POLICY)(...request(), () => rejection)).toBeUndefined()
  })
})

describe('asynchronous policies', () => {
  test('known defect 2: a predicate allows an origin only if its promise resolves to true', async () => {
    for (const [resolved, cors_] of [
      [true, allowed()],
      [false, []],
      [1, []],
      ['true', []],
    ] as const) {
      const { get } = await mount(cors({ origin: async () => resolved as boolean }))
      expect(decided(await get(APP))).toEqual({ status: 200, cors: cors_, vary: ['Origin'] })
    }
  })

  test('known defect 30: requests that wait for a predicate at the same time do not share headers', async () => {
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
    'known defect 34: nothing throws if the client leaves while a predicate runs, with the method %s',
    async (method) => {
      let answer: (value: boolean) => void = () => {}
      const next = vi.fn<() => void>()
      const done: unknown[] = []
      const served = await start((req, res) => {
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
      await new Promise((resolve) => served.server.once('request', resolve))
      socket.destroy()
      await vi.waitFor(() => expect(done).toEqual(['fine']))
      expect(next).toHaveBeenCalledTimes(method === 'GET' ? 1 : 0)
    },
  )
})
