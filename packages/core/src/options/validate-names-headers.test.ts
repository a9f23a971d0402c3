import { describe, expect, test } from 'vitest'
import { codesOf, decision, header, issueOf, preflight, APP } from '../policy/policy.test-util.ts'
import { NO_TOKENS, ORIGIN } from './validate-names.test-util.ts'

/** The forbidden request-headers of the standard, with some names that its two prefixes cover. */
const FORBIDDEN_REQUEST_HEADERS: readonly string[] = [
  'Accept-Charset',
  'Accept-Encoding',
  'Access-Control-Request-Headers',
  'Access-Control-Request-Method',
  'Connection',
  'Content-Length',
  'Cookie',
  'Cookie2',
  'Date',
  'DNT',
  'Expect',
  'Host',
  'Keep-Alive',
  'Origin',
  'Referer',
  'Set-Cookie',
  'TE',
  'Trailer',
  'Transfer-Encoding',
  'Upgrade',
  'Via',
  'Proxy-',
  'Proxy-Authorization',
  'Sec-',
  'Sec-Fetch-Site',
]

/** Headers that a script can set, although some of them resemble forbidden ones. */
const SETTABLE_REQUEST_HEADERS: readonly string[] = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Cache-Control',
  'Content-Language',
  'Content-Type',
  'Cookie3',
  'If-None-Match',
  'Proxy',
  'Range',
  'Sec',
  'Second',
  'T',
  'User-Agent',
  'Vary',
  'X-Cookie',
  'X-Origin',
  'Origins',
  'X-Access-Control-A',
  'X-HTTP-Method',
  'X-HTTP-Method-Override',
  'X-Method-Override',
  'X-Proxy-Token',
  'X-Requested-With',
  'X-Sec-Token',
  '__proto__',
  'constructor',
  "!#$%&'+-.^_`|~09azAZ",
]

describe('request headers', () => {
  test.each(FORBIDDEN_REQUEST_HEADERS)('%s is refused, because no script can set it', (name) => {
    for (const spelling of [name, name.toLowerCase(), name.toUpperCase()]) {
      const issue = issueOf({ ...ORIGIN, allowedHeaders: ['X-A', spelling] })
      expect(issue).toMatchObject({
        code: 'request-header-forbidden',
        path: ['allowedHeaders', 1],
        value: spelling,
      })
    }
  })

  test('the fix for Cookie names the option credentials', () => {
    const fix = 'Remove it; credentials: true is for cookies.'
    expect(issueOf({ ...ORIGIN, allowedHeaders: ['cookie'] }).fix).toBe(fix)
    expect(issueOf({ ...ORIGIN, allowedHeaders: ['Cookie2'] }).fix).toBe('Remove it.')
    expect(issueOf({ ...ORIGIN, allowedHeaders: ['Set-Cookie'] }).fix).toBe('Remove it.')
  })

  test.each(['Access-Control-Allow-Origin', 'access-control-max-age', 'Access-Control-'])(
    '%s is refused, because it belongs to the protocol',
    (name) => {
      expect(codesOf({ ...ORIGIN, allowedHeaders: [name] })).toEqual(['request-header-forbidden'])
    },
  )

  test.each(SETTABLE_REQUEST_HEADERS)('%s can be allowed', (name) => {
    const decided = decision({ ...ORIGIN, allowedHeaders: [name] }, preflight(APP, 'GET', name))
    expect(decided.allowed).toBe(true)
    expect(header(decided.headers, 'Access-Control-Allow-Headers')).toBe(name)
  })

  test.each(NO_TOKENS)('known defect 10: a name with %s is refused: %j', (_, name) => {
    const issue = issueOf({ ...ORIGIN, allowedHeaders: [name] })
    const expected = { code: 'request-header-invalid', path: ['allowedHeaders', 0], value: name }
    expect(issue).toMatchObject(expected)
  })

  test('repetitions are left out', () => {
    const { headers } = decision({ ...ORIGIN, allowedHeaders: ['X-A', 'X-B', 'X-A'] }, preflight())
    expect(header(headers, 'Access-Control-Allow-Headers')).toBe('X-A, X-B')
  })
})

describe('exposed headers', () => {
  test.each(['Set-Cookie', 'set-cookie', 'Set-Cookie2', 'SET-COOKIE2'])(
    '%s is refused, because no script can read it',
    (name) => {
      const issue = issueOf({ ...ORIGIN, exposedHeaders: [name] })
      const expected = {
        code: 'exposed-header-forbidden',
        path: ['exposedHeaders', 0],
        value: name,
      }
      expect(issue).toMatchObject(expected)
    },
  )

  test.each([
    'Origin',
    'Access-Control-Request-Method',
    'access-control-request-headers',
    'Access-Control-Allow-Origin',
    'Access-Control-Expose-Headers',
  ])('%s is refused, because only browsers read the headers of the protocol', (name) => {
    expect(issueOf({ ...ORIGIN, exposedHeaders: [name] })).toMatchObject({
      code: 'exposed-header-forbidden',
      fix: 'Remove it.',
    })
  })

  test.each(['ETag', 'Cookie', 'X-Set-Cookie', 'Set-Cookie3', 'Set-Cookies', 'Link', 'Date'])(
    '%s can be exposed',
    (name) => {
      expect(codesOf({ ...ORIGIN, exposedHeaders: [name] })).toEqual([])
    },
  )

  test.each(NO_TOKENS)('known defect 10: a name with %s is refused: %j', (_, name) => {
    const issue = issueOf({ ...ORIGIN, exposedHeaders: [name] })
    const expected = { code: 'exposed-header-invalid', path: ['exposedHeaders', 0], value: name }
    expect(issue).toMatchObject(expected)
  })
})
