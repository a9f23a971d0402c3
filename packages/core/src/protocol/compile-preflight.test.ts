import { describe, expect, test } from 'vitest'
import type { CorsOptions } from '../index.ts'
import { actual, APP, decision, EVIL, header, preflight } from '../policy/policy.test-util.ts'
import { LISTED } from './compile-preflight.test-util.ts'

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
