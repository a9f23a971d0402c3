import { describe, expect, test } from 'vitest'
import type { CorsOptions } from '../index.ts'
import { APP, decision, preflight } from '../policy/policy.test-util.ts'
import {
  LISTED,
  SAFELISTED,
  methodsFor,
  headersFor,
  isAllowed,
} from './compile-preflight.test-util.ts'

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
