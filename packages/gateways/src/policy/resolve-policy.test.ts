import { describe, expect, test } from 'vitest'
import { CorsOptionsError } from '@webcors/core'
import { resolvePolicy, WELL_KNOWN_METHODS } from './resolve-policy.js'

const policyOf = (options: unknown) => {
  const resolved = resolvePolicy(options)
  if ('issues' in resolved) throw new Error(resolved.issues.map(({ code }) => code).join())
  return resolved.policy
}
const codesOf = (options: unknown): string[] => {
  const resolved = resolvePolicy(options)
  return 'issues' in resolved ? resolved.issues.map(({ code }) => code) : []
}

describe('resolvePolicy', () => {
  test("resolvePolicy reads the lists from core's own responses", () => {
    expect(
      policyOf({
        origin: ['https://app.example.com'],
        credentials: true,
        methods: ['put'],
        allowedHeaders: ['X-A'],
        exposedHeaders: ['ETag'],
        maxAge: 60,
        timingAllowOrigin: true,
      }),
    ).toMatchObject({
      credentials: true,
      preflightStatus: 204,
      methods: { names: ['PUT'], any: false },
      headers: { names: ['X-A'], any: false },
      exposed: ['ETag'],
      maxAge: 60,
      timing: true,
      protection: null,
    })
  })

  test('resolvePolicy lists the well-known methods if any is allowed, with a star unless there are credentials', () => {
    const { methods, headers } = policyOf({ origin: '*' })
    expect(methods).toEqual({ names: ['*', ...WELL_KNOWN_METHODS], any: true })
    expect(headers).toEqual({ names: ['*', 'authorization'], any: true })
    expect(policyOf({ origin: 'https://a.example', credentials: true }).methods.names).toEqual(
      WELL_KNOWN_METHODS,
    )
    expect(WELL_KNOWN_METHODS).toContain('DELETE')
  })

  test('resolvePolicy reads the safe methods from core', () => {
    const { protection } = policyOf({ origin: 'https://a.example', crossOriginProtection: true })
    expect(protection?.safeMethods).toEqual(expect.arrayContaining(['GET', 'HEAD', 'OPTIONS']))
    expect(protection?.safeMethods).not.toContain('POST')
  })

  test('resolvePolicy reads strict protection and allowedHosts', () => {
    const options = { origin: 'https://a.example', crossOriginProtection: 'all' }
    const policy = policyOf({ ...options, allowedHosts: ['api.example', '*.b.example:*'] })
    expect(policy.protection?.strict).toBe(true)
    const [exact, pattern] = policy.hosts ?? []
    expect(exact?.regex).toBe(String.raw`api\.example`)
    const regex = new RegExp(`^${pattern?.regex}$`)
    expect(
      ['a.b.example', 'a.c.b.example:80', 'b.example', 'a.b.example:x'].map((host) =>
        regex.test(host),
      ),
    ).toEqual([true, true, false, false])
  })

  test('resolvePolicy allows only the CORS-safelisted methods for an empty list', () => {
    expect(policyOf({ origin: '*', methods: [] }).methods.names).toEqual(['GET', 'HEAD', 'POST'])
  })

  test('resolvePolicy does not call onDecision', () => {
    const onDecision = (): never => {
      throw new Error('called')
    }
    expect(policyOf({ origin: '*', onDecision }).origins).toBe('*')
  })

  test("resolvePolicy throws core's error for options that core refuses", () => {
    expect(() => resolvePolicy({ origin: 'https://app.example.com/' })).toThrow(CorsOptionsError)
    expect(() => resolvePolicy(undefined)).toThrow(CorsOptionsError)
  })

  test('resolvePolicy refuses predicates', () => {
    expect(codesOf({ origin: () => true })).toEqual(['origin-predicate'])
    expect(codesOf({ origin: { test: () => true } })).toEqual(['origin-predicate'])
  })

  test.each(['$host', 'a%b', "it's", 'a`b'])('resolvePolicy refuses %s as a name', (name) => {
    expect(codesOf({ origin: '*', allowedHeaders: [name] })).toEqual(['name-not-printable'])
    expect(codesOf({ origin: '*', methods: [name] })).toEqual(['name-not-printable'])
    expect(codesOf({ origin: '*', exposedHeaders: [name] })).toEqual(['name-not-printable'])
  })
})
