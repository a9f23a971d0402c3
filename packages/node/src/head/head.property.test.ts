// The policy adds its own headers and changes nothing else, for random calls of a handler on its
// response.
import { ServerResponse } from 'node:http'
import { createCors } from '@webcors/core'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { corsLines, decidedLines, otherLines, varyNames } from '../exchange.test-util.js'
import { type Act, nameOf, type Pair, startHttp2Pair, startPair } from '../pair.test-util.js'

// A failure prints the seed and the path of the smallest counterexample. Pass both to `fc.assert`
// to repeat the failure.
const SEED = Number(process.env['WEBCORS_SEED'] ?? 2607)
const RUNS = Number(process.env['WEBCORS_RUNS'] ?? 500)

const APP = 'https://app.example.com'
const POLICIES = {
  listed: createCors({ origin: APP, credentials: true, exposedHeaders: ['ETag'] }),
  any: createCors({ origin: '*' }),
  timing: createCors({ origin: APP, timingAllowOrigin: true }),
}

/** A method of the response with its arguments, or a property with the value to set. */
type Step = readonly [name: string, ...args: unknown[]]

// Values that are valid, and values that Node.js refuses.
const value = fc.constantFrom<unknown>('1', 'a, b', 7, '', ['c=1', 'd=2'], ['e'], [])
const wrongValue = fc.constantFrom<unknown>(undefined, 'line\nbreak', ['fine', 'n\0t'])
const name = fc.constantFrom('X-A', 'x-a', 'X-B', 'ETag', 'Set-Cookie', 'set-cookie', '__proto__')
const wrongName = fc.constantFrom<unknown>('', 'a b', 'ä', undefined, null, 1, [])
const vary = fc.constantFrom('Vary', 'vary', 'VARY')
const varyValue = fc.constantFrom<unknown>(
  'A',
  'a, Origin',
  'origin',
  '*',
  ['A', 'B'],
  ['C'],
  'A,,B',
)
const owned = fc.constantFrom('Access-Control-Allow-Origin', 'access-control-allow-origin')
const header = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(name, value) },
  { weight: 5, arbitrary: fc.tuple(vary, varyValue) },
  { weight: 3, arbitrary: fc.tuple(owned, fc.constantFrom('*', 'https://evil.example')) },
  { weight: 1, arbitrary: fc.tuple(name, wrongValue) },
  { weight: 1, arbitrary: fc.tuple(wrongName, value) },
)
const removed = fc.oneof(
  name,
  vary,
  owned,
  fc.constantFrom('Date', 'Connection', 'Transfer-Encoding', 'Content-Length'),
)
const status = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<unknown>(200, 201, 204, 304, 404, 500, '200', 103) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(0, 99, 1000, -1, NaN, 'x', undefined, null) },
)
const message = fc.constantFrom<unknown>('Fine', '', 'br\noken', undefined, null)
const headers = fc.array(header, { maxLength: 4 })
const pairs: fc.Arbitrary<unknown> = headers.filter(
  // The policy leaves out CORS headers. Beside stored headers, Node.js refuses pairs, but not an
  // array that became empty.
  (list) => list.length === 0 || list.some(([one]) => !/^access-/i.test(String(one))),
)
// If names differ only in their case, Node.js sends all of them, or only the last one if a header
// was ever stored, even if it was removed again. The policy cannot see that.
const object: fc.Arbitrary<unknown> = headers
  .filter((list) => {
    const names = list.map(([one]) => String(one).toLowerCase()).filter((one) => one !== 'vary')
    return new Set(names).size === names.length
  })
  .map((list) => Object.fromEntries(list))
const given = fc.oneof(
  { weight: 2, arbitrary: object },
  { weight: 2, arbitrary: headers.map((list): unknown => list.flat(1)) },
  { weight: 2, arbitrary: pairs },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(undefined, null, 5, true, ['odd'], [['X-A']], [5, 'x']),
  },
)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: header.map((one): Step => ['setHeader', ...one]) },
  { weight: 2, arbitrary: header.map((one): Step => ['appendHeader', ...one]) },
  { weight: 1, arbitrary: headers.map((list): Step => ['setHeaders', new Map(list as never)]) },
  { weight: 3, arbitrary: removed.map((one): Step => ['removeHeader', one]) },
  { weight: 1, arbitrary: status.map((one): Step => ['statusCode', one]) },
  { weight: 1, arbitrary: message.map((one): Step => ['statusMessage', one]) },
  { weight: 3, arbitrary: fc.tuple(status, given).map((args): Step => ['writeHead', ...args]) },
  {
    weight: 3,
    arbitrary: fc.tuple(status, message, given).map((args): Step => ['writeHead', ...args]),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Step>(
      ['flushHeaders'],
      ['write', 'abc'],
      ['end', 'xyz'],
      ['strictContentLength', true],
      ['sendDate', false],
      ['setHeader', 'Content-Length', 3],
      ['addTrailers', { 'X-T': '1' }],
    ),
  },
)

