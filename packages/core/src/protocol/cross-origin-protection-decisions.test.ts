import { expect, test } from 'vitest'
import { createCors } from '../index.ts'
import { actual, APP, decideNow, decision, EVIL } from '../policy/policy.test-util.ts'
import { OPTIONS } from './cross-origin-protection.test-util.ts'

test('a refused request gets no CORS headers', () => {
  expect(decision({ ...OPTIONS, credentials: true }, actual(EVIL, { method: 'POST' }))).toEqual({
    kind: 'actual',
    allowed: false,
    reason: 'cross-origin-refused',
    status: 403,
    headers: [],
    vary: ['Origin'],
    error: undefined,
  })
})

test('a request without Origin is refused by Sec-Fetch-Site, and is not a CORS request', () => {
  const decided = decision(OPTIONS, actual(null, { method: 'POST', fetchSite: 'cross-site' }))
  expect(decided).toMatchObject({ kind: 'non-cors', allowed: false, status: 403, headers: [] })
})

test('a request that passes, although its origin is not allowed, has the reason of its origin', () => {
  const own = actual('https://example.com', { method: 'POST', host: 'example.com' })
  expect(decision(OPTIONS, own)).toMatchObject({
    allowed: false,
    reason: 'origin-not-allowed',
    status: null,
    headers: [],
  })
  expect(decision(OPTIONS, actual('null')).reason).toBe('origin-null')
})

test('a request with neither header passes', () => {
  const bare = { method: 'POST', origin: null, requestMethod: null, requestHeaders: null }
  expect(decision(OPTIONS, bare).status).toBeNull()
  expect(decision(OPTIONS, { ...bare, origin: 'https://example.com' }).status).toBe(403)
})

test('allows() does not depend on the protection', () => {
  const policy = createCors(OPTIONS)
  expect(policy.allows(APP)).toBe(true)
  expect(policy.allows(EVIL)).toBe(false)
  expect(
    decideNow(policy, actual(APP, { method: 'DELETE', fetchSite: 'cross-site' })).allowed,
  ).toBe(true)
})
