import { expect, test } from 'vitest'
import { consoleMessages } from '../console/console-messages.js'
import type { ResponseMessage } from './http-message.js'
import type { Engine } from '../tables/message-template.js'
import { PreflightCache } from './preflight-cache.js'
import { simulate } from './simulate.js'
import type { SimulatedRequest } from './simulated-request.js'

// All expectations were observed in Chromium 156, Firefox ESR 153 and WebKitGTK 2.50.
const PAGE = 'https://app.example.com'
const A = 'https://a.example.com/'
const B = 'https://b.example.com/'
const ENGINES = [undefined, 'chromium', 'firefox', 'webkit'] as const

const allow = (...more: [string, string][]): ResponseMessage['headers'] => [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, DELETE'],
  ['Access-Control-Allow-Headers', 'X-A, Authorization, Content-Type'],
  ['Access-Control-Max-Age', '600'],
  ...more,
]

interface Row {
  readonly name: string
  readonly request: Partial<SimulatedRequest>
  readonly answers: Readonly<Record<string, Partial<ResponseMessage>>>
  readonly times?: number
  /**
   * The methods on the wire, with the values that preflights request: of the standard, Chromium,
   * Firefox, WebKit.
   */
  readonly wire: readonly string[]
}

const ROWS: readonly Row[] = [
  {
    name: 'a redirect that rewrites PUT to GET',
    request: { method: 'PUT' },
    answers: { [A]: { status: 303, headers: allow(['Location', B]) }, [B]: {} },
    wire: [
      'OPTIONS(PUT), PUT, GET',
      'OPTIONS(PUT), PUT, GET',
      'OPTIONS(PUT), PUT, OPTIONS(GET), GET',
      'OPTIONS(PUT), PUT, OPTIONS(GET), GET',
    ],
  },
  {
    name: 'a redirect that drops headers',
    request: {
      method: 'POST',
      headers: [
        ['Authorization', 'x'],
        ['X-A', '1'],
      ],
    },
    answers: { [A]: { status: 307, headers: allow(['Location', B]) }, [B]: {} },
    wire: [
      'OPTIONS(POST authorization,x-a), POST, OPTIONS(POST x-a), POST',
      'OPTIONS(POST authorization,x-a), POST, OPTIONS(POST x-a), POST',
      'OPTIONS(POST authorization,x-a), POST, OPTIONS(POST x-a), POST',
      'OPTIONS(POST authorization,x-a), POST, OPTIONS(POST authorization,x-a), POST',
    ],
  },
  {
    name: 'a DELETE that is redirected to another origin',
    request: { method: 'DELETE' },
    answers: { [A]: { status: 307, headers: allow(['Location', B]) }, [B]: {} },
    wire: [
      'OPTIONS(DELETE), DELETE, OPTIONS(DELETE), DELETE',
      'OPTIONS(DELETE), DELETE, OPTIONS(DELETE), DELETE',
      'OPTIONS(DELETE), DELETE, OPTIONS(DELETE), DELETE',
      'OPTIONS(DELETE), DELETE, OPTIONS(GET), GET',
    ],
  },
  {
    name: 'two requests that are redirected to another origin',
    request: { method: 'PUT' },
    answers: { [A]: { status: 307, headers: allow(['Location', B]) }, [B]: {} },
    times: 2,
    wire: [
      'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT, PUT, PUT',
      'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT, PUT, OPTIONS(PUT), PUT',
      'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT, PUT, PUT',
      'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT, PUT, OPTIONS(PUT), PUT',
    ],
  },
  {
    name: 'two requests that fail after their preflight',
    request: { method: 'PUT', credentials: 'include' },
    answers: {
      'OPTIONS https://a.example.com/': {
        headers: [
          ...allow().slice(1),
          ['Access-Control-Allow-Origin', PAGE],
          ['Access-Control-Allow-Credentials', 'true'],
        ],
      },
      [A]: {},
    },
    times: 2,
    wire: [
      'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT',
      'OPTIONS(PUT), PUT, PUT',
      'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT',
      'OPTIONS(PUT), PUT, PUT',
    ],
  },
  {
    name: 'an Access-Control-Max-Age that is not a number',
    request: { method: 'PUT' },
    answers: { [A]: { headers: [...allow().slice(0, 3), ['Access-Control-Max-Age', '10s']] } },
    times: 2,
    wire: [
      'OPTIONS(PUT), PUT, PUT',
      'OPTIONS(PUT), PUT, PUT',
      'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT',
      'OPTIONS(PUT), PUT, PUT',
    ],
  },
  {
    name: 'two requests with Authorization under a cached wildcard',
    request: { headers: [['Authorization', 'x']] },
    answers: {
      [A]: {
        headers: [
          ['Access-Control-Allow-Origin', '*'],
          ['Access-Control-Allow-Headers', '*'],
        ],
      },
    },
    times: 2,
    wire: [
      'OPTIONS(GET authorization), OPTIONS(GET authorization)',
      'OPTIONS(GET authorization), GET, OPTIONS(GET authorization), GET',
      'OPTIONS(GET authorization), GET, OPTIONS(GET authorization), GET',
      'OPTIONS(GET authorization), GET, GET',
    ],
  },
  {
    name: 'two HEAD requests that the server does not list',
    request: { method: 'HEAD', headers: [['X-A', '1']] },
    answers: {
      [A]: {
        headers: [
          ['Access-Control-Allow-Origin', '*'],
          ['Access-Control-Allow-Headers', 'X-A'],
        ],
      },
    },
    times: 2,
    wire: [
      'OPTIONS(HEAD x-a), HEAD, HEAD',
      'OPTIONS(HEAD x-a), HEAD, HEAD',
      'OPTIONS(HEAD x-a), HEAD, OPTIONS(HEAD x-a), HEAD',
      'OPTIONS(HEAD x-a), HEAD, HEAD',
    ],
  },
  {
    name: 'a User-Agent that the script sets',
    request: { headers: [['User-Agent', 'x']] },
    answers: { [A]: { headers: allow(['Access-Control-Allow-Headers', 'User-Agent']) } },
    wire: [
      'OPTIONS(GET user-agent), GET',
      'GET',
      'OPTIONS(GET user-agent), GET',
      'OPTIONS(GET user-agent), GET',
    ],
  },
  {
    name: 'an upload listener without a list of methods',
    request: { method: 'PUT', useCorsPreflight: true },
    answers: { [A]: { headers: [['Access-Control-Allow-Origin', '*']] } },
    wire: ['OPTIONS(PUT), PUT', 'OPTIONS(PUT)', 'OPTIONS(PUT)', 'OPTIONS(PUT)'],
  },
]

