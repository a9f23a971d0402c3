// An application selects one policy for each request. If two policies decide on one response,
// neither widens the other.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { type CorsDecision, type CorsOptions, type CorsPolicy, createCors } from '@webcors/core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { cors } from './cors.js'
import {
  type Answer,
  close,
  corsLines,
  exchange,
  listen,
  request,
  varyNames,
} from './exchange.test-util.js'
import { withCors } from './with-cors.js'

const APP = 'https://app.example.com'
const OTHER = 'https://other.example.com'
const EVIL = 'https://evil.example'

type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => unknown) => unknown
type Listener = (req: IncomingMessage, res: ServerResponse) => unknown

/** Puts middlewares before a listener, as Connect does. */
function stack(middlewares: readonly Middleware[], listener: Listener): Listener {
  return middlewares.reduceRight<Listener>(
    (next, middleware) => (req, res) => middleware(req, res, () => next(req, res)),
    listener,
  )
}

let server: ReturnType<typeof createServer> | undefined
afterEach(async () => {
  if (server) await close(server)
  server = undefined
})

async function ask(
  listener: Listener,
  origin: string,
  lines: readonly string[] = [],
  method = 'GET',
): Promise<Answer> {
  if (server) await close(server)
  server = createServer((req, res) => void listener(req, res))
  const port = await listen(server)
  return exchange(port, request(`${method} /`, [`Origin: ${origin}`, ...lines]))
}

const hi: Listener = (_, res) => {
  res.setHeader('Vary', 'Accept')
  res.end('hi')
}

/** Creates a policy, and collects the decisions that it reports. */
function listening(options: CorsOptions): { policy: CorsPolicy; reports: CorsDecision[] } {
  const reports: CorsDecision[] = []
  const policy = createCors({
    ...options,
    onDecision: (decision: CorsDecision) => void reports.push(decision),
  })
  return { policy, reports }
}

describe.each<readonly [name: string, nest: (outer: CorsPolicy, inner: CorsPolicy) => Listener]>([
  ['cors in cors', (outer, inner) => stack([cors(outer), cors(inner)], hi)],
  ['withCors in cors', (outer, inner) => stack([cors(outer)], withCors(hi, inner))],
  // withCors refuses a listener that is wrapped directly, so these listeners stand in a function.
  ['cors in withCors', (outer, inner) => withCors(stack([cors(inner)], hi), outer)],
  [
    'withCors in a function in withCors',
    (outer, inner) => {
      const wrapped = withCors(hi, inner)
      return withCors((req, res) => wrapped(req, res), outer)
    },
  ],
])('with %s', (_, nest) => {
  test('if both policies allow, the outer policy sends its headers, and reports nested-policy', async () => {
    const outer = listening({ origin: [APP, OTHER], credentials: true })
    const inner = listening({ origin: '*', exposedHeaders: ['ETag'] })
    const answer = await ask(nest(outer.policy, inner.policy), APP)
    expect(corsLines(answer.head)).toEqual([
      'access-control-allow-credentials: true',
      `access-control-allow-origin: ${APP}`,
    ])
    expect(varyNames(answer.head)).toEqual(['Accept', 'Origin'])
    expect(outer.reports.map(({ reason, allowed }) => [reason, allowed])).toEqual([
      [null, true],
      ['nested-policy', true],
    ])
    expect(inner.reports.map(({ reason }) => reason)).toEqual([null])
  })

  test('the inner policy can deny, and the outer policy reports the denial', async () => {
    const outer = listening({ origin: '*' })
    const inner = listening({ origin: APP })
    const answer = await ask(nest(outer.policy, inner.policy), EVIL)
    expect(corsLines(answer.head)).toEqual([])
    expect(answer.body).toBe('hi')
    // The inner policy adds Origin: the outer policy alone sends no Vary.
    expect(varyNames(answer.head)).toEqual(['Accept', 'Origin'])
    const last = outer.reports.at(-1)
    expect(last).toMatchObject({ reason: 'nested-policy', allowed: false })
    expect(last?.headers.filter(([, value]) => value)).toEqual([])
  })

  test('the inner policy cannot allow an origin that the outer policy denies', async () => {
    const outer = listening({ origin: APP })
    const answer = await ask(nest(outer.policy, createCors({ origin: '*' })), EVIL)
    expect(corsLines(answer.head)).toEqual([])
    expect(varyNames(answer.head)).toEqual(['Accept', 'Origin'])
    expect(outer.reports.at(-1)).toMatchObject({ reason: 'nested-policy', allowed: false })
  })

  test('the outer policy answers preflights, and the inner policy does not decide', async () => {
    const outer = listening({ origin: APP, methods: ['GET'], allowedHeaders: [] })
    const inner = listening({ origin: EVIL })
    const lines = ['Access-Control-Request-Method: PUT']
    const listener = nest(outer.policy, inner.policy)
    expect((await ask(listener, APP, lines, 'OPTIONS')).status).toBe(204)
    expect((await ask(listener, EVIL, lines, 'OPTIONS')).status).toBe(403)
    expect(outer.reports.map(({ reason }) => reason)).toEqual([null, 'origin-not-allowed'])
    expect(inner.reports).toEqual([])
  })

  test('a request that the inner policy refuses gets 403 without the headers of the outer policy', async () => {
    const inner = createCors({ origin: OTHER, crossOriginProtection: true })
    const listener = nest(createCors({ origin: APP, timingAllowOrigin: true }), inner)
    const answer = await ask(listener, APP, ['Content-Length: 0'], 'POST')
    expect(answer.status).toBe(403)
    expect(corsLines(answer.head)).toEqual([])
    expect(varyNames(answer.head)).toEqual(['Origin'])
  })

  test('a selection without a policy has no effect on the policies behind it', async () => {
    const nothing = cors(() => undefined)
    const answer = await ask(
      stack([nothing], nest(createCors({ origin: APP }), createCors({ origin: APP }))),
      APP,
    )
    expect(corsLines(answer.head)).toEqual([`access-control-allow-origin: ${APP}`])
  })
})

