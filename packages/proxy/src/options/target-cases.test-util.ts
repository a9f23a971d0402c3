import type { ProxyIssueCode } from './proxy-issue.js'
import { allowed, API, type Case, CORS, limit, one } from './cases.test-util.js'

/** Cases for each code of an issue of a target. */
export const TARGET_CASES = {
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
      `${API}/..;/b`,
      `${API}/%252e%252e/b`,
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
    'https://[fd00:ec2::23]',
    'https://[fd00:c1::a9fe:a9fe]',
    'https://metadata.google.internal',
    'https://metadata.goog',
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
  'target-method-invalid': [
    [one({ url: API, methods: ['GE T'] }), one({ url: API, methods: ['GET'] })],
    [one({ url: API, methods: ['patch'] }), one({ url: API, methods: ['PATCH'] })],
  ],
  'target-method-forbidden': [
    [one({ url: API, methods: ['TRACE'] }), one({ url: API, methods: ['GET'] })],
  ],
  'path-invalid': [
    'users',
    '/a*',
    '/a?b',
    '/a//b',
    '/a/../b',
    '/a b',
    '/a%2fb',
    '/..;/b',
    '/%252e%252e/*',
  ].map(
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
} satisfies Partial<Record<ProxyIssueCode, readonly Case[]>>
