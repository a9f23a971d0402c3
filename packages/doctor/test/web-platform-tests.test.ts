import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ResponseMessage, Send } from '../src/simulate/http-message.js'
import { PreflightCache } from '../src/simulate/preflight-cache.js'
import { simulate } from '../src/simulate/simulate.js'
import type { SimulatedRequest, SimulateOptions } from '../src/simulate/simulated-request.js'
import type { Exchange, Simulation } from '../src/simulate/simulation.js'

interface Hop {
  readonly preflight: ResponseMessage | null
  readonly response: ResponseMessage
}

interface Case {
  readonly id: string
  readonly name: string
  readonly request: SimulatedRequest
  readonly hops: readonly Hop[]
  /** The first hop answers this many times, and then `finalResponse` answers. */
  readonly repeats?: number
  readonly finalResponse?: ResponseMessage
  readonly expected: {
    readonly result: 'allowed' | 'blocked'
    readonly type?: string
    readonly status?: number
    readonly preflightSent?: boolean
    readonly finalOriginHeader?: string | null
    readonly accessControlRequestHeaders?: string | null
    readonly exposed?: readonly string[]
    readonly notExposed?: readonly string[]
    readonly readable?: readonly string[]
  }
}

describe('web-platform-tests', () => {
  test.each(read<Case>('wpt-cases'))(
    'the simulation passes $id $name',
    async ({ request, expected, ...answers }) => {
      const simulation = await simulate(request, sendAlong(answers))
      const { exposed = [], notExposed = [], ...rest } = expected
      // Properties that a case does not mention are not compared.
      const seen = Object.entries(look(simulation)).filter(([key]) => key in rest)
      expect(Object.fromEntries(seen)).toEqual(rest)
      expect(simulation.readableHeaders).toEqual(expect.arrayContaining(exposed.map(lowerCase)))
      const hidden = notExposed.map(lowerCase)
      expect(simulation.readableHeaders.filter((name) => hidden.includes(name))).toEqual([])
      expect(simulation.reason !== null).toBe(!simulation.allowed || simulation.type === 'opaque')
    },
  )
})

function look({ allowed, type, status, readableHeaders, exchanges }: Simulation) {
  const preflights = exchanges.filter(({ phase }) => phase === 'preflight')
  return {
    result: allowed ? 'allowed' : 'blocked',
    type,
    status,
    preflightSent: preflights.length > 0,
    finalOriginHeader: headerOf(exchanges.at(-1), 'Origin'),
    accessControlRequestHeaders: headerOf(preflights.at(-1), 'Access-Control-Request-Headers'),
    readable: readableHeaders,
  }
}

function lowerCase(name: string): string {
  return name.toLowerCase()
}

interface Sequence {
  readonly id: string
  readonly name: string
  readonly origin: string
  readonly steps: readonly {
    readonly waitMs: number
    readonly request: Omit<SimulatedRequest, 'origin'>
    readonly preflightResponse: ResponseMessage
    readonly expected: { readonly preflightSent: boolean; readonly result: string }
  }[]
}

describe('sequences that share a CORS-preflight cache', () => {
  test.each(read<Sequence>('wpt-sequences'))(
    'the simulation passes $id $name',
    async ({ origin, steps }) => {
      let now = 0
      const cache = new PreflightCache(86_400, () => now)
      for (const { waitMs, request, preflightResponse, expected } of steps) {
        now += waitMs
        const headers = [['Access-Control-Allow-Origin', '*']] as const
        const simulation = await simulate(
          { origin, ...request },
          ({ method }) => (method === 'OPTIONS' ? preflightResponse : { status: 200, headers }),
          { cache },
        )
        const isSent = simulation.exchanges.some(({ phase }) => phase === 'preflight')
        expect(isSent).toBe(expected.preflightSent)
        expect(simulation.allowed ? 'allowed' : 'blocked').toBe(expected.result)
      }
    },
  )
})

interface MixedContent {
  readonly id: string
  readonly name: string
  readonly origin: string
  readonly url: string
  readonly result: string
}

describe('mixed content', () => {
  test.each(read<MixedContent>('wpt-mixed-content'))(
    'the simulation passes $id $name',
    async (row) => {
      const headers = [['Access-Control-Allow-Origin', '*']] as const
      const simulation = await simulate(row, () => ({ status: 200, headers }))
      expect(simulation.allowed ? 'allowed' : 'blocked').toBe(row.result)
      expect(simulation.reason).toBe(row.result === 'blocked' ? 'mixed-content' : null)
    },
  )
})

interface LocalNetworkAccess {
  readonly id: string
  readonly name: string
  readonly request: SimulatedRequest
  readonly options: SimulateOptions
  readonly result: string
}

describe('local network access', () => {
  test.each(read<LocalNetworkAccess>('wpt-local-network-access'))(
    'the simulation passes $id $name',
    async (row) => {
      const headers = [['Access-Control-Allow-Origin', '*']] as const
      const send = (): ResponseMessage => ({ status: 200, headers })
      const simulation = await simulate(row.request, send, row.options)
      expect(simulation.allowed ? 'allowed' : 'blocked').toBe(row.result)
      expect(simulation.reason).toBe(row.result === 'blocked' ? 'local-network-access' : null)
      expect(simulation.exchanges).toHaveLength(row.result === 'blocked' ? 0 : 1)
    },
  )
})

/** Answers in the order of the hops, and throws on a preflight that must not be sent. */
function sendAlong({ hops, repeats, finalResponse }: Omit<Case, 'request' | 'expected'>): Send {
  let index = 0
  return ({ method, headers }) => {
    const hop = repeats === undefined ? hops[index] : index < repeats ? hops[0] : undefined
    const isPreflight = method === 'OPTIONS' && headers.some(([name]) => name === REQUEST_METHOD)
    const answer = isPreflight ? hop?.preflight : (hop?.response ?? finalResponse)
    if (!answer) throw new Error('Nothing was to be sent here')
    if (!isPreflight) index++
    return answer
  }
}

const REQUEST_METHOD = 'Access-Control-Request-Method'

function headerOf(exchange: Exchange | undefined, name: string): string | null {
  return exchange?.request.headers.find(([other]) => other === name)?.[1] ?? null
}

function read<T>(file: string): T[] {
  const text = readFileSync(new URL(`./fixtures/${file}.jsonl`, import.meta.url), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line): T => JSON.parse(line))
}
