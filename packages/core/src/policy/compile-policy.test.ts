import { describe, expect, test } from 'vitest'
import { type CorsOptions, createCors } from '../index.ts'
import { LISTED, NOTHING } from './compile-policy.test-util.ts'
import { actual, APP, decideNow, decision, EVIL, header, preflight } from './policy.test-util.ts'

describe('an actual request from an allowed origin', () => {
  test('gets Access-Control-Allow-Origin with its origin, and Vary', () => {
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

  test('gets every header of the policy once', () => {
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

  test('gets its origin, and not the pattern that matches it', () => {
    const origin = 'https://a.b.preview.example.com'
    expect(decision(LISTED, actual(origin)).headers).toContainEqual([
      'Access-Control-Allow-Origin',
      origin,
    ])
  })

  test.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'purge', 'CONNECT'])(
    'gets the same decision with the method %s',
    (method) => {
      expect(decision(LISTED, actual(APP, { method }))).toEqual(decision(LISTED, actual()))
    },
  )

  test('known defect 14: OPTIONS without Access-Control-Request-Method reaches the application', () => {
    const request = actual(APP, { method: 'OPTIONS', requestHeaders: 'x-a' })
    expect(decision({ origin: APP }, request)).toMatchObject({ kind: 'actual', status: null })
    expect(decision({ origin: '*' }, request)).toMatchObject({ kind: 'actual', status: null })
    expect(decision({ origin: APP }, { ...request, origin: EVIL })).toMatchObject({
      kind: 'actual',
      status: null,
    })
  })

  test('known defect 14: OPTIONS without Origin reaches the application', () => {
    const request = preflight(null)
    expect(decision({ origin: APP }, request)).toMatchObject({ kind: 'non-cors', status: null })
    expect(decision({ origin: '*' }, request)).toMatchObject({ kind: 'non-cors', status: null })
  })

  test('is not a preflight if it has Access-Control-Request-Method, but a method other than OPTIONS', () => {
    const request = actual(APP, { method: 'GET', requestMethod: 'PUT' })
    expect(decision({ origin: APP }, request)).toMatchObject({ kind: 'actual', status: null })
  })

  test('is not a preflight if its method is options in lower case', () => {
    const request = { ...preflight(), method: 'options' }
    expect(decision({ origin: APP }, request).kind).toBe('actual')
  })

  test('known defect 12: gets no header with an empty value', () => {
    const options: CorsOptions = { origin: APP, exposedHeaders: [], credentials: false }
    expect(decision(options, actual()).headers).toEqual([['Access-Control-Allow-Origin', APP]])
  })

  test('gets Access-Control-Expose-Headers: * without credentials', () => {
    const { headers } = decision({ origin: APP, exposedHeaders: '*' }, actual())
    expect(header(headers, 'Access-Control-Expose-Headers')).toBe('*')
  })
})

describe('a request without Origin', () => {
  test('known defect 26: gets only Vary if the policy lists origins', () => {
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

  test('gets the same headers as any request if the policy allows any origin', () => {
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
    ['the opaque origin', 'null'],
    ['nothing', ''],
    ['nonsense', 'nonsense'],
    ['two', `${APP}, ${EVIL}`],
    ['an origin of a megabyte', 'x'.repeat(1 << 20)],
  ])('known defect 27: sends the same headers, without Vary, to %s', (_, origin) => {
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

describe('the parts that decisions share', () => {
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

  test.each(policies)('cannot be changed with the options %j', (options) => {
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

  test('do not depend on other requests', () => {
    const policy = createCors(LISTED)
    const first = JSON.stringify(decideNow(policy, actual()))
    decideNow(policy, actual('https://other.preview.example.com'))
    decideNow(policy, preflight('https://other.preview.example.com', 'PUT', 'x-a'))
    expect(JSON.stringify(decideNow(policy, actual()))).toBe(first)
  })
})

test('deciding on an actual request reads only its method and its origin', () => {
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
