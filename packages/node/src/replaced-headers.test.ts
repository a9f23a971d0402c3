// The policy reports, once for each response, the headers of the application that it replaced or
// removed.
import type { ServerResponse } from 'node:http'
import { type CorsDecision, type CorsOptions, createCors } from '@webcors/core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cors } from './cors.js'
import { type Act, type Pair, startHttp2Pair, startPair } from './pair.test-util.js'
import { APP, EVIL, serve, type Served } from './served.test-util.js'

const ALL = 'access-control-allow-origin'
const EXPOSED = 'access-control-expose-headers'

/** Creates a policy, and collects its reports and the names of replaced headers in them. */
function listening(options: Partial<CorsOptions> = {}): {
  policy: ReturnType<typeof createCors>
  replaced: (readonly string[] | undefined)[]
  reports: CorsDecision[]
} {
  const replaced: (readonly string[] | undefined)[] = []
  const reports: CorsDecision[] = []
  const onDecision = (decision: CorsDecision): void => {
    reports.push(decision)
    if (decision.reason === 'headers-replaced') replaced.push(decision.replaced)
  }
  return {
    policy: createCors({ origin: APP, ...options, onDecision }),
    replaced,
    reports,
  }
}

type Headers = Readonly<Record<string, string | string[]>>

/** The ways to write a head that HTTP/1.1 and HTTP/2 share. */
const WAYS: Readonly<Record<string, (res: ServerResponse, headers: Headers) => void>> = {
  setHeader: (res, headers) => {
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    res.end()
  },
  'writeHead with an object': (res, headers) => res.writeHead(200, headers).end(),
  'writeHead with a flat array': (res, headers) =>
    res.writeHead(200, Object.entries(headers).flat(1)).end(),
  'writeHead with an object beside stored headers': (res, headers) => {
    for (const name of Object.keys(headers)) res.setHeader(name, 'before')
    res.writeHead(200, headers).end()
  },
}

describe.each([
  ['HTTP/1.1', startPair],
  ['HTTP/2', startHttp2Pair],
] as const)('over %s', (_, start) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await start()
  })
  afterAll(() => pair.close())

  describe.each(Object.entries(WAYS))('with headers of %s', (__, way) => {
    test.each<readonly [name: string, headers: Headers, origin: string | null, names: string[][]]>([
      [
        'onDecision gets a header whose value is replaced',
        { 'Access-Control-Allow-Origin': '*' },
        APP,
        [[ALL]],
      ],
      [
        'onDecision does not get a header with the same value',
        { 'Access-Control-Allow-Origin': APP },
        APP,
        [],
      ],
      [
        'onDecision gets a header that is removed',
        { 'Access-Control-Allow-Origin': APP },
        EVIL,
        [[ALL]],
      ],
      [
        'onDecision gets a header that is removed from a response to a request without an Origin',
        { [ALL]: '*' },
        null,
        [[ALL]],
      ],
      [
        'onDecision gets several replaced headers in one call',
        { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag', 'X-A': '1' },
        APP,
        [[ALL, EXPOSED]],
      ],
      [
        'onDecision gets a header that has the value of the policy twice',
        { [ALL]: [APP, APP] },
        APP,
        [[ALL]],
      ],
      ['onDecision does not get Vary, which is merged', { Vary: 'Accept' }, APP, []],
      [
        'onDecision does not get headers that the policy does not own',
        { 'X-A': '1', 'Timing-Allow-Origin': '*' },
        APP,
        [],
      ],
    ])('%s', async (___, headers, origin, names) => {
      const { policy, replaced } = listening()
      const act: Act = (res) => way(res, headers)
      await pair.wrapped(act, { origin, policy })
      expect(replaced).toEqual(names)
    })

    test('onDecision gets Timing-Allow-Origin if the policy sends it', async () => {
      const { policy, replaced } = listening({ timingAllowOrigin: true })
      await pair.wrapped((res) => way(res, { 'Timing-Allow-Origin': '*' }), { origin: APP, policy })
      expect(replaced).toEqual([['timing-allow-origin']])
    })
  })

  test('onDecision is called once for a head that is written at the second attempt', async () => {
    const { policy, replaced } = listening()
    await pair.wrapped(
      (res) => {
        res.setHeader('Access-Control-Allow-Origin', '*')
        expect(() => res.writeHead(200, { ':bad name': '1' })).toThrow(/bad name/)
        res.setHeader('Access-Control-Allow-Origin', '*')
        res.end()
      },
      { origin: APP, policy },
    )
    expect(replaced).toEqual([[ALL]])
  })

  test('onDecision gets a copy of the decision with another reason, and the frozen decision stays unchanged', async () => {
    const { policy, reports } = listening({ credentials: true })
    const act: Act = (res) => {
      // setHeader of HTTP/2 returns nothing, so the calls cannot be chained.
      res.setHeader('Access-Control-Allow-Origin', '*')
      res.end()
    }
    await pair.wrapped(act, { origin: APP, policy })
    await pair.wrapped((res) => res.end(), { origin: APP, policy })
    const [decision, report, again] = reports
    expect(report).toEqual({ ...decision, reason: 'headers-replaced', replaced: [ALL] })
    expect(again).toEqual(decision)
    expect(again?.reason).toBeNull()
    expect(reports).toHaveLength(3)
  })
})

describe('preflights', () => {
  let served: Served | undefined
  afterEach(() => served?.close())

  test.each([
    [204, APP],
    [200, APP],
    [204, EVIL],
  ] as const)(
    'onDecision gets the stored headers that a preflight response with preflightStatus %i replaces, for %s',
    async (preflightStatus, origin) => {
      const { policy, replaced } = listening({ preflightStatus })
      served = await serve((req, res) => {
        res.setHeader('Access-Control-Allow-Origin', '*')
        res.setHeader('X-Powered-By', 'tests')
        cors(policy)(req, res, () => res.end())
      })
      await served.preflight(origin)
      expect(replaced).toEqual([[ALL]])
    },
  )
})

test('only the outer of two nested policies reports replaced headers, and only those of the application', async () => {
  const outer = listening()
  const inner = listening()
  const served = await serve((req, res) => {
    cors(outer.policy)(req, res, () => cors(inner.policy)(req, res, () => res.end()))
  })
  await served.get(APP)
  expect(outer.reports.map(({ reason }) => reason)).toEqual([null, 'nested-policy'])
  const stray = await serve((req, res) => {
    cors(outer.policy)(req, res, () =>
      cors(inner.policy)(req, res, () => {
        res.setHeader('Access-Control-Allow-Origin', '*')
        res.end()
      }),
    )
  })
  await stray.get(APP)
  await Promise.all([served.close(), stray.close()])
  expect(outer.replaced).toEqual([[ALL]])
  expect(inner.replaced).toEqual([])
})
