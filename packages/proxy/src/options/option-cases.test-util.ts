import type { ProxyIssueCode } from './proxy-issue.js'
import { allowed, API, type Case, CORS, one, secret } from './cases.test-util.js'

const authorize = () => true

/** Cases for each code of an issue of the other options. */
export const OPTION_CASES = {
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
  // Only a host that has nothing but fetch() reports this code: `validate-proxy-options.test.ts`
  // has tests of its own.
  'guard-not-possible': [],
} satisfies Partial<Record<ProxyIssueCode, readonly Case[]>>
