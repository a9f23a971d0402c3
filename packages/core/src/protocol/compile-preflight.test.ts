import { describe, expect, test } from 'vitest'
import { type CorsOptions, createCors } from '../index.ts'
import {
  actual,
  APP,
  decideNow,
  decision,
  EVIL,
  header,
  preflight,
} from '../policy/policy.test-util.ts'
import { SAFELISTED, methodsFor, headersFor, isAllowed } from './compile-preflight.test-util.ts'

const LISTED = {
  origin: APP,
  methods: ['PUT', 'DELETE', 'purge'],
  allowedHeaders: ['X-A', 'Content-Type', 'Authorization'],
  maxAge: 600,
} as const satisfies CorsOptions

const LISTED_HEADERS = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Methods': 'PUT, DELETE, purge',
  'Access-Control-Allow-Headers': 'X-A, Content-Type, Authorization',
  'Access-Control-Max-Age': '600',
}

describe('a preflight with listed names', () => {
  test('the response has the whole lists, the max-age, and nothing more', () => {
    const decided = decision(LISTED, preflight(APP, 'PUT', 'x-a'))
    expect(decided).toMatchObject({ kind: 'preflight', allowed: true, reason: null, status: 204 })
    expect(Object.fromEntries(decided.headers)).toEqual(LISTED_HEADERS)
    expect(decided.headers).toHaveLength(4)
    expect(decided.vary).toEqual(['Origin'])
  })

  test('the response has the header for credentials, and none for exposed headers and timing', () => {
    const options: CorsOptions = {
      ...LISTED,
      credentials: true,
      exposedHeaders: ['ETag'],
      timingAllowOrigin: true,
    }
    expect(Object.fromEntries(decision(options, preflight()).headers)).toEqual({
      ...LISTED_HEADERS,
      'Access-Control-Allow-Credentials': 'true',
    })
  })

  test.each([
    ['an allowed method', 'GET', null],
    ['repeated names', 'PUT', 'x-a,x-a,x-a'],
    ['the listed names', 'DELETE', 'authorization,content-type'],
    ['other names', 'EVIL', 'x-evil'],
    ['forbidden names', 'TRACE', 'host'],
    ['invalid names', 'PUT POST', 'x a'],
    ['nothing', '', ''],
    ['names of response headers', 'Vary', 'vary, x-injected'],
    ['long names', 'x'.repeat(10_000), 'x'.repeat(10_000)],
  ])(
    'known defect 13: the response does not depend on the requested names: %s',
    (_, method, names) => {
      const { headers, vary } = decision(LISTED, preflight(APP, method, names))
      expect(Object.fromEntries(headers)).toEqual(LISTED_HEADERS)
      expect(vary).toEqual(['Origin'])
    },
  )

  test.each(['PUT', 'put', 'DELETE', 'Delete', 'purge', ...SAFELISTED, 'post'])(
    'the preflight for the method %s, as the page writes it, succeeds in a browser',
    async (method) => {
      expect(await isAllowed(LISTED, method)).toBe(true)
    },
  )

  test.each(['patch', 'PATCH', 'PURGE', 'PUTT', 'OPTIONS', 'constructor'])(
    'the preflight for the method %s fails in a browser',
    async (method) => {
      expect(await isAllowed(LISTED, method)).toBe(false)
    },
  )

  test.each(SAFELISTED)(
    'known defect 20: the safelisted method %s is allowed even if it is not listed',
    async (method) => {
      for (const methods of [[], ['PUT']]) {
        expect(await isAllowed({ origin: APP, methods, allowedHeaders: [] }, method)).toBe(true)
      }
    },
  )

  test('an empty list of methods does not allow any method for an upload with a listener', async () => {
    // https://fetch.spec.whatwg.org/#cors-preflight-fetch step 7.4: without the header, the
    // requested method counts as listed.
    for (const method of ['PUT', 'DELETE', 'purge']) {
      expect(await isAllowed({ origin: APP, methods: [] }, method)).toBe(false)
      expect(await isAllowed({ origin: APP, methods: [], credentials: true }, method)).toBe(false)
    }
    const methods = methodsFor({ origin: APP, methods: [] }, 'PUT')
    expect(methods.length).toBeGreaterThan(0)
    expect(SAFELISTED).toEqual(expect.arrayContaining(methods))
  })

  test('known defect 12: an empty list of header names sends no header', () => {
    expect(headersFor({ origin: APP, allowedHeaders: [] }, 'x-a')).toEqual([])
    const { headers } = decision({ origin: APP, allowedHeaders: [] }, preflight())
    expect(headers.map(([name]) => name)).not.toContain('Access-Control-Allow-Headers')
  })

  test.each([[['x-a']], [['X-A']], [['x-a', 'CONTENT-TYPE']], [['authorization', 'X-a']]])(
    'the preflight for the headers %j, in any case, succeeds in a browser',
    async (names) => {
      expect(await isAllowed(LISTED, 'PUT', names)).toBe(true)
    },
  )

  test.each([[['x-b']], [['x-a', 'x-b']], [['x-a-']], [['x']], [['*']], [['constructor']]])(
    'the preflight for the headers %j fails in a browser',
    async (names) => {
      expect(await isAllowed(LISTED, 'PUT', names)).toBe(false)
    },
  )

  test('names are sent in the case of the options', () => {
    const options: CorsOptions = { origin: APP, allowedHeaders: ['X-Custom', 'x-other'] }
    expect(headersFor(options, null)).toEqual(['X-Custom', 'x-other'])
  })

  test('a list of any length is sent completely', async () => {
    const allowedHeaders = Array.from({ length: 300 }, (_, i) => `x-header-${i}`)
    const options: CorsOptions = { origin: APP, allowedHeaders }
    expect(headersFor(options, null)).toEqual(allowedHeaders)
    expect(await isAllowed(options, 'GET', allowedHeaders)).toBe(true)
  })
})

