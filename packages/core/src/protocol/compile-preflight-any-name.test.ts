import { describe, expect, test } from 'vitest'
import { type CorsOptions, createCors } from '../index.ts'
import { APP, decideNow, decision, header, preflight } from '../policy/policy.test-util.ts'
import { SAFELISTED, methodsFor, headersFor, isAllowed } from './compile-preflight.test-util.ts'

const WELL_KNOWN = [...SAFELISTED, 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY']

describe('a preflight with any method allowed', () => {
  test('the response lists the well-known methods and the wildcard', () => {
    expect(methodsFor({ origin: APP }, 'GET')).toEqual(expect.arrayContaining(WELL_KNOWN))
    expect(methodsFor({ origin: APP }, 'GET')).toContain('*')
    expect(methodsFor({ origin: APP }, 'PUT')).toEqual(methodsFor({ origin: APP }, 'GET'))
  })

  test('the response has no wildcard with credentials, because it would be the name of a method', () => {
    expect(methodsFor({ origin: APP, credentials: true }, 'GET').toSorted()).toEqual(
      WELL_KNOWN.toSorted(),
    )
  })

  test.each([
    ['PURGE', 'PURGE'],
    ['purge', 'purge'],
    ['patch', 'patch'],
    ['chicken', 'chicken'],
    ['signs', "!#$%&'*+-.^_`|~"],
    ['a method of 64 characters', 'M'.repeat(64)],
  ])('the response lists the requested method: %s', (_, method) => {
    for (const credentials of [true, false]) {
      const methods = methodsFor({ origin: APP, credentials }, method)
      expect(methods.filter((name) => name === method)).toHaveLength(1)
      expect(methods).toEqual(expect.arrayContaining(WELL_KNOWN))
    }
  })

  test.each(['PUT', 'PATCH', 'patch', 'purge', 'chicken'])(
    'the preflight for the method %s succeeds in a browser',
    async (method) => {
      for (const credentials of [true, false]) {
        expect(await isAllowed({ origin: APP, credentials }, method)).toBe(true)
      }
    },
  )

  test.each([
    ['CONNECT', 'CONNECT'],
    ['TRACE', 'TRACE'],
    ['track', 'track'],
    ['nothing', ''],
    ['white space', ' '],
    ['two words', 'A B'],
    ['two names', 'A,B'],
    ['a line feed', 'A\r\nX: 1'],
    ['Latin-1', 'Ä'],
    ['65 characters', 'M'.repeat(65)],
  ])(
    'known defect 13: the response does not list a method that no browser can send: %s',
    (_, method) => {
      const decided = decision({ origin: APP }, preflight(APP, method))
      expect(decided.status).toBe(204)
      expect(methodsFor({ origin: APP }, method)).toEqual(methodsFor({ origin: APP }, 'GET'))
    },
  )

  test('Vary names the request headers on which the response depends', () => {
    const { vary } = decision({ origin: APP, allowedHeaders: [] }, preflight())
    expect(vary).toEqual(['Origin', 'Access-Control-Request-Method'])
  })

  test('the response to one preflight does not list the method of another', () => {
    const policy = createCors({ origin: APP, allowedHeaders: [] })
    const methods = ['A', 'B', 'A', 'GET'].map((method) =>
      header(decideNow(policy, preflight(APP, method)).headers, 'Access-Control-Allow-Methods'),
    )
    expect(methods[0]).toMatch(/, A$/)
    expect(methods[1]).toMatch(/, B$/)
    expect(methods[2]).toBe(methods[0])
    expect(methods[3]).toMatch(/, OPTIONS, QUERY$/)
  })
})

describe('a preflight with any request header allowed', () => {
  const lower = (names: readonly string[]): string[] => names.map((name) => name.toLowerCase())

  test('the response lists Authorization, because the wildcard does not include it', () => {
    expect(lower(headersFor({ origin: APP }, null)).toSorted()).toEqual(['*', 'authorization'])
    expect(lower(headersFor({ origin: APP, credentials: true }, null))).toEqual(['authorization'])
  })

  test.each([
    ['x-a', ['x-a']],
    ['x-a,x-b', ['x-a', 'x-b']],
    ['X-A , x-b,,', ['x-a', 'x-b']],
    [',,\tx-a', ['x-a']],
    ['content-type', ['content-type']],
    ['__proto__,constructor', ['__proto__', 'constructor']],
    ['authorization', []],
    ['authorization,x-a', ['x-a']],
  ])('the response lists the requested names: %j', (asked, added) => {
    for (const credentials of [true, false]) {
      const options: CorsOptions = { origin: APP, credentials }
      const names = new Set(lower(headersFor(options, asked)))
      expect(names).toEqual(new Set([...lower(headersFor(options, null)), ...added]))
    }
  })

  test.each([
    [['x-a']],
    [['Authorization']],
    [['X-A', 'x-b', 'authorization', 'Content-Type']],
    [['*']],
  ])('the preflight for the headers %j succeeds in a browser', async (names) => {
    for (const credentials of [true, false]) {
      expect(await isAllowed({ origin: APP, credentials }, 'PUT', names)).toBe(true)
    }
  })

  test.each([
    ['a space', 'x a'],
    ['a space in the second name', 'x-a, x b'],
    ['a line feed', 'x-a\r\nx: 1'],
    ['a semicolon', 'x-a;'],
    ['a colon', ',x:'],
    ['Latin-1', 'ä'],
    ['2,049 characters', `${'a'.repeat(2048)}b`],
    ['2,049 characters in short names', `x-a,${'a,'.repeat(1022)}a`],
  ])('known defect 13: with %s, the response lists none of the requested names', (_, asked) => {
    const decided = decision({ origin: APP }, preflight(APP, 'GET', asked))
    expect(decided.status).toBe(204)
    expect(headersFor({ origin: APP }, asked)).toEqual(headersFor({ origin: APP }, null))
  })

  test('known defect 19: a list of 2,048 characters is read, and a longer one is not', () => {
    const longest = `x-a,${'a'.repeat(2044)}`
    expect(longest).toHaveLength(2048)
    expect(headersFor({ origin: APP }, longest)).toContain('x-a')
    expect(headersFor({ origin: APP }, `${longest}a`)).not.toContain('x-a')
    expect(headersFor({ origin: APP }, `${longest},`)).not.toContain('x-a')
  })

  test('Vary names the request headers on which the response depends', () => {
    const { vary } = decision({ origin: APP, methods: [] }, preflight())
    expect(vary).toEqual(['Origin', 'Access-Control-Request-Headers'])
    expect(decision({ origin: APP }, preflight()).vary).toEqual([
      'Origin',
      'Access-Control-Request-Method',
      'Access-Control-Request-Headers',
    ])
  })
})

describe('a preflight with any name of one kind allowed, and the other kind listed', () => {
  test('the response lists the requested headers', async () => {
    const options: CorsOptions = { origin: APP, credentials: true, methods: ['PUT'] }
    expect(headersFor(options, 'x-a,x-b')).toEqual(expect.arrayContaining(['x-a', 'x-b']))
    expect(methodsFor(options, 'purge')).toEqual(['PUT'])
    expect(await isAllowed(options, 'PUT', ['X-A'])).toBe(true)
    expect(await isAllowed(options, 'purge', ['X-A'])).toBe(false)
  })

  test('the response lists the requested method', async () => {
    const options: CorsOptions = { origin: APP, credentials: true, allowedHeaders: ['X-A'] }
    expect(methodsFor(options, 'purge')).toContain('purge')
    expect(headersFor(options, 'x-b')).toEqual(['X-A'])
    expect(await isAllowed(options, 'purge', ['X-A'])).toBe(true)
    expect(await isAllowed(options, 'purge', ['X-B'])).toBe(false)
  })
})
