import { expect, test } from 'vitest'
import { A, allow, B, PAGE } from './engine-behavior.test-util.js'
import type { ResponseMessage } from './http-message.js'
import { PreflightCache } from './preflight-cache.js'
import { simulate } from './simulate.js'
import type { SimulatedRequest } from './simulated-request.js'

// All expectations were observed in Chromium 156, Firefox ESR 153 and WebKitGTK 2.50.
const ENGINES = [undefined, 'chromium', 'firefox', 'webkit'] as const

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
