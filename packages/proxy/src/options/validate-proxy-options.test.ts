import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createProxy, validateProxyOptions } from '../node/create-proxy.js'
import type { ProxyIssueCode } from './proxy-issue.js'
import { ProxyOptionsError } from './proxy-options-error.js'
import { validateOptions } from './validate-proxy-options.js'

const API = 'https://api.example.com'
const CORS = { origin: 'https://app.example.com' }
const limit = { perMinute: 60 }
const one = (target: unknown, more: object = {}) => ({
  targets: { '/api': target },
  limit,
  ...more,
})
const secret = { url: API, headers: { Authorization: 'Bearer abc' } }
const allowed = { ...secret, dangerouslyAllowAnyCaller: true }
const authorize = () => true

type Case = readonly [wrong: unknown, right: unknown, wrongCors?: unknown, rightCors?: unknown]

/** For each code, options with only this issue, and the options that the issue's fix says to write. */
const CASES: Readonly<Record<ProxyIssueCode, readonly Case[]>> = {
  'proxy-options-invalid': [
    [null, one(API)],
    [[], one(API)],
    ['x', one(API)],
    [
      Object.defineProperty({}, 'targets', {
        get: () => {
          throw new Error('no')
        },
        enumerable: true,
      }),
      one(API),
    ],
  ],
  'proxy-option-unknown': [
    [one(API, { timeout: { connectSeconds: 1 } }), one(API, { timeouts: { connectSeconds: 1 } })],
    [one({ url: API, method: ['GET'] }), one({ url: API, methods: ['GET'] })],
    [one(API, { timeouts: { connect: 1 } }), one(API, { timeouts: { connectSeconds: 1 } })],
    [{ ...one(API), limit: { perMinute: 1, perHour: 2 } }, one(API)],
  ],
  'proxy-option-type': [
    [one(API, { embeddable: 'yes' }), one(API, { embeddable: true })],
    [one(API, { onExchange: {} }), one(API, { onExchange: () => undefined })],
    [one(API, { authorize: true }), one(API, { authorize })],
    [one({ url: API, privateNetwork: 1 }), one({ url: API, privateNetwork: true })],
    [one({ url: API, methods: 'GET' }), one({ url: API, methods: ['GET'] })],
    [one({ url: API, paths: [] }), one({ url: API, paths: ['/a'] })],
    [one({ url: API, ca: 'ca.pem' }), one({ url: API, ca: '-----BEGIN CERTIFICATE-----\n' })],
    [one(API, { timeouts: 5 }), one(API, { timeouts: {} })],
  ],
  'targets-missing': [
    [{ limit }, one(API)],
    [{ targets: {}, limit }, one(API)],
  ],
  'targets-type': [
    [{ targets: [API], limit }, one(API)],
    [{ targets: API, limit }, one(API)],
  ],
  'target-url-invalid': [
    [
      'api.example.com',
      'nonsense',
      '',
      'ftp://example.com',
      'https://u:p@api.example.com',
      `${API}/?a=1`,
      `${API}/#a`,
      `${API}/a//b`,
      `${API}/a%2fb`,
      null,
      7,
      [API],
    ].map((url) => [one(url), one(API)] as Case),
    [[one({ methods: ['GET'] }), one({ url: API })] as Case],
  ].flat(),
  'target-url-not-serialized': [
    [one('https://API.example.com'), one(API)],
    [one(`${API}/`), one(API)],
    [one('https://api.example.com:443'), one(API)],
    [one(`${API}/a/../b`), one(`${API}/b`)],
    [one('https://127.1'), one({ url: 'https://127.0.0.1', privateNetwork: true })],
  ],
  'target-insecure': [
    [
      one('http://api.example.com'),
      one({ url: 'http://api.example.com', dangerouslyAllowInsecure: true }),
    ],
    [
      one({ url: 'http://10.0.0.1', privateNetwork: true }),
      one({ url: 'http://127.0.0.1', privateNetwork: true }),
    ],
    [one('http://*.example.com'), one('https://*.example.com')],
  ],
  'target-address-not-public': [
    'https://127.0.0.1',
    'https://10.0.0.1:8443',
    'https://[::1]',
    'https://localhost',
    'https://foo.localhost',
    'https://printer.local',
    'https://api.internal',
    'https://intranet',
    'https://[fd00::1]',
  ].map((url) => [one(url), one({ url, privateNetwork: true })] as Case),
  'target-metadata-address': [
    'https://169.254.169.254',
    'https://[fd00:ec2::254]',
    'https://metadata.google.internal',
    'https://168.63.129.16',
    'https://100.100.100.200',
    'https://192.0.0.192',
    'https://[::ffff:a9fe:a9fe]',
  ].map(
    (url) => [one({ url, privateNetwork: true, dangerouslyAllowInsecure: true }), one(API)] as Case,
  ),
  'target-port-blocked': [[one('https://api.example.com:25'), one('https://api.example.com:8443')]],
  'target-pattern-invalid': [
    [one('https://*example.com'), one('https://*.example.com')],
    [one('https://*.example.com/v1'), one('https://*.example.com')],
    [one('https://a.*.example.com'), one('https://a-*.example.com')],
  ],
  'target-public-suffix': [
    [one('https://*.co.uk'), one('https://*.example.co.uk')],
    [one('https://*.github.io'), one('https://example.github.io')],
    [one('https://*.com'), one('https://*.example.com')],
  ],
  'target-any-host': [[one('https://*'), one({ url: 'https://*', dangerouslyAllowAnyHost: true })]],
  'any-host-needs-origins': [
    [
      one({ url: 'https://*', dangerouslyAllowAnyHost: true }),
      one({ url: 'https://*', dangerouslyAllowAnyHost: true }),
      { origin: '*' },
      CORS,
    ],
  ],
  'any-host-needs-limit': [
    [
      { ...one({ url: 'https://*', dangerouslyAllowAnyHost: true }), limit: 'none' },
      one({ url: 'https://*', dangerouslyAllowAnyHost: true }),
    ],
  ],
  'any-host-with-secrets': [[one({ ...allowed, url: 'https://*.example.com' }), one(allowed)]],
  'mount-invalid': [
    'github',
    '/a//b',
    '/a/../b',
    '/a%2fb',
    '/a/',
    '',
    '/a?b',
    '/a b',
    '/.',
    '/*',
  ].map((mount) => [{ targets: { [mount]: API }, limit }, one(API)] as Case),
  'mount-duplicate': [
    [
      { targets: { '/a': API, '/A': API }, limit },
      { targets: { '/a': API, '/b': API }, limit },
    ],
  ],
  'limit-missing': [[{ targets: { '/a': API } }, one(API)]],
  'limit-invalid': [0, -1, Number.NaN, '60'].map(
    (perMinute) => [{ ...one(API), limit: { perMinute } }, one(API)] as Case,
  ),
  'secret-for-any-origin': [[one(allowed), one(allowed), { origin: '*' }, CORS]],
  'secret-for-any-caller': [
    [one(secret), one(allowed)],
    [
      one({ url: API, query: { key: 'abc' } }),
      one({ url: API, query: { key: 'abc' } }, { authorize }),
    ],
  ],
  'secret-empty': ['', ' ', undefined, 'undefined', 'Bearer undefined', 'null'].flatMap(
    (value): Case[] => [
      [one({ ...allowed, headers: { Authorization: value } }), one(allowed)],
      [one({ ...allowed, query: { key: value } }), one({ ...allowed, query: { key: 'abc' } })],
    ],
  ),
  'header-invalid': [
    [one({ ...allowed, headers: { 'X Y': 'abc' } }), one(allowed)],
    [one({ ...allowed, headers: { 'X-Y': 'a\r\nb' } }), one(allowed)],
    [one({ ...allowed, headers: 'X: y' }), one(allowed)],
    [one({ url: API, requestHeaders: ['X:Y'] }), one({ url: API, requestHeaders: ['X-Y'] })],
  ],
  'header-forbidden': [
    ...[
      'Connection',
      'Host',
      'Cookie',
      'Content-Length',
      'Origin',
      'Sec-Fetch-Site',
      'X-Forwarded-For',
      'Via',
    ].map(
      (name) =>
        [
          one({ url: API, requestHeaders: [name] }),
          one({ url: API, requestHeaders: ['X-Name'] }),
        ] as Case,
    ),
    ...['Host', 'Transfer-Encoding', 'Content-Length', 'Via'].map(
      (name) => [one({ ...allowed, headers: { [name]: 'x' } }), one(allowed)] as Case,
    ),
  ],
  'query-invalid': [[one({ url: API, query: 'a=b' }), one({ ...allowed, query: { a: 'b' } })]],
  'authorization-used-twice': [
    [
      one({ url: API, requestHeaders: ['Authorization'] }, { authorize }),
      one({ url: API, requestHeaders: ['Authorization'] }),
    ],
  ],
  'credentials-without-authorize': [
    [
      one(API),
      one(API, { authorize }),
      { ...CORS, credentials: true },
      { ...CORS, credentials: true },
    ],
  ],
  'policy-not-options': [[one(API), one(API), { decide: () => undefined }, CORS]],
  'policy-follows-targets': [
    [one(API), one({ url: API, methods: ['PUT'] }), { ...CORS, methods: ['PUT'] }, CORS],
    [one(API), one(API), { ...CORS, allowedHeaders: ['X-Y'] }, CORS],
  ],
  'target-method-invalid': [
    [one({ url: API, methods: ['GE T'] }), one({ url: API, methods: ['GET'] })],
    [one({ url: API, methods: ['patch'] }), one({ url: API, methods: ['PATCH'] })],
  ],
  'target-method-forbidden': [
    [one({ url: API, methods: ['TRACE'] }), one({ url: API, methods: ['GET'] })],
  ],
  'path-invalid': ['users', '/a*', '/a?b', '/a//b', '/a/../b', '/a b', '/a%2fb'].map(
    (path) =>
      [one({ url: API, paths: [path] }), one({ url: API, paths: ['/a%20b', '/users/*'] })] as Case,
  ),
  'content-type-invalid': [
    [
      one({ url: API, contentTypes: ['json'] }),
      one({ url: API, contentTypes: ['application/json', 'image/*'] }),
    ],
  ],
  'redirects-invalid': [
    [one({ url: API, redirects: 'manual' }), one({ url: API, redirects: 'follow' })],
  ],
  'timeout-invalid': [0, -1, '5', Number.NaN, 1e9].map(
    (connectSeconds) =>
      [
        one(API, { timeouts: { connectSeconds } }),
        one(API, { timeouts: { connectSeconds: 5 } }),
      ] as Case,
  ),
  'bytes-invalid': [
    [one(API, { maxRequestBytes: '10MB' }), one(API, { maxRequestBytes: 10_000_000 })],
  ],
  'count-invalid': [[one(API, { maxConcurrent: 0 }), one(API, { maxConcurrent: 10 })]],
  'name-invalid': [
    [one(API, { name: 'my proxy' }), one(API, { name: 'my-proxy' })],
    [one(API, { userAgent: 'a\nb' }), one(API, { userAgent: 'mine/1.0' })],
  ],
  // This code needs a host with fetch() alone: see below.
  'guard-not-possible': [],
}

