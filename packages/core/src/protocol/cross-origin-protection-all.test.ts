import { describe, expect, test } from 'vitest'
import { type CorsRequest, createCors } from '../index.ts'
import { actual, APP, decideNow, decision, EVIL } from '../policy/policy.test-util.ts'
import { OPTIONS } from './cross-origin-protection.test-util.ts'

describe("crossOriginProtection: 'all'", () => {
  const strict = createCors({ origin: APP, crossOriginProtection: 'all' })
  const host = 'api.example.com'
  const own = 'https://api.example.com'

  test.each<readonly [name: string, request: CorsRequest, status: number | null]>([
    ['an allowed origin', actual(APP, { host }), null],
    ['a GET of another origin', actual(EVIL, { host }), 403],
    ['a GET of the opaque origin', actual('null', { host }), 403],
    ['a GET of the host itself', actual(own, { host }), null],
    ['a GET of the host itself, in upper case', actual(own, { host: 'API.example.com' }), null],
    ['a GET without an origin', actual(null, { host }), null],
    ['a GET whose origin was left out', { ...actual(null), origin: undefined as never }, null],
    ['a POST of the host itself', actual(own, { method: 'POST', host }), null],
    ['a POST without an origin', actual(null, { method: 'POST', host }), null],
    [
      'a cross-site POST without an origin',
      actual(null, { method: 'POST', fetchSite: 'cross-site', host }),
      403,
    ],
    [
      'a cross-site POST that names the host',
      actual(own, { method: 'POST', fetchSite: 'cross-site', host }),
      403,
    ],
    ['a request of another origin without a host', actual(EVIL), 403],
  ])('%s passes or gets 403', (_, request, status) => {
    const decided = decideNow(strict, request)
    expect(decided.status).toBe(status)
    expect(decided.reason === 'cross-origin-refused').toBe(status === 403)
    expect(decided.kind).toBe(request.origin ? 'actual' : 'non-cors')
  })

  test('with true instead, a GET of another origin passes, and a POST does not', () => {
    expect(decision(OPTIONS, actual(EVIL, { host })).status).toBeNull()
    expect(decision(OPTIONS, actual(EVIL, { host, method: 'POST' })).status).toBe(403)
  })

  test.each(['GET', 'HEAD', 'OPTIONS', 'QUERY'])('the method %s is safe', (method) => {
    const request = actual(EVIL, { method, fetchSite: 'cross-site' })
    expect(decision(OPTIONS, request).status).toBeNull()
  })

  test.each(['POST', 'PUT', 'get', 'query', ''])('the method %j is not safe', (method) => {
    const request = actual(EVIL, { method, fetchSite: 'cross-site' })
    expect(decision(OPTIONS, request).status).toBe(403)
  })
})
