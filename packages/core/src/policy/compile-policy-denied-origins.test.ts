import { describe, expect, test } from 'vitest'
import { createCors } from '../index.ts'
import { LISTED, NOTHING } from './compile-policy.test-util.ts'
import { actual, APP, decision, EVIL } from './policy.test-util.ts'

describe('an actual request from an origin that is not allowed', () => {
  const TABLE: readonly (readonly [what: string, origin: string])[] = [
    ['another origin', EVIL],
    ['plain http', 'http://app.example.com'],
    ['another port', 'https://app.example.com:8443'],
    ['the apex of a pattern', 'https://preview.example.com'],
    ['the opaque origin', 'null'],
    ['nothing', ''],
    ['white space', ' '],
    ['NULL', 'NULL'],
    ['two times null', 'null, null'],
    ['a star', '*'],
    ['two origins, as from two fields', `${APP}, ${APP}`],
    ['two origins without a space', `${APP},${APP}`],
    ['the name of a property of every object', 'constructor'],
    ['another name of a property of every object', '__proto__'],
    ['a pattern', 'https://*.preview.example.com'],
    ['white space at the end', `${APP} `],
    ['a slash at the end', `${APP}/`],
    ['upper case', 'https://APP.example.com'],
    ['the default port', 'https://app.example.com:443'],
    ['a user', 'https://app.example.com@evil.example'],
    ['a long origin', `https://${'a'.repeat(400)}.com`],
    [
      'a long origin that ends with an allowed suffix',
      `https://${'a.'.repeat(100_000)}preview.example.com`,
    ],
  ]

  test.each(TABLE)('known defect 35: %s is denied with a reason', (_, origin) => {
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

  test('known defect 7: a pattern does not allow look-alikes of its suffix', () => {
    const policy = createCors({ origin: 'https://*.example.com' })
    expect(policy.allows('https://evil-example.com')).toBe(false)
    expect(policy.allows('https://evilexample.com')).toBe(false)
    expect(policy.allows('https://a.example.com')).toBe(true)
  })

  test('known defect 9: an origin with another scheme is denied', () => {
    for (const origin of [APP, 'https://*.example.com', 'https://app.example.com:*'] as const) {
      expect(decision({ origin }, actual('https://app.example.com')).allowed).toBe(true)
      expect(decision({ origin }, actual('http://app.example.com')).allowed).toBe(false)
    }
    expect(decision({ origin: 'http://a.example' }, actual('https://a.example')).allowed).toBe(
      false,
    )
  })

  test('known defect 36: a denied actual request reaches the application', () => {
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
      expect(decision({ origin: APP }, actual(EVIL, { method })).status).toBeNull()
    }
  })

  test('known defect 37: a POST of the site itself is denied by the list, and reaches the application', () => {
    const request = actual('https://api.example.com', { method: 'POST', host: 'api.example.com' })
    expect(decision({ origin: APP }, request).status).toBeNull()
    expect(decision({ origin: APP, crossOriginProtection: true }, request).status).toBeNull()
  })
})