/** Copies a value for each side, because Node.js appends to the arrays that it gets. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  if (value instanceof Map) return new Map(copy([...value]) as [unknown, unknown][])
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(copy(Object.entries(value)) as [string, unknown][])
}

/** Creates a handler that does all steps, and then sends a head that Node.js accepts. */
function run(steps: readonly Step[], errors: string[]): Act {
  const attempt = (action: () => unknown): void => {
    try {
      action()
    } catch (error) {
      // The code with which Node.js refuses pairs depends on its version, and on the number of
      // pairs.
      errors.push(nameOf(error).replace(/(?:_ARG_TYPE|_ARG_VALUE|_HTTP_TOKEN)$/, ''))
    }
  }
  return (response) => {
    response.on('error', (error) => errors.push(`emitted ${nameOf(error)}`))
    const target = response as unknown as Record<string, unknown>
    for (const [what, ...args] of copy(steps) as Step[]) {
      attempt(() => {
        const method = target[what]
        if (typeof method === 'function') method.apply(response, args)
        else target[what] = args[0]
      })
    }
    attempt(() => response.end())
    if (!response.headersSent) {
      response.statusCode = 500
      response.statusMessage = 'Failed'
      attempt(() => response.end())
    }
    // A response without a head, or with a body that is shorter than its length, would never end.
    if (!response.headersSent || !response.writableEnded) response.destroy()
  }
}

/**
 * Normalizes names as caches compare them. Beside `*`, other names have no effect.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5
 */
function lowerCase(names: readonly string[]): Set<string> {
  const all = new Set(names.map((one) => one.toLowerCase()).filter(Boolean))
  return all.has('*') ? new Set(['*']) : all
}

class Passing extends ServerResponse {
  override writeHead(...args: unknown[]): this {
    return super.writeHead(...(args as [number]))
  }
}

describe.each<readonly [host: string, start: () => Promise<Pair>, first: readonly Step[]]>([
  ['HTTP/1.1', startPair, []],
  ['HTTP/2', startHttp2Pair, []],
  // Node.js refuses other calls if a header is stored, so both sides store one.
  [
    'HTTP/1.1 with an overridden writeHead',
    () => startPair({ ServerResponse: Passing as typeof ServerResponse }),
    [['setHeader', 'X-First', '1']],
  ],
])('over %s', (host, start, first) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await start()
  })
  afterAll(() => pair.close())

  async function holds(
    random: readonly Step[],
    origin: string | null,
    policyName: keyof typeof POLICIES,
  ): Promise<void> {
    const policy = POLICIES[policyName]
    const steps = [...first, ...random].map((one) => (host === 'HTTP/2' ? withoutNull(one) : one))
    const ask = { origin, policy, lines: ['Connection: close'] }
    const errors: Record<'bare' | 'wrapped', string[]> = { bare: [], wrapped: [] }
    const { answer: bare } = await pair.bare(run(steps, errors.bare), ask)
    const { answer: wrapped } = await pair.wrapped(run(steps, errors.wrapped), ask)
    expect(errors.wrapped).toEqual(errors.bare)
    expect({ ...wrapped, head: otherLines(wrapped.head) }).toEqual({
      ...bare,
      head: otherLines(bare.head),
    })
    if (bare.status === 0) return

    const request = { method: 'GET', origin, requestMethod: null, requestHeaders: null }
    const decision = await policy.decide(request)
    expect(corsLines(wrapped.head)).toEqual(decidedLines(decision))
    const before = lowerCase(varyNames(bare.head))
    const after = lowerCase(varyNames(wrapped.head))
    const names = before.has('*') ? before : new Set([...before, ...lowerCase(decision.vary)])
    const lost = [...names].filter((one) => !after.has(one) && !after.has('*'))
    const isAmbiguous = steps.some(hasTwoVary)
    expect(isAmbiguous ? lost : after).toEqual(isAmbiguous ? [] : names)
  }

  test('known defects 23, 24, 28: the policy adds its headers and changes nothing else, for random calls', async () => {
    const origins = fc.constantFrom(APP, 'https://evil.example', null)
    const policies = fc.constantFrom('listed' as const, 'any' as const, 'timing' as const)
    const property = fc.asyncProperty(fc.array(step, { maxLength: 8 }), origins, policies, holds)
    await fc.assert(property, { seed: SEED, numRuns: RUNS })
  })
})

/**
 * Replaces `null`, because HTTP/2 throws for `null` as headers without a policy, but not with one.
 */
function withoutNull([what, ...args]: Step): Step {
  return [what, ...(what === 'writeHead' ? args.map((one) => one ?? undefined) : args)]
}

/**
 * If one call passes `Vary` in two spellings, Node.js sends both, or the last, or the first if it
 * throws between them.
 */
function hasTwoVary([what, ...args]: Step): boolean {
  return what === 'writeHead' && (JSON.stringify(args).match(/"vary"/gi)?.length ?? 0) > 1
}
