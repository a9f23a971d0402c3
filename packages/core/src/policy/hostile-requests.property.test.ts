import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CorsDecision,
  type CorsOptions,
  type CorsPolicy,
  createCors,
  withCors,
} from '../index.ts'
import { boom, corsRequest, field, SEED, text } from './hostile.test-util.ts'
import { actual, APP, preflight } from './policy.test-util.ts'

const policies: readonly CorsPolicy[] = (
  [
    { origin: '*' },
    { origin: '*', methods: ['PUT'], allowedHeaders: ['X-A'], exposedHeaders: '*', maxAge: 0 },
    { origin: APP, credentials: true, timingAllowOrigin: true, crossOriginProtection: true },
    {
      origin: [APP, 'https://*.example.com', 'https://pr-*.example.org:*', 'capacitor://localhost'],
      methods: ['PUT', 'purge'],
      allowedHeaders: ['X-A', 'Content-Type'],
      exposedHeaders: ['ETag', 'X-B'],
    },
    { origin: (origin: string) => origin.length % 2 === 0 },
    { origin: (): boolean => boom(), crossOriginProtection: true },
  ] satisfies CorsOptions[]
).map((given) => createCors(given))

/** @returns the properties of a decision that violate an invariant */
function unsoundIn(decision: CorsDecision, origin: string | null): string[] {
  const { kind, vary, reason, allowed, status } = decision
  // A header with an empty value is not sent: it removes the header of the handler.
  const headers = decision.headers.filter(([, content]) => content !== '')
  const found: string[] = []
  const expectSound = (name: string, isSound: boolean): void => void (isSound || found.push(name))
  expectSound('kind', ['preflight', 'actual', 'non-cors'].includes(kind))
  expectSound('reason', allowed === (reason === null))
  expectSound('status', [null, 204, 403].includes(status))
  const names = headers.map(([sent]) => sent.toLowerCase())
  expectSound('a name twice', new Set(names).size === names.length)
  // The constructor of Headers refuses values that could split a response, and names that are not
  // header names.
  const real = new Headers(headers as unknown as [string, string][])
  real.set('Vary', vary.join(', '))
  for (const [sent, content] of headers) {
    expectSound(
      `characters of ${sent}`,
      /^[\t\x20-\x7e]+$/.test(content) && real.get(sent) === content,
    )
  }
  const allowOrigin = real.get('Access-Control-Allow-Origin')
  expectSound('another origin', [null, '*', origin].includes(allowOrigin))
  expectSound(
    'credentials for all',
    allowOrigin !== '*' || !real.has('Access-Control-Allow-Credentials'),
  )
  expectSound('length', [...real].join(': ').length < 4000)
  return found
}

describe('hostile requests', () => {
  test('no header value makes decide throw, and no decision is unsound', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...policies), corsRequest, async (policy, request) => {
        expect(unsoundIn(await policy.decide(request), request.origin)).toEqual([])
      }),
      { seed: SEED, numRuns: 4000 },
    )
  })

  test('no origin makes allows throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...policies), field, async (policy, origin) => {
        const allowed = await policy.allows(origin)
        const decided = await policy.decide(actual(String(origin)))
        expect(allowed).toBe(decided.allowed)
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  test('a wrapped handler answers every request whose headers a Headers object accepts', async () => {
    const bytes = fc
      .string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) })
      .map((sent) => sent.replaceAll(/[\0\r\n]/g, ''))
    const sent = fc.oneof(
      bytes,
      text.map((any) => any.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')),
    )
    const given = fc.record(
      {
        Origin: sent,
        'Access-Control-Request-Method': sent,
        'Access-Control-Request-Headers': sent,
        'Sec-Fetch-Site': sent,
        Host: sent,
      },
      { requiredKeys: [] },
    )
    const method = fc.constantFrom('OPTIONS', 'GET', 'POST', 'purge')
    let answered = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...policies),
        method,
        given,
        async (policy, verb, headers) => {
          const handler = withCors(
            () => new Response('hi', { headers: { Vary: 'Accept' } }),
            policy,
          )
          const request = new Request('https://api.example.com/', {
            method: verb,
            headers: headers as Record<string, string>,
          })
          const response = await handler(request)
          expect([200, 204, 403]).toContain(response.status)
          const allowOrigin = response.headers.get('Access-Control-Allow-Origin')
          expect([null, '*', request.headers.get('Origin')]).toContain(allowOrigin)
          if (response.status === 200) answered++
        },
      ),
      { seed: SEED, numRuns: 800 },
    )
    expect(answered).toBeGreaterThan(100)
  })

  test('the responses to hostile preflights are short', async () => {
    for (const policy of policies) {
      for (const names of ['x'.repeat(1 << 20), ','.repeat(1 << 20), 'x-a,'.repeat(1 << 18)]) {
        expect(unsoundIn(await policy.decide(preflight(APP, 'PUT', names)), APP)).toEqual([])
        expect(unsoundIn(await policy.decide(preflight(APP, names, names)), APP)).toEqual([])
        expect(unsoundIn(await policy.decide(preflight(names, names, names)), names)).toEqual([])
      }
    }
  })
})