test('the outer of three policies reports nested-policy twice', async () => {
  const outer = listening({ origin: [APP, OTHER, EVIL] })
  const middlewares = [
    outer.policy,
    createCors({ origin: [APP, OTHER] }),
    createCors({ origin: APP }),
  ]
  const listener = stack(
    middlewares.map((policy) => cors(policy) as Middleware),
    hi,
  )
  expect(corsLines((await ask(listener, APP)).head)).toEqual([
    `access-control-allow-origin: ${APP}`,
  ])
  expect(outer.reports.map(({ allowed }) => allowed)).toEqual([true, true, true])
  expect(corsLines((await ask(listener, OTHER)).head)).toEqual([])
  expect(outer.reports.slice(3).map(({ allowed }) => allowed)).toEqual([true, true, false])
  expect(corsLines((await ask(listener, EVIL)).head)).toEqual([])
  expect(outer.reports.slice(6).map(({ allowed }) => allowed)).toEqual([true, false, false])
})

test('both policies can be asynchronous', async () => {
  const outer = createCors({ origin: async () => true })
  const inner = createCors({ origin: async (origin) => origin === APP })
  const listener = stack([cors(outer) as Middleware, cors(inner) as Middleware], hi)
  expect(corsLines((await ask(listener, APP)).head)).toEqual([
    `access-control-allow-origin: ${APP}`,
  ])
  expect(corsLines((await ask(listener, EVIL)).head)).toEqual([])
})

test.each([
  ['outer', { origin: '*', timingAllowOrigin: true }, { origin: APP }, '*'],
  ['inner', { origin: '*' }, { origin: APP, timingAllowOrigin: true }, 'made-by-the-handler'],
] as const)(
  'a denial removes Timing-Allow-Origin of the handler if the %s policy sends this header',
  async (_, outerOptions, innerOptions, allowed) => {
    const timing: Listener = (_, res) => {
      res.writeHead(200, { 'Timing-Allow-Origin': 'made-by-the-handler' })
      res.end()
    }
    const outer = createCors(outerOptions)
    const inner = createCors(innerOptions)
    for (const [origin, lines] of [
      [APP, ['access-control-allow-origin: *', `timing-allow-origin: ${allowed}`]],
      [EVIL, []],
    ] as const) {
      const listener = stack([cors(outer) as Middleware, cors(inner) as Middleware], timing)
      expect(corsLines((await ask(listener, origin)).head)).toEqual(lines)
    }
  },
)

describe('two copies of the package', () => {
  const require = createRequire(import.meta.url)
  test.each([
    ['as an ES module', () => import('@webcors/node') as Promise<{ cors: typeof cors }>],
    ['as CommonJS', async () => require('@webcors/node') as { cors: typeof cors }],
  ])(
    'a policy of the built package %s and a policy of the sources recognize each other',
    async (_, load) => {
      const copy = await load()
      expect(copy.cors).not.toBe(cors)
      for (const [first, second] of [
        [cors, copy.cors],
        [copy.cors, cors],
      ] as const) {
        const outer = listening({ origin: [APP, EVIL] })
        const inner = createCors({ origin: APP })
        const listener = stack([first(outer.policy) as Middleware, second(inner) as Middleware], hi)
        expect(corsLines((await ask(listener, APP)).head)).toEqual([
          `access-control-allow-origin: ${APP}`,
        ])
        const denied = await ask(listener, EVIL)
        expect([corsLines(denied.head), varyNames(denied.head)]).toEqual([[], ['Accept', 'Origin']])
        expect(outer.reports.filter(({ reason }) => reason === 'nested-policy')).toHaveLength(2)
      }
    },
  )
})

test('onDecision cannot change the decision by changing its argument', async () => {
  const onDecision = vi.fn<(decision: CorsDecision) => void>((decision) => {
    ;(decision.headers as unknown[]).push(['Access-Control-Allow-Origin', '*'])
  })
  const outer = createCors({ origin: '*', onDecision })
  const listener = stack([cors(outer) as Middleware, cors({ origin: APP }) as Middleware], hi)
  expect(corsLines((await ask(listener, EVIL)).head)).toEqual([])
  expect(onDecision).toHaveBeenCalledTimes(2)
})