describe('the max-age and the status of a preflight', () => {
  test.each([0, 5, 86_400])('maxAge %d is sent', (maxAge) => {
    const { headers } = decision({ origin: APP, maxAge }, preflight())
    expect(header(headers, 'Access-Control-Max-Age')).toBe(String(maxAge))
  })

  test('the max-age is 7200 by default, and is not sent on an actual response', () => {
    const { headers } = decision({ origin: APP }, preflight())
    expect(header(headers, 'Access-Control-Max-Age')).toBe('7200')
    expect(header(decision({ origin: APP }, actual()).headers, 'Access-Control-Max-Age')).toBeNull()
  })

  test('the status can be 200 if the preflight is allowed, and is 403 if it is denied', () => {
    const options: CorsOptions = { origin: APP, preflightStatus: 200 }
    expect(decision(options, preflight()).status).toBe(200)
    expect(decision({ origin: APP, preflightStatus: 204 }, preflight()).status).toBe(204)
    expect(decision(options, preflight(EVIL)).status).toBe(403)
  })
})

describe('known defect 15: a preflight from an origin that is not allowed', () => {
  test.each([EVIL, 'null', '', 'nonsense', `${APP}, ${APP}`, `${APP}/`])(
    'gets 403 without CORS headers: %j',
    (origin) => {
      const options: CorsOptions = {
        ...LISTED,
        credentials: true,
        exposedHeaders: ['ETag'],
        timingAllowOrigin: true,
      }
      const decided = decision(options, preflight(origin, 'PUT', 'x-a'))
      expect(decided).toMatchObject({ kind: 'preflight', allowed: false, status: 403 })
      expect(decided.headers).toEqual([['Timing-Allow-Origin', '']])
      expect(decided.vary).toEqual(['Origin'])
      expect(decided.reason).toMatch(/^origin-/)
    },
  )

  test('gets the same response with crossOriginProtection', () => {
    const options: CorsOptions = { origin: APP, crossOriginProtection: true }
    const request = { ...preflight(EVIL), fetchSite: 'cross-site' }
    expect(decision(options, request)).toMatchObject({ status: 403, reason: 'origin-not-allowed' })
    expect(decision(options, { ...preflight(), fetchSite: 'cross-site' }).status).toBe(204)
  })
})