test.each(ROWS)(
  'sends the messages of each engine for $name',
  async ({ request, answers, times = 1, wire }) => {
    for (const [index, engine] of ENGINES.entries()) {
      const cache = new PreflightCache()
      const seen: string[] = []
      for (let time = 0; time < times; time++) {
        const options = engine ? { engine, cache } : { cache }
        const { exchanges } = await simulate(
          { origin: PAGE, url: A, ...request },
          ({ url, method }) => {
            const answer = answers[`${method} ${url}`] ?? answers[url] ?? {}
            const isPreflight = method === 'OPTIONS'
            return { status: 200, headers: allow(), ...answer, ...(isPreflight && { status: 204 }) }
          },
          options,
        )
        for (const {
          request: { method, headers },
        } of exchanges) {
          const asked = headers.filter(([name]) => name.startsWith('Access-Control-Request-'))
          const values = asked.map(([, value]) => value).join(' ')
          seen.push(values === '' ? method : `${method}(${values})`)
        }
      }
      expect([engine, seen.join(', ')]).toEqual([engine, wire[index]])
    }
  },
)

test('Firefox ignores empty header lines, except of two Access-Control-Allow-Origin lines with these capitals', async () => {
  const ask = async (names: readonly [string, string], engine?: Engine) => {
    const headers = [
      [names[0], PAGE],
      [names[1], ''],
    ] as const
    const options = engine ? { engine } : {}
    return (await simulate({ origin: PAGE, url: A }, () => ({ status: 200, headers }), options))
      .allowed
  }
  const lower = 'access-control-allow-origin'
  const canonical = 'Access-Control-Allow-Origin'
  expect(await ask([lower, lower], 'firefox')).toBe(true)
  expect(await ask([canonical, lower], 'firefox')).toBe(true)
  expect(await ask([canonical, canonical], 'firefox')).toBe(false)
  expect(await ask([lower, lower], 'chromium')).toBe(false)
  expect(await ask([lower, lower])).toBe(false)
})

