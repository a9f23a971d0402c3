// Headers of the application that the policy replaced or removed are reported, once for each response.
import type { ServerResponse } from 'node:http'
import { type CorsDecision, type CorsOptions, createCors } from '@webcors/core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cors } from './cors.js'
import { type Act, type Pair, startHttp2Pair, startPair } from './pair.test-util.js'
import { APP, EVIL, serve, type Served } from './served.test-util.js'

const ALL = 'access-control-allow-origin'
const EXPOSED = 'access-control-expose-headers'

/** A policy, and what it reports beside its decisions. */
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

/** The ways to a head that HTTP/1.1 and HTTP/2 share. */
const WAYS: Readonly<Record<string, (res: ServerResponse, headers: Headers) => void>> = {
  setHeader: (res, headers) => {
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    res.end()
  },
  'writeHead with an object': (res, headers) => res.writeHead(200, headers).end(),
  'writeHead with a flat list': (res, headers) =>
    res.writeHead(200, Object.entries(headers).flat(1)).end(),
  'writeHead with an object over what is stored': (res, headers) => {
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

  describe.each(Object.entries(WAYS))('%s', (__, way) => {
    test.each<readonly [name: string, headers: Headers, origin: string | null, names: string[][]]>([
      ['another value is reported', { 'Access-Control-Allow-Origin': '*' }, APP, [[ALL]]],
      ['the same value is not', { 'Access-Control-Allow-Origin': APP }, APP, []],
      ['a removed header is reported', { 'Access-Control-Allow-Origin': APP }, EVIL, [[ALL]]],
      ['a header without an Origin in the request is', { [ALL]: '*' }, null, [[ALL]]],
      [
        'several headers are reported at once',
        { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag', 'X-A': '1' },
        APP,
        [[ALL, EXPOSED]],
      ],
      ['lines are compared as a browser joins them', { [ALL]: [APP, APP] }, APP, [[ALL]]],
      ['Vary is merged and never reported', { Vary: 'Accept' }, APP, []],
      ['other headers are not', { 'X-A': '1', 'Timing-Allow-Origin': '*' }, APP, []],
    ])('%s', async (___, headers, origin, names) => {
      const { policy, replaced } = listening()
      const act: Act = (res) => way(res, headers)
      await pair.wrapped(act, { origin, policy })
      expect(replaced).toEqual(names)
    })

    test('Timing-Allow-Origin is reported if the policy sends it', async () => {
      const { policy, replaced } = listening({ timingAllowOrigin: true })
      await pair.wrapped((res) => way(res, { 'Timing-Allow-Origin': '*' }), { origin: APP, policy })
      expect(replaced).toEqual([['timing-allow-origin']])
    })
  })

  test('a head that is written in two attempts is reported once', async () => {
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

  test('the report is the decision with another reason, and the frozen decision stays as it is', async () => {
    const { policy, reports } = listening({ credentials: true })
    const act: Act = (res) => {
      // That of HTTP/2 returns nothing.
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

describe('a preflight', () => {
  let served: Served | undefined
  afterEach(() => served?.close())

  test.each([
    [204, APP],
    [200, APP],
    [204, EVIL],
  ] as const)(
    'with status %i from %s reports what was stored before it',
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

test('of two nested policies, the outer one reports, and the headers of neither', async () => {
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
