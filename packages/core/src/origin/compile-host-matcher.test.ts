import { describe, expect, test } from 'vitest'
import { createCors } from '../index.ts'
import { actual, APP, decideNow, preflight } from '../policy/policy.test-util.ts'
import { compileHostMatcher } from './compile-host-matcher.ts'

const TABLE: readonly {
  readonly pattern: string
  readonly yes: readonly string[]
  readonly no: readonly string[]
}[] = [
  {
    pattern: 'localhost',
    yes: ['localhost', 'LocalHost'],
    no: ['localhost:3000', 'localhost:80', 'a.localhost', 'localhost.evil.com', 'localhost.', ''],
  },
  {
    pattern: 'localhost:3000',
    yes: ['localhost:3000', 'LOCALHOST:3000'],
    no: ['localhost', 'localhost:3001', 'localhost:03000', 'localhost:30000', '127.0.0.1:3000'],
  },
  {
    pattern: 'localhost:*',
    yes: ['localhost', 'localhost:80', 'localhost:443', 'localhost:3000', 'localhost:65535'],
    no: [
      'localhost:0',
      'localhost:65536',
      'localhost:',
      'localhost:*',
      'localhost:3000@evil.com',
      'evil.com:3000',
      'localhost, evil.com',
    ],
  },
  {
    pattern: '*.example.com',
    yes: ['a.example.com', 'a.b.example.com', 'A.Example.com'],
    no: [
      'example.com',
      'a.example.com:443',
      'aexample.com',
      'a.example.com.evil.com',
      '*.example.com',
    ],
  },
  {
    pattern: '*.example.com:*',
    yes: ['a.example.com', 'a.example.com:443', 'a.b.example.com:8443'],
    no: ['example.com:443', 'example.com'],
  },
  {
    pattern: '[::1]:*',
    yes: ['[::1]', '[::1]:3000'],
    no: ['::1', '[::1', '[::2]:3000', '[0:0:0:0:0:0:0:1]', '[::1]:3000:1'],
  },
  {
    pattern: '127.0.0.1:*',
    yes: ['127.0.0.1', '127.0.0.1:8080'],
    // Browsers send the canonical form of an address.
    no: ['127.1', '127.1:8080', '0x7f000001', '2130706433', '127.0.0.1.evil.com', '127.0.0.2'],
  },
  { pattern: 'api.example.com.', yes: ['api.example.com.'], no: ['api.example.com'] },
]

describe.each(TABLE)('the pattern $pattern', ({ pattern, yes, no }) => {
  const matches = compileHostMatcher(['unrelated.test', pattern])

  test.each(yes)('allows the Host %j', (host) => {
    expect(matches(host)).toBe(true)
  })

  test.each(no)('refuses the Host %j', (host) => {
    expect(matches(host)).toBe(false)
  })
})

test('an absent Host, a long one, and one with a scheme or a path are refused', () => {
  const matches = compileHostMatcher(['localhost:*'])
  for (const host of [
    null,
    undefined,
    'a'.repeat(1 << 20),
    'http://localhost',
    'localhost/a',
    ' ',
  ]) {
    expect(matches(host)).toBe(false)
  }
})

describe('a policy with allowedHosts', () => {
  const policy = createCors({ origin: APP, allowedHosts: ['localhost:*'] })

  test('refuses a rebound name with 403 for any request and origin', () => {
    const host = 'evil.example:3000'
    for (const request of [
      { ...actual(APP), host },
      { ...actual(null), host },
      { ...actual('http://evil.example:3000'), host, fetchSite: 'same-origin' },
      { ...preflight(APP, 'PUT'), host },
      actual(APP),
    ]) {
      expect(decideNow(policy, request)).toMatchObject({
        allowed: false,
        reason: 'host-not-allowed',
        status: 403,
        headers: [],
      })
    }
  })

  test('decides by the origin if the host is allowed', () => {
    expect(decideNow(policy, actual(APP, { host: 'localhost:3000' }))).toMatchObject({
      allowed: true,
      status: null,
    })
    expect(decideNow(policy, actual('https://evil.example', { host: 'localhost' }))).toMatchObject({
      reason: 'origin-not-allowed',
      status: null,
    })
    expect(decideNow(policy, actual(null, { host: 'LOCALHOST' }))).toMatchObject({ allowed: true })
  })

  test('refuses other hosts even if it allows any origin', () => {
    const anyone = createCors({ origin: '*', allowedHosts: ['localhost'] })
    expect(decideNow(anyone, actual(APP, { host: 'evil.example' })).status).toBe(403)
    expect(decideNow(anyone, actual(APP, { host: 'localhost' })).allowed).toBe(true)
  })
})
