import { describe, expect, test } from 'vitest'
import { type CorsOptions, createCors } from './index.js'
import { actual, APP, decision, EVIL, header, preflight } from './policy.test-util.js'

const LISTED: CorsOptions = {
  origin: APP,
  methods: ['PUT', 'DELETE', 'purge'],
  allowedHeaders: ['X-A', 'Content-Type', 'Authorization'],
  maxAge: 600,
}
const LISTED_HEADERS = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Methods': 'PUT, DELETE, purge',
  'Access-Control-Allow-Headers': 'X-A, Content-Type, Authorization',
  'Access-Control-Max-Age': '600',
}
const WELL_KNOWN = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** The members of a header that is a list. */
function list(options: CorsOptions, request: ReturnType<typeof preflight>, name: string): string[] {
  const value = header(decision(options, request).headers, name)
  return value === null ? [] : value.split(', ')
}

const methodsFor = (options: CorsOptions, method: string): string[] =>
  list(options, preflight(APP, method), 'Access-Control-Allow-Methods')
const headersFor = (options: CorsOptions, names: string | null): string[] =>
  list(options, preflight(APP, 'GET', names), 'Access-Control-Allow-Headers')

describe('where names are listed', () => {
  test('an allowed preflight gets the whole policy, and nothing more', () => {
    const decided = decision(LISTED, preflight(APP, 'PUT', 'x-a'))
    expect(decided).toMatchObject({ kind: 'preflight', allowed: true, reason: null, status: 204 })
    expect(Object.fromEntries(decided.headers)).toEqual(LISTED_HEADERS)
    expect(decided.headers).toHaveLength(4)
    expect(decided.vary).toEqual(['Origin'])
  })

  test('credentials are said, and exposed headers and timing are not', () => {
    const options: CorsOptions = {
      ...LISTED,
      origin: APP,
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
    ['GET', null],
    ['PUT', 'x-a,x-a,x-a'],
    ['DELETE', 'authorization,content-type'],
    ['EVIL', 'x-evil'],
    ['TRACE', 'host'],
    ['PUT POST', 'x a'],
    ['', ''],
    ['Vary', 'vary, x-injected'],
    ['x'.repeat(10_000), 'x'.repeat(10_000)],
  ])('pitfall 13: nothing of what is asked for is in the answer: %j %j', (method, names) => {
    const { headers, vary } = decision(LISTED, preflight(APP, method, names))
    expect(Object.fromEntries(headers)).toEqual(LISTED_HEADERS)
    expect(vary).toEqual(['Origin'])
  })

  test.each([
    'POST',
    'patch',
    'put',
    'Delete',
    'PURGE',
    'PUTT',
    '',
    ' PUT',
    'PUT,DELETE',
    'constructor',
  ])('the method %j is not listed', (method) => {
    const decided = decision(LISTED, preflight(APP, method))
    const allowed = method === 'POST'
    const reason = allowed ? null : 'method-not-allowed'
    expect(decided).toMatchObject({ allowed, reason, status: 204 })
  })

  test.each(['GET', 'HEAD', 'POST'])(
    'pitfall 20: the safelisted method %s is allowed whatever is listed',
    (method) => {
      for (const methods of [[], ['PUT']]) {
        const decided = decision(
          { origin: APP, methods, allowedHeaders: [] },
          preflight(APP, method),
        )
        expect(decided).toMatchObject({ allowed: true, status: 204 })
        expect(header(decided.headers, 'Access-Control-Allow-Origin')).toBe(APP)
      }
    },
  )

  test.each(['get', 'Head', 'post'])(
    'methods are case-sensitive: %s is not safelisted',
    (method) => {
      const decided = decision({ origin: APP, methods: [] }, preflight(APP, method))
      expect(decided).toMatchObject({ allowed: false, reason: 'method-not-allowed' })
    },
  )

  test('pitfall 12: an empty list sends no header', () => {
    const { headers } = decision({ origin: APP, methods: [], allowedHeaders: [] }, preflight())
    expect(Object.fromEntries(headers)).toEqual({
      'Access-Control-Allow-Origin': APP,
      'Access-Control-Max-Age': '7200',
    })
  })

  test.each([
    null,
    '',
    ' ',
    ',',
    'x-a',
    'X-A',
    'x-A,CONTENT-TYPE',
    ' x-a , authorization ',
    ',,x-a,,',
    '\tx-a',
  ])('the header names %j are allowed, in any case', (names) => {
    expect(decision(LISTED, preflight(APP, 'PUT', names))).toMatchObject({ allowed: true })
  })

  test.each(['x-b', 'x-a,x-b', 'x-a-', 'x', 'x-a,*', '*', 'constructor', 'accept', 'x-a,,x-aa'])(
    'the header names %j are not',
    (names) => {
      const reason = 'request-header-not-allowed'
      const decided = decision(LISTED, preflight(APP, 'PUT', names))
      expect(decided).toMatchObject({ allowed: false, reason, status: 204 })
    },
  )

  test.each(['x a', 'x-a, x b', 'x-a;q=1', '"x-a"', 'x-a:1', 'x-ä', 'x-a\nx-b', 'x/a', '(x)'])(
    '%j holds what is no header name',
    (names) => {
      const reason = 'request-headers-malformed'
      const decided = decision(LISTED, preflight(APP, 'PUT', names))
      expect(decided).toMatchObject({ allowed: false, reason, status: 204 })
    },
  )

  test('a method that is not allowed is told before a header', () => {
    const decided = decision(LISTED, preflight(APP, 'EVIL', 'x evil'))
    expect(decided.reason).toBe('method-not-allowed')
  })

  test('pitfall 10: none of the names can become another in the answer', () => {
    const options: CorsOptions = { origin: APP, allowedHeaders: ['X-Custom', 'x-other'] }
    expect(headersFor(options, null)).toEqual(['X-Custom', 'x-other'])
  })
})

describe('where any method is allowed', () => {
  test('the well-known ones are spelled out, with the wildcard', () => {
    expect(methodsFor({ origin: APP }, 'GET')).toEqual(expect.arrayContaining(WELL_KNOWN))
    expect(methodsFor({ origin: APP }, 'GET')).toContain('*')
    expect(methodsFor({ origin: APP }, 'PUT')).toEqual(methodsFor({ origin: APP }, 'GET'))
  })

  test('with credentials there is no wildcard, for it would be the name of a method', () => {
    expect(methodsFor({ origin: APP, credentials: true }, 'GET').toSorted()).toEqual(
      WELL_KNOWN.toSorted(),
    )
  })

  test.each(['PURGE', 'purge', 'patch', 'chicken', "!#$%&'*+-.^_`|~", 'M'.repeat(64)])(
    'the one that is asked for is added: %s',
    (method) => {
      for (const credentials of [true, false]) {
        const decided = decision({ origin: APP, credentials }, preflight(APP, method))
        expect(decided).toMatchObject({ allowed: true, reason: null, status: 204 })
        const methods = methodsFor({ origin: APP, credentials }, method)
        expect(methods.filter((name) => name === method)).toHaveLength(1)
        expect(methods).toEqual(expect.arrayContaining(WELL_KNOWN))
      }
    },
  )

  test.each(['CONNECT', 'TRACE', 'track', '', ' ', 'A B', 'A,B', 'A\r\nX: 1', 'Ä', 'M'.repeat(65)])(
    'what no browser can send is neither allowed nor sent back: %j',
    (method) => {
      const decided = decision({ origin: APP }, preflight(APP, method))
      expect(decided).toMatchObject({ allowed: false, reason: 'method-not-allowed', status: 204 })
      expect(methodsFor({ origin: APP }, method)).toEqual(methodsFor({ origin: APP }, 'GET'))
    },
  )

  test('Vary names what was read', () => {
    const { vary } = decision({ origin: APP, allowedHeaders: [] }, preflight())
    expect(vary).toEqual(['Origin', 'Access-Control-Request-Method'])
  })
})

describe('where any request header is allowed', () => {
  test('Authorization is spelled out, for the wildcard does not cover it', () => {
    expect(headersFor({ origin: APP }, null).toSorted()).toEqual(['*', 'Authorization'])
    expect(headersFor({ origin: APP, credentials: true }, null)).toEqual(['Authorization'])
  })

  test.each([
    ['x-a', ['x-a']],
    ['x-a,x-b', ['x-a', 'x-b']],
    ['X-A , x-b,,', ['X-A', 'x-b']],
    ['authorization', []],
    ['AUTHORIZATION,x-a', ['x-a']],
    ['content-type', ['content-type']],
    ['__proto__,constructor', ['__proto__', 'constructor']],
  ])('the ones that are asked for are added: %j', (asked, added) => {
    for (const credentials of [true, false]) {
      const options: CorsOptions = { origin: APP, credentials }
      const names = headersFor(options, asked)
      expect(names).toEqual([...headersFor(options, null), ...added])
      expect(decision(options, preflight(APP, 'GET', asked)).allowed).toBe(true)
    }
  })

  test.each(['x a', 'x-a, x b', 'x-a\r\nx: 1', 'x-a;', `${'a'.repeat(2048)}b`, 'ä', ',x:'])(
    'pitfall 13: all of them or none: of %j, none',
    (asked) => {
      const decided = decision({ origin: APP }, preflight(APP, 'GET', asked))
      expect(decided).toMatchObject({ allowed: false, reason: 'request-headers-malformed' })
      expect(headersFor({ origin: APP }, asked)).toEqual(headersFor({ origin: APP }, null))
    },
  )

  test('Vary names what was read', () => {
    const { vary } = decision({ origin: APP, methods: [] }, preflight())
    expect(vary).toEqual(['Origin', 'Access-Control-Request-Headers'])
    expect(decision({ origin: APP }, preflight()).vary).toEqual([
      'Origin',
      'Access-Control-Request-Method',
      'Access-Control-Request-Headers',
    ])
  })

  test('a wildcard that a page asks for is a header of that name', () => {
    expect(headersFor({ origin: APP, credentials: true }, '*')).toEqual(['Authorization', '*'])
  })
})

describe('pitfall 19: the length of Access-Control-Request-Headers', () => {
  const long = (length: number): string => `x-a,${'a'.repeat(length - 4)}`

  test('2,048 characters are read', () => {
    expect(decision({ origin: APP }, preflight(APP, 'GET', long(2048))).allowed).toBe(true)
    expect(decision(LISTED, preflight(APP, 'GET', long(2048))).reason).toBe(
      'request-header-not-allowed',
    )
  })

  test('one more is not', () => {
    const reason = 'request-headers-malformed'
    for (const options of [{ origin: APP } as const, LISTED]) {
      expect(decision(options, preflight(APP, 'GET', long(2049)))).toMatchObject({
        allowed: false,
        reason,
      })
    }
  })

  test('a policy that lists more than that can be asked for all of it', () => {
    const allowedHeaders = Array.from({ length: 300 }, (_, i) => `x-header-${i}`)
    const asked = allowedHeaders.join(',')
    expect(asked.length).toBeGreaterThan(2048)
    expect(decision({ origin: APP, allowedHeaders }, preflight(APP, 'GET', asked)).allowed).toBe(
      true,
    )
    const more = `${asked},${'x'.repeat(asked.length)}`
    expect(decision({ origin: APP, allowedHeaders }, preflight(APP, 'GET', more)).reason).toBe(
      'request-headers-malformed',
    )
  })
})

describe('max-age and status', () => {
  test.each([0, 5, 86_400])('maxAge %d is sent', (maxAge) => {
    const { headers } = decision({ origin: APP, maxAge }, preflight())
    expect(header(headers, 'Access-Control-Max-Age')).toBe(String(maxAge))
  })

  test('it is 7200 by default, and never on an actual response', () => {
    const { headers } = decision({ origin: APP }, preflight())
    expect(header(headers, 'Access-Control-Max-Age')).toBe('7200')
    expect(header(decision({ origin: APP }, actual()).headers, 'Access-Control-Max-Age')).toBeNull()
  })

  test('the status of an allowed one can be 200, that of a denied one is 403', () => {
    const options: CorsOptions = { origin: APP, preflightStatus: 200 }
    expect(decision(options, preflight()).status).toBe(200)
    expect(decision({ origin: APP, preflightStatus: 204 }, preflight()).status).toBe(204)
    expect(decision(options, preflight(EVIL)).status).toBe(403)
  })
})

describe('pitfall 15: a preflight from an origin that is not allowed', () => {
  test.each([EVIL, 'null', '', 'nonsense', `${APP}, ${APP}`, `${APP}/`])(
    'is answered 403, and told nothing: %j',
    (origin) => {
      const options: CorsOptions = {
        ...LISTED,
        origin: APP,
        credentials: true,
        exposedHeaders: ['ETag'],
        timingAllowOrigin: true,
      }
      const decided = decision(options, preflight(origin, 'PUT', 'x-a'))
      expect(decided).toMatchObject({ kind: 'preflight', allowed: false, status: 403, headers: [] })
      expect(decided.vary).toEqual(['Origin'])
      expect(decided.reason).toMatch(/^origin-/)
    },
  )

  test('crossOriginProtection does not change the answer', () => {
    const options: CorsOptions = { origin: APP, crossOriginProtection: true }
    const request = { ...preflight(EVIL), fetchSite: 'cross-site' }
    expect(decision(options, request)).toMatchObject({ status: 403, reason: 'origin-not-allowed' })
    expect(decision(options, { ...preflight(), fetchSite: 'cross-site' }).status).toBe(204)
  })
})

describe('a policy that allows any origin', () => {
  test('says so, and Vary has no Origin', () => {
    for (const origin of [APP, EVIL, 'null', 'nonsense', '']) {
      const { headers, vary, allowed } = decision({ origin: '*' }, preflight(origin))
      expect(allowed).toBe(true)
      expect(header(headers, 'Access-Control-Allow-Origin')).toBe('*')
      expect(header(headers, 'Access-Control-Allow-Credentials')).toBeNull()
      expect(vary).toEqual(['Access-Control-Request-Method', 'Access-Control-Request-Headers'])
    }
  })

  test('has no Vary at all where names are listed', () => {
    const options: CorsOptions = { origin: '*', methods: ['PUT'], allowedHeaders: ['X-A'] }
    expect(decision(options, preflight()).vary).toEqual([])
  })
})

test('the answer to one preflight is not changed by another', () => {
  const policy = createCors({ origin: APP })
  const before = JSON.stringify(policy.decide(preflight()))
  expect(JSON.stringify(policy.decide(preflight(APP, 'EVIL', 'x-evil')))).toContain('x-evil')
  expect(JSON.stringify(policy.decide(preflight()))).toBe(before)
  expect(before).not.toContain('evil')
})
