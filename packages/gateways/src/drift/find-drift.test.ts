import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CorsDecision, type CorsOptions, createCors } from '@webcors/core'
import { readListedOrigin } from '../origin/listed-origin.js'
import { findDrift } from './find-drift.js'
import type { DriftRequest, DriftSend, HeaderLines } from './http-message.js'
import { lookAlikesOf, samplesOf } from './look-alikes.js'

const PATTERNS = [
  'https://app.example.com',
  'https://app.example.com:8443',
  'http://127.0.0.1:3000',
  'http://[::1]:3000',
  'https://*.example.org',
  'https://*.dev.example.org:*',
  'http://localhost:*',
  'https://pr-*.preview.example.net',
  'capacitor://localhost',
] as const

/** A server that follows the decisions of core, except for one change. */
function serving(
  options: CorsOptions,
  change: (headers: HeaderLines, request: DriftRequest) => HeaderLines = (headers) => headers,
): DriftSend {
  const policy = createCors(options)
  return (request) => {
    const header = (name: string): string | null =>
      request.headers.find(([known]) => known === name)?.[1] ?? null
    const decision = policy.decide({
      method: request.method,
      origin: header('Origin'),
      requestMethod: header('Access-Control-Request-Method'),
      requestHeaders: header('Access-Control-Request-Headers'),
    }) as CorsDecision
    const vary = decision.vary.length > 0 ? [['Vary', decision.vary.join(', ')] as const] : []
    const headers = [...decision.headers.filter(([, value]) => value !== ''), ...vary]
    return { status: decision.status ?? 200, headers: change(headers, request) }
  }
}

describe.each(PATTERNS)('samplesOf and lookAlikesOf with %s', (pattern) => {
  const entry = readListedOrigin(pattern)
  const policy = createCors({ origin: pattern })
  const isAllowed = ({ origin }: { origin: string }): boolean => policy.allows(origin)

  test('core allows the samples of a pattern, and denies its look-alikes', () => {
    expect(samplesOf(entry).filter((one) => !isAllowed(one))).toEqual([])
    expect(lookAlikesOf(entry).filter(isAllowed)).toEqual([])
  })
})

describe('findDrift', () => {
  test('findDrift finds nothing on a server that follows core', async () => {
    const names = fc.uniqueArray(fc.constantFrom('X-A', 'X-B', 'Authorization', 'Content-Type'))
    const policies = fc.record(
      {
        origin: fc.uniqueArray(fc.constantFrom(...PATTERNS), { minLength: 1 }),
        methods: fc.uniqueArray(fc.constantFrom('GET', 'PUT', 'DELETE', 'PURGE', 'purge')),
        allowedHeaders: names,
        exposedHeaders: names,
        maxAge: fc.constantFrom(0, 5, 600),
        timingAllowOrigin: fc.boolean(),
        preflightStatus: fc.constantFrom(200, 204),
      },
      { requiredKeys: ['origin'] },
    )
    await fc.assert(
      fc.asyncProperty(policies, fc.boolean(), async (options, isAny) => {
        const policy = (isAny ? { ...options, origin: '*' } : options) as CorsOptions
        const { findings } = await findDrift(policy, 'https://api.example/', serving(policy))
        expect(findings).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('findDrift sends only GET and OPTIONS, each to another URL, and one to a missing path', async () => {
    const requests: DriftRequest[] = []
    const options: CorsOptions = { origin: [...PATTERNS] }
    const send = serving(options)
    const { requests: count } = await findDrift(options, 'https://api.example/a?b=1', (request) => {
      requests.push(request)
      return send(request)
    })
    expect(requests).toHaveLength(count)
    expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET', 'OPTIONS']))
    expect(new Set(requests.map(({ url }) => url)).size).toBe(count)
    expect(
      requests.filter(({ url }) => !url.startsWith('https://api.example/a?b=1&')),
    ).toHaveLength(1)
  })

  test('findDrift reports origins that are allowed by mistake, the gravest finding first', async () => {
    const options: CorsOptions = { origin: 'https://app.example.com' }
    const send = serving(options, (_, { headers }) => {
      const origin = headers.find(([name]) => name === 'Origin')?.[1]
      return origin === undefined ? [] : [['Access-Control-Allow-Origin', origin]]
    })
    const { verdict, findings } = await findDrift(options, 'https://api.example/', send)
    expect(verdict).toBe('widens')
    expect(findings[0]).toMatchObject({
      code: 'origin-wider',
      origin: 'https://stranger.invalid',
      message: 'https://stranger.invalid (an unrelated origin) is allowed. The policy denies it.',
    })
    expect(findings.map(({ code }) => code)).toContain('vary-missing')
  })

  test('findDrift treats a doubled header as a denial, as browsers do', async () => {
    const options: CorsOptions = { origin: 'https://app.example.com' }
    const send = serving(options, (headers) => [
      ...headers,
      ...headers.filter(([name]) => name === 'Access-Control-Allow-Origin'),
    ])
    const { verdict, findings } = await findDrift(options, 'https://api.example/', send)
    expect(verdict).toBe('narrows')
    expect(findings[0]?.message).toContain('Access-Control-Allow-Origin was sent twice.')
  })

  test('findDrift does not report known differences of a target', async () => {
    const options: CorsOptions = { origin: 'https://app.example.com' }
    const send = serving(options, (headers) => headers.filter(([name]) => name !== 'Vary'))
    const ask = (more: object) => findDrift(options, 'https://api.example/', send, more)
    expect((await ask({})).verdict).toBe('cache')
    expect((await ask({ target: 'envoy' })).verdict).toBe('equal')
    expect((await ask({ target: 'nginx' })).verdict).toBe('cache')
  })

  test('findDrift rejects a policy with a predicate', async () => {
    const options: CorsOptions = { origin: () => true }
    await expect(findDrift(options, 'https://api.example/', serving(options))).rejects.toThrow(
      'cannot call your function',
    )
  })

  test('findDrift does not report a missing Vary if every response allows the same origin', async () => {
    const options: CorsOptions = { origin: 'https://app.example.com' }
    const constant: DriftSend = () => ({
      status: 200,
      headers: [['Access-Control-Allow-Origin', 'https://app.example.com']],
    })
    const { findings } = await findDrift(options, 'https://api.example.com/', constant)
    expect(findings.map(({ code }) => code)).not.toContain('vary-missing')
    expect(findings.map(({ code }) => code)).toContain('method-narrower')
  })

  test('findDrift lists options of the policy that it does not judge', async () => {
    const options: CorsOptions = { origin: 'https://app.example.com' }
    const guarded: CorsOptions = {
      ...options,
      crossOriginProtection: true,
      allowedHosts: ['api.example.com'],
    }
    const ask = (given: CorsOptions) => findDrift(given, 'https://api.example.com/', serving(given))
    expect((await ask(options)).notJudged).toEqual([])
    expect((await ask(guarded)).notJudged).toEqual([
      expect.stringMatching(/^crossOriginProtection was not judged: /),
      expect.stringMatching(/^allowedHosts was not judged: /),
    ])
  })
})