describe('a preflight to a policy that allows any origin', () => {
  test('gets Access-Control-Allow-Origin: *, and Vary without Origin', () => {
    for (const origin of [APP, EVIL, 'null', 'nonsense', '']) {
      const { headers, vary, allowed } = decision({ origin: '*' }, preflight(origin))
      expect(allowed).toBe(true)
      expect(header(headers, 'Access-Control-Allow-Origin')).toBe('*')
      expect(header(headers, 'Access-Control-Allow-Credentials')).toBeNull()
      expect(vary).toEqual(['Access-Control-Request-Method', 'Access-Control-Request-Headers'])
    }
  })

  test('gets no Vary if names are listed', () => {
    const options: CorsOptions = { origin: '*', methods: ['PUT'], allowedHeaders: ['X-A'] }
    expect(decision(options, preflight()).vary).toEqual([])
  })
})

test('the response to a preflight is not changed by another preflight', () => {
  const policy = createCors({ origin: APP })
  const before = JSON.stringify(policy.decide(preflight()))
  expect(JSON.stringify(policy.decide(preflight(APP, 'EVIL', 'x-evil')))).toContain('x-evil')
  expect(JSON.stringify(policy.decide(preflight()))).toBe(before)
  expect(before).not.toContain('evil')
})

describe('kept decisions on preflights', () => {
  const REQUESTS = [
    preflight(APP, 'PURGE', 'x-a, x-b'),
    preflight(APP, 'PURGE x-a,', 'x-b'),
    preflight(APP, 'PURGE x-a, x-b', null),
    preflight(APP, 'PURGE', null),
    preflight(APP, 'PURGE', 'null'),
    preflight(APP, 'PURGE', ''),
    preflight(APP, 'PURGE', 'undefined'),
    preflight(APP, 'PURGE null', null),
    preflight(APP, 'PURGE,x-a', 'x-b'),
    preflight(APP, 'PURGE\nx-a', 'x-b'),
    preflight(APP, '', 'PURGE x-a, x-b'),
    preflight(APP, 'null', 'null'),
    preflight('https://app.example.com:8443', 'PURGE', 'x-a, x-b'),
    preflight(EVIL, 'PURGE', 'x-a, x-b'),
    preflight('null', 'PURGE', 'x-a, x-b'),
    preflight(`${APP} PURGE`, 'x-a,', 'x-b'),
  ]

  test.each<CorsOptions>([
    { origin: '*' },
    { origin: ['https://app.example.com:*', 'https://*.example.org'] },
    { origin: APP, methods: ['PUT'] },
    { origin: APP, allowedHeaders: ['X-A'], credentials: true },
    { origin: APP, methods: ['PUT'], allowedHeaders: ['X-A'] },
    { origin: (origin) => origin.startsWith(APP) },
  ])('are not used for other preflights with the options %j', (options) => {
    const policy = createCors(options)
    for (const requests of [REQUESTS, REQUESTS.toReversed(), REQUESTS]) {
      for (const request of requests) {
        expect(decideNow(policy, request)).toEqual(decision(options, request))
      }
    }
  })

  test('are used for equal preflights, and are frozen', () => {
    for (const options of [
      { origin: '*' },
      { origin: APP, methods: ['PUT'], allowedHeaders: [] },
    ] as const) {
      const policy = createCors(options)
      const first = decideNow(policy, preflight(APP, 'PUT', 'x-a'))
      expect(decideNow(policy, preflight(APP, 'PUT', 'x-a'))).toBe(first)
      expect(Object.isFrozen(first)).toBe(true)
      for (const part of [first.headers, first.vary, ...first.headers]) {
        expect(Object.isFrozen(part)).toBe(true)
      }
    }
  })

  test('are one for each origin if names are listed', () => {
    const policy = createCors({ origin: 'https://*.example.com', methods: [], allowedHeaders: [] })
    const first = decideNow(policy, preflight(APP, 'PUT', 'x-a'))
    expect(decideNow(policy, preflight(APP, 'x'.repeat(100_000), 'y'.repeat(100_000)))).toBe(first)
    expect(decideNow(policy, preflight('https://b.example.com', 'PUT', 'x-a'))).not.toBe(first)
  })

  test('are at most a thousand, and none has a long key', () => {
    const policy = createCors({ origin: '*' })
    const first = decideNow(policy, preflight(APP, 'M0'))
    for (let i = 1; i < 1000; i++) decideNow(policy, preflight(APP, `M${i}`))
    expect(decideNow(policy, preflight(APP, 'M0'))).toBe(first)
    decideNow(policy, preflight(APP, 'M1000'))
    expect(decideNow(policy, preflight(APP, 'M0'))).not.toBe(first)

    // The key is "*", two line breaks, the method and the names: 826 characters.
    const short = preflight(APP, 'PUT', 'a'.repeat(820))
    expect(decideNow(policy, short)).toBe(decideNow(policy, short))
    const long = preflight(APP, 'PUT', 'a'.repeat(821))
    expect(decideNow(policy, long)).not.toBe(decideNow(policy, long))
    expect(decideNow(policy, long)).toEqual(decideNow(policy, long))
  })

  test('decisions on actual requests are frozen, and kept for each listed origin', () => {
    for (const options of [{ origin: '*' }, { origin: [APP, 'https://b.example'] }] as const) {
      const policy = createCors(options)
      for (const request of [actual(), actual(EVIL), actual(null)]) {
        const decision = decideNow(policy, request)
        expect(decideNow(policy, request)).toBe(decision)
        for (const part of [decision, decision.headers, decision.vary, ...decision.headers]) {
          expect(Object.isFrozen(part)).toBe(true)
        }
      }
      const own = options.origin === '*' ? '*' : 'https://b.example'
      const { headers } = decideNow(policy, actual('https://b.example'))
      expect(header(headers, 'Access-Control-Allow-Origin')).toBe(own)
    }
  })

  test('at most a thousand decisions on actual requests are kept', () => {
    const policy = createCors({ origin: 'https://*.example' })
    const first = decideNow(policy, actual('https://a0.example'))
    for (let i = 1; i < 1000; i++) decideNow(policy, actual(`https://a${i}.example`))
    expect(decideNow(policy, actual('https://a0.example'))).toBe(first)
    decideNow(policy, actual('https://a1000.example'))
    expect(decideNow(policy, actual('https://a0.example'))).not.toBe(first)
  })

  test('are not kept if a predicate allowed the origin', async () => {
    const policy = createCors({ origin: () => true })
    expect(await policy.decide(actual())).not.toBe(await policy.decide(actual()))
  })

  test('are dropped by reconfigure', () => {
    const policy = createCors({ origin: APP, exposedHeaders: ['X-Old'] })
    decideNow(policy, actual())
    policy.reconfigure({ origin: APP, exposedHeaders: ['X-New'] })
    const { headers } = decideNow(policy, actual())
    expect(header(headers, 'Access-Control-Expose-Headers')).toBe('X-New')
  })

  test('are not used for other preflights, even with thousands of different ones', () => {
    const policy = createCors({ origin: '*' })
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 2500; i++) {
        const { headers } = decideNow(policy, preflight(APP, `M${i}`, `x-${i}`))
        expect(header(headers, 'Access-Control-Allow-Methods')?.endsWith(`, M${i}`)).toBe(true)
        expect(header(headers, 'Access-Control-Allow-Headers')?.endsWith(`, x-${i}`)).toBe(true)
      }
    }
  })

  test('do not include decisions with an error of a predicate', async () => {
    let asked = 0
    const policy = createCors({
      origin: (): never => {
        throw ++asked
      },
    })
    const errors = [0, 1, 2].map(() => decideNow(policy, preflight()).error)
    expect(errors).toEqual([1, 2, 3])
  })
})
