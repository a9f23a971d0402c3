import { describe, expect, test } from 'vitest'
import { APP, codesOf } from '../policy/policy.test-util.ts'

describe('combinations of options', () => {
  test('known defect 4: any origin is refused with credentials', () => {
    expect(codesOf({ origin: '*', credentials: true })).toEqual([
      'origin-wildcard-with-credentials',
    ])
    expect(codesOf({ origin: '*', credentials: false })).toEqual([])
    const options = { origin: '*', credentials: true, dangerouslyAllowPublicSuffixes: true }
    expect(codesOf({ ...options, dangerouslyAllowInsecureOrigins: true })).toEqual([
      'origin-wildcard-with-credentials',
    ])
  })

  test('exposing every header is refused with credentials', () => {
    const code = 'exposed-header-wildcard-with-credentials'
    expect(codesOf({ origin: APP, credentials: true, exposedHeaders: '*' })).toEqual([code])
    expect(codesOf({ origin: APP, exposedHeaders: '*' })).toEqual([])
    expect(codesOf({ origin: APP, credentials: true, exposedHeaders: ['ETag'] })).toEqual([])
  })

  test('cross-origin protection is refused with any origin', () => {
    const code = 'protection-with-any-origin'
    expect(codesOf({ origin: '*', crossOriginProtection: true })).toEqual([code])
    expect(codesOf({ origin: APP, crossOriginProtection: true })).toEqual([])
    expect(codesOf({ origin: '*', crossOriginProtection: false })).toEqual([])
  })

  test('all invalid combinations are reported at once', () => {
    const options = {
      origin: '*',
      credentials: true,
      exposedHeaders: '*',
      crossOriginProtection: true,
    }
    expect(codesOf(options)).toHaveLength(3)
  })

  test('any method and any request header are accepted with credentials, because the response lists names', () => {
    const options = { origin: APP, credentials: true, methods: '*', allowedHeaders: '*' }
    expect(codesOf(options)).toEqual([])
  })
})
