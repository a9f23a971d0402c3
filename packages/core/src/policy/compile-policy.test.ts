import { describe, expect, test } from 'vitest'
import { type CorsOptions, createCors } from '../index.ts'
import { actual, APP, decideNow, decision, EVIL, header, preflight } from './policy.test-util.ts'

/** Options of every kind that compile differently, all of them listing `APP` or any origin. */
const LISTED: CorsOptions = {
  origin: [APP, 'https://*.preview.example.com'],
  exposedHeaders: ['ETag', 'X-Total'],
  credentials: true,
  timingAllowOrigin: true,
}

/** What they set for those who are not allowed: an empty value removes what the handler set. */
const NOTHING = [['Timing-Allow-Origin', '']]

describe('an actual request from an allowed origin', () => {
  test('gets its own origin, and Vary', () => {
    expect(decision({ origin: APP }, actual())).toEqual({
      kind: 'actual',
      allowed: true,
      reason: null,
      status: null,
      headers: [['Access-Control-Allow-Origin', APP]],
      vary: ['Origin'],
      error: undefined,
    })
  })

  test('gets all that the policy says, each once', () => {
    const { headers, vary } = decision(LISTED, actual())
    expect(Object.fromEntries(headers)).toEqual({
      'Access-Control-Allow-Origin': APP,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': 'ETag, X-Total',
      'Timing-Allow-Origin': APP,
    })
    expect(headers).toHaveLength(4)
    expect(vary).toEqual(['Origin'])
  })

  test('gets its own origin where it matches a pattern, never the pattern', () => {
    const origin = 'https://a.b.preview.example.com'
    expect(decision(LISTED, actual(origin)).headers).toContainEqual([
      'Access-Control-Allow-Origin',
      origin,
    ])
  })

  test.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'purge', 'CONNECT'])(
    'is the same for %s',
    (method) => {
      expect(decision(LISTED, actual(APP, { method }))).toEqual(decision(LISTED, actual()))
    },
  )

  test('known defect 14: OPTIONS without Access-Control-Request-Method is the application’s', () => {
    const request = actual(APP, { method: 'OPTIONS', requestHeaders: 'x-a' })
    expect(decision({ origin: APP }, request)).toMatchObject({ kind: 'actual', status: null })
    expect(decision({ origin: '*' }, request)).toMatchObject({ kind: 'actual', status: null })
    expect(decision({ origin: APP }, { ...request, origin: EVIL })).toMatchObject({
      kind: 'actual',
      status: null,
    })
  })

  test('known defect 14: OPTIONS without Origin is the application’s', () => {
    const request = preflight(null)
    expect(decision({ origin: APP }, request)).toMatchObject({ kind: 'non-cors', status: null })
    expect(decision({ origin: '*' }, request)).toMatchObject({ kind: 'non-cors', status: null })
  })

  test('Access-Control-Request-Method on another method makes no preflight', () => {
    const request = actual(APP, { method: 'GET', requestMethod: 'PUT' })
    expect(decision({ origin: APP }, request)).toMatchObject({ kind: 'actual', status: null })
  })

  test('methods are compared byte by byte: options in lower case is not OPTIONS', () => {
    const request = { ...preflight(), method: 'options' }
    expect(decision({ origin: APP }, request).kind).toBe('actual')
  })

  test('known defect 12: what is empty is not sent', () => {
    const options: CorsOptions = { origin: APP, exposedHeaders: [], credentials: false }
    expect(decision(options, actual()).headers).toEqual([['Access-Control-Allow-Origin', APP]])
  })

  test('all headers can be exposed without credentials', () => {
    const { headers } = decision({ origin: APP, exposedHeaders: '*' }, actual())
    expect(header(headers, 'Access-Control-Expose-Headers')).toBe('*')
  })
})