test('Firefox does not quote empty header lines of a redirected preflight', async () => {
  const lower = 'access-control-allow-origin'
  const headers = [
    [lower, PAGE],
    [lower, ''],
    ['Location', B],
  ] as const
  const request = { origin: PAGE, url: A, method: 'PUT' }
  const engine = 'firefox'
  const simulation = await simulate(request, () => ({ status: 307, headers }), { engine })
  expect(consoleMessages(request, simulation, engine)[1]).toContain(`does not match ‘${PAGE}’`)
})

test('prints the lines of each console for a redirect that fails', async () => {
  const lines = async (location: string, engine: Engine) => {
    const headers = allow(['Location', location])
    const request = { origin: PAGE, url: A }
    const simulation = await simulate(request, () => ({ status: 302, headers }), { engine })
    return consoleMessages(request, simulation, engine)
  }
  const failed = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${A}. (Reason: CORS request did not succeed). Status code: (null).`
  const cannot = `Fetch API cannot load ${A} due to access control checks.`
  expect(await lines('https://u:p@b.example.com/', 'chromium')).toEqual([
    `Access to fetch at '${A}' from origin '${PAGE}' has been blocked by CORS policy: Redirect location '' contains a username and password, which is disallowed for cross-origin requests.`,
  ])
  expect(await lines('https://u:p@b.example.com/', 'firefox')).toEqual([failed])
  expect(await lines('https://u:p@b.example.com/', 'webkit')).toEqual([
    `Cross-origin redirection to ${B} denied by Cross-Origin Resource Sharing policy: redirection URL https://u:p@b.example.com/ has credentials`,
    cannot,
  ])
  expect(await lines('data:,', 'chromium')).toEqual(['net::ERR_UNSAFE_REDIRECT'])
  expect(await lines('data:,', 'firefox')).toEqual([failed])
  expect(await lines('http://', 'chromium')).toEqual(['net::ERR_INVALID_REDIRECT'])
  expect(await lines('ftp://b.example.com/', 'webkit')).toEqual(['FTP URLs are disabled', cannot])
})

test('WebKit names the URL that the script requested if a second redirect leads to FTP', async () => {
  const hop = { status: 302, headers: allow(['Location', B]) }
  const end = { status: 302, headers: allow(['Location', 'ftp://b.example.com/']) }
  const request = { origin: PAGE, url: A }
  const engine = 'webkit'
  const simulation = await simulate(request, ({ url }) => (url === A ? hop : end), { engine })
  expect(consoleMessages(request, simulation, engine)).toEqual([
    'FTP URLs are disabled',
    `Fetch API cannot load ${A} due to access control checks.`,
  ])
})

test.each([
  ['chromium', 'redirect-invalid-location'],
  ['firefox', null],
  ['webkit', null],
] as const)(
  '%s reports the reason %s for an invalid Location if the redirect mode is manual',
  async (engine, reason) => {
    const headers = allow(['Location', 'http://['])
    const request = { origin: PAGE, url: A, redirect: 'manual' } as const
    const simulation = await simulate(request, () => ({ status: 307, headers }), { engine })
    expect(simulation.reason).toBe(reason)
  },
)
