import { describe, expect, test } from 'vitest'
import { type CorsOptions, createCors } from '../index.ts'
import { APP, decideNow, decision, header, preflight } from '../policy/policy.test-util.ts'
import { SAFELISTED, methodsFor, headersFor, isAllowed } from './compile-preflight.test-util.ts'

const WELL_KNOWN = [...SAFELISTED, 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY']

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

  test.each([
    ['PURGE', 'PURGE'],
    ['purge', 'purge'],
    ['patch', 'patch'],
    ['chicken', 'chicken'],
    ['signs', "!#$%&'*+-.^_`|~"],
    ['one of 64 characters', 'M'.repeat(64)],
  ])('the one that is asked for is added: %s', (_, method) => {
    for (const credentials of [true, false]) {
      const methods = methodsFor({ origin: APP, credentials }, method)
      expect(methods.filter((name) => name === method)).toHaveLength(1)
      expect(methods).toEqual(expect.arrayContaining(WELL_KNOWN))
    }
  })

  test.each(['PUT', 'PATCH', 'patch', 'purge', 'chicken'])(
    'a browser goes on with %s',
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
  ])('known defect 13: what no browser can send is not sent back: %s', (_, method) => {
    const decided = decision({ origin: APP }, preflight(APP, method))
    expect(decided.status).toBe(204)
    expect(methodsFor({ origin: APP }, method)).toEqual(methodsFor({ origin: APP }, 'GET'))
  })

  test('Vary names what was read', () => {
    const { vary } = decision({ origin: APP, allowedHeaders: [] }, preflight())
    expect(vary).toEqual(['Origin', 'Access-Control-Request-Method'])
  })

  test('one decision is not another’s', () => {
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

describe('where any request header is allowed', () => {
  const lower = (names: readonly string[]): string[] => names.map((name) => name.toLowerCase())

  test('Authorization is spelled out, for the wildcard does not cover it', () => {
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
  ])('the ones that are asked for are added: %j', (asked, added) => {
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
  ])('a browser goes on with the headers %j', async (names) => {
    for (const credentials of [true, false]) {
      expect(await isAllowed({ origin: APP, credentials }, 'PUT', names)).toBe(true)
    }
  })

  test.each([
    ['a space', 'x a'],
    ['a space in the second', 'x-a, x b'],
    ['a line feed', 'x-a\r\nx: 1'],
    ['a semicolon', 'x-a;'],
    ['a colon', ',x:'],
    ['Latin-1', 'ä'],
    ['2,049 characters', `${'a'.repeat(2048)}b`],
    ['2,049 characters in short names', `x-a,${'a,'.repeat(1022)}a`],
  ])('known defect 13: all of them or none: with %s, none', (_, asked) => {
    const decided = decision({ origin: APP }, preflight(APP, 'GET', asked))
    expect(decided.status).toBe(204)
    expect(headersFor({ origin: APP }, asked)).toEqual(headersFor({ origin: APP }, null))
  })

  test('known defect 19: 2,048 characters are read, and one more is not', () => {
    const longest = `x-a,${'a'.repeat(2044)}`
    expect(longest).toHaveLength(2048)
    expect(headersFor({ origin: APP }, longest)).toContain('x-a')
    expect(headersFor({ origin: APP }, `${longest}a`)).not.toContain('x-a')
    expect(headersFor({ origin: APP }, `${longest},`)).not.toContain('x-a')
  })

  test('Vary names what was read', () => {
    const { vary } = decision({ origin: APP, methods: [] }, preflight())
    expect(vary).toEqual(['Origin', 'Access-Control-Request-Headers'])
    expect(decision({ origin: APP }, preflight()).vary).toEqual([
      'Origin',
      'Access-Control-Request-Method',
      'Access-Control-Request-Headers',
    ])
  })
})

describe('where any name is allowed of one kind, and the other is listed', () => {
  test('the headers that are asked for are spelled out', async () => {
    const options: CorsOptions = { origin: APP, credentials: true, methods: ['PUT'] }
    expect(headersFor(options, 'x-a,x-b')).toEqual(expect.arrayContaining(['x-a', 'x-b']))
    expect(methodsFor(options, 'purge')).toEqual(['PUT'])
    expect(await isAllowed(options, 'PUT', ['X-A'])).toBe(true)
    expect(await isAllowed(options, 'purge', ['X-A'])).toBe(false)
  })

  test('the method that is asked for is spelled out', async () => {
    const options: CorsOptions = { origin: APP, credentials: true, allowedHeaders: ['X-A'] }
    expect(methodsFor(options, 'purge')).toContain('purge')
    expect(headersFor(options, 'x-b')).toEqual(['X-A'])
    expect(await isAllowed(options, 'purge', ['X-A'])).toBe(true)
    expect(await isAllowed(options, 'purge', ['X-B'])).toBe(false)
  })
})