describe('an actual request from an origin that is not allowed', () => {
  const TABLE: readonly (readonly [what: string, origin: string])[] = [
    ['another one', EVIL],
    ['plain http', 'http://app.example.com'],
    ['another port', 'https://app.example.com:8443'],
    ['the apex of a pattern', 'https://preview.example.com'],
    ['the opaque one', 'null'],
    ['nothing', ''],
    ['white space', ' '],
    ['NULL', 'NULL'],
    ['null twice', 'null, null'],
    ['a star', '*'],
    ['two, as from two fields', `${APP}, ${APP}`],
    ['two, without a space', `${APP},${APP}`],
    ['a name of every object', 'constructor'],
    ['another such name', '__proto__'],
    ['a pattern', 'https://*.preview.example.com'],
    ['white space behind', `${APP} `],
    ['a slash behind', `${APP}/`],
    ['upper case', 'https://APP.example.com'],
    ['the default port', 'https://app.example.com:443'],
    ['a user', 'https://app.example.com@evil.example'],
    ['a long one', `https://${'a'.repeat(400)}.com`],
    ['a long one that ends well', `https://${'a.'.repeat(100_000)}preview.example.com`],
  ]

  test.each(TABLE)('known defect 35: %s is denied, and the reason says why', (_, origin) => {
    expect(decision(LISTED, actual(origin))).toEqual({
      kind: 'actual',
      allowed: false,
      reason: origin === 'null' ? 'origin-null' : 'origin-not-allowed',
      status: null,
      headers: NOTHING,
      vary: ['Origin'],
      error: undefined,
    })
  })

  test.each([
    'https://evil-app.example.com',
    'https://evilapp.example.com',
    'https://app.example.com.evil.com',
    'https://app.example.com@evil.com',
    'https://app.example.comx',
    'https://appXexample.com',
    'https://appxexample.com',
    'https://example.com',
    'https://evil.com/app.example.com',
    'https://evilpreview.example.com',
    'https://a.preview.example.com.evil.com',
    'https://a.previewxexample.com',
  ])('known defect 7: the look-alike %s is not allowed', (origin) => {
    expect(decision(LISTED, actual(origin))).toMatchObject({ allowed: false, headers: NOTHING })
  })

  test('known defect 7: a suffix look-alike is not allowed by a pattern', () => {
    const policy = createCors({ origin: 'https://*.example.com' })
    expect(policy.allows('https://evil-example.com')).toBe(false)
    expect(policy.allows('https://evilexample.com')).toBe(false)
    expect(policy.allows('https://a.example.com')).toBe(true)
  })

  test('known defect 9: the scheme counts', () => {
    for (const origin of [APP, 'https://*.example.com', 'https://app.example.com:*'] as const) {
      expect(decision({ origin }, actual('https://app.example.com')).allowed).toBe(true)
      expect(decision({ origin }, actual('http://app.example.com')).allowed).toBe(false)
    }
    expect(decision({ origin: 'http://a.example' }, actual('https://a.example')).allowed).toBe(
      false,
    )
  })

  test('known defect 36: a denied request is not an error, and the application runs', () => {
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
      expect(decision({ origin: APP }, actual(EVIL, { method })).status).toBeNull()
    }
  })

  test('known defect 37: the site’s own POST carries an origin that no list need name', () => {
    const request = actual('https://api.example.com', { method: 'POST', host: 'api.example.com' })
    expect(decision({ origin: APP }, request).status).toBeNull()
    expect(decision({ origin: APP, crossOriginProtection: true }, request).status).toBeNull()
  })
})

describe('a request without Origin', () => {
  test('known defect 26: from a policy that lists origins it gets Vary and nothing else', () => {
    expect(decision(LISTED, actual(null))).toEqual({
      kind: 'non-cors',
      allowed: true,
      reason: null,
      status: null,
      headers: NOTHING,
      vary: ['Origin'],
      error: undefined,
    })
  })

  test('from a policy that allows any origin it gets what everyone gets', () => {
    const options: CorsOptions = { origin: '*', exposedHeaders: ['ETag'], timingAllowOrigin: true }
    const { kind, headers, vary } = decision(options, actual(null))
    expect(kind).toBe('non-cors')
    expect(Object.fromEntries(headers)).toEqual({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'ETag',
      'Timing-Allow-Origin': '*',
    })
    expect(vary).toEqual([])
  })
})

describe('a policy that allows any origin', () => {
  test.each([
    ['one', APP],
    ['another', EVIL],
    ['the opaque one', 'null'],
    ['nothing', ''],
    ['nonsense', 'nonsense'],
    ['two', `${APP}, ${EVIL}`],
    ['a megabyte', 'x'.repeat(1 << 20)],
  ])('known defect 27: says so in the same words, without Vary, to %s', (_, origin) => {
    expect(decision({ origin: '*' }, actual(origin))).toEqual({
      kind: 'actual',
      allowed: true,
      reason: null,
      status: null,
      headers: [['Access-Control-Allow-Origin', '*']],
      vary: [],
      error: undefined,
    })
  })
})

describe('what is shared between decisions cannot be changed', () => {
  const policies: readonly CorsOptions[] = [
    { origin: '*' },
    { origin: '*', exposedHeaders: ['ETag'], timingAllowOrigin: true },
    LISTED,
  ]
  const requests = [
    actual(),
    actual(EVIL),
    actual(null),
    actual('null'),
    preflight(),
    preflight(EVIL),
  ]

  test.each(policies)('%j', (options) => {
    const policy = createCors(options)
    for (const request of requests) {
      const before = JSON.stringify(decideNow(policy, request))
      const { headers, vary } = decideNow(policy, request)
      const change = (run: () => unknown): void => {
        try {
          run()
        } catch (error) {
          if (!(error instanceof TypeError)) throw error
        }
      }
      change(() => (headers as unknown as [string, string][]).push(['X-Evil', '1']))
      change(() => (vary as string[]).push('X-Evil'))
      change(() => ((vary as string[])[0] = 'X-Evil'))
      for (const entry of headers) change(() => ((entry as [string, string])[1] = EVIL))
      change(() => ((headers as unknown as unknown[]).length = 0))
      expect(JSON.stringify(decideNow(policy, request))).toBe(before)
      expect(JSON.stringify(decideNow(createCors(options), request))).toBe(before)
    }
  })

  test('nothing of one request is in the decision on another', () => {
    const policy = createCors(LISTED)
    const first = JSON.stringify(decideNow(policy, actual()))
    decideNow(policy, actual('https://other.preview.example.com'))
    decideNow(policy, preflight('https://other.preview.example.com', 'PUT', 'x-a'))
    expect(JSON.stringify(decideNow(policy, actual()))).toBe(first)
  })
})

test('deciding takes no more of a request than its kind needs', () => {
  const read: string[] = []
  const request = new Proxy(actual(), {
    get(target, name, receiver): unknown {
      read.push(String(name))
      return Reflect.get(target, name, receiver)
    },
  })
  decision({ origin: APP }, request)
  expect(new Set(read)).toEqual(new Set(['method', 'origin']))
})