const codesOf = (options: unknown, cors: unknown) =>
  (validateProxyOptions(options, cors).issues ?? []).map(({ code }) => code)

describe('74. validateProxyOptions', () => {
  test.each(
    Object.entries(CASES).flatMap(([code, cases]) =>
      cases.map((one, index) => [code, index, ...one] as const),
    ),
  )(
    'finds %s (%i), and takes what is written instead',
    (code, _index, wrong, right, wrongCors = CORS, rightCors = CORS) => {
      const { issues = [] } = validateProxyOptions(wrong, wrongCors)
      expect(issues.map((issue) => issue.code)).toEqual([code])
      for (const { message, fix, path } of issues) {
        expect(message).toMatch(/^Cannot .*[.?]$/s)
        expect(message.endsWith(fix)).toBe(true)
        expect(Array.isArray(path)).toBe(true)
      }
      expect(codesOf(right, rightCors)).toEqual([])
    },
  )

  test('the error reference has an entry for each code, with a real message', () => {
    const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')
    const host = { guardsAddresses: false, isPublicOnly: false }
    const [guardIssue] = validateOptions(one('https://*.example.com'), CORS, host).issues ?? []
    const guardMessage = guardIssue?.message
    const entries = new Map(page.split('\n### `').map((text) => [text.split('`', 1)[0], text]))
    for (const [code, cases] of Object.entries(CASES)) {
      const [, shown = ''] = /```text\n(.*)\n```/.exec(entries.get(code) ?? '') ?? []
      const messages = cases.flatMap(([wrong, , cors = CORS]) =>
        (validateProxyOptions(wrong, cors).issues ?? []).map(({ message }) => message),
      )
      const known = code === 'guard-not-possible' ? [guardMessage] : messages
      expect([code, known]).toEqual([code, expect.arrayContaining([shown])])
    }
  })

  test('validateProxyOptions reports all issues at once, also those of core', () => {
    const wrong = { targets: { x: 'http://10.0.0.1' } }
    expect(codesOf(wrong, { origin: 'example.com' })).toEqual([
      'mount-invalid',
      'target-address-not-public',
      'limit-missing',
      'origin-not-serialized',
    ])
  })

  test('messages never contain the value of a secret', () => {
    const wrong = one({
      ...secret,
      headers: { Authorization: 'Bearer s3cret\n' },
      query: { appid: 's3cret' },
    })
    expect(JSON.stringify(validateProxyOptions(wrong, { origin: '*' }))).not.toContain('s3cret')
  })

  test.each([undefined, {}, { origin: undefined }, { origin: '' }])(
    'refuses the policy %j, as an unset variable gives',
    (cors) => {
      expect(codesOf(one(API), cors).length).toBeGreaterThan(0)
    },
  )

  test('createProxy throws all issues', () => {
    const create = () => createProxy({ targets: { '/api': 'http://10.0.0.1' } } as never, CORS)
    expect(create).toThrow(ProxyOptionsError)
    expect(create).toThrow(
      /target-address-not-public[\s\S]*limit-missing[\s\S]*npx webcors explain target-address-not-public$/,
    )
  })
})

describe('23. a host with fetch() alone', () => {
  const codes = (options: unknown, isPublicOnly: boolean) =>
    (validateOptions(options, CORS, { guardsAddresses: false, isPublicOnly }).issues ?? []).map(
      ({ code }) => code,
    )

  test('a host with fetch() alone refuses patterns, unless the platform blocks private networks', () => {
    expect(codes(one('https://*.example.com'), false)).toEqual(['guard-not-possible'])
    expect(codes(one('https://*.example.com'), true)).toEqual([])
    expect(codes(one(API), false)).toEqual([])
  })

  test('a host with fetch() alone refuses private networks and custom certificate authorities', () => {
    expect(codes(one({ url: 'https://10.0.0.1', privateNetwork: true }), true)).toEqual([
      'guard-not-possible',
    ])
    expect(codes(one({ url: API, ca: '-----BEGIN CERTIFICATE-----' }), true)).toEqual([
      'guard-not-possible',
    ])
  })
})
