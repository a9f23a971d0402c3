import { describe, expect, test } from 'vitest'
import { codesOf, decision, header, issueOf, preflight, APP } from '../policy/policy.test-util.ts'
import { NO_TOKENS, ORIGIN } from './validate-names.test-util.ts'

describe('methods', () => {
  test.each([
    ['DELETE', 'DELETE'],
    ['delete', 'DELETE'],
    ['Put', 'PUT'],
    ['get', 'GET'],
    ['hEaD', 'HEAD'],
    ['options', 'OPTIONS'],
    ['post', 'POST'],
    ['PATCH', 'PATCH'],
    ['purge', 'purge'],
    ['PURGE', 'PURGE'],
    ['xput', 'xput'],
    ['puts', 'puts'],
    ['chicken', 'chicken'],
    ["!#$%&'+-.^_`|~", "!#$%&'+-.^_`|~"],
    ['toString', 'toString'],
    ['__proto__', '__proto__'],
  ])(
    'known defect 11: the listed method %s is sent as %s, as browsers normalize it',
    (given, sent) => {
      const { headers } = decision({ ...ORIGIN, methods: [given] }, preflight(APP, sent))
      expect(header(headers, 'Access-Control-Allow-Methods')).toBe(sent)
    },
  )

  test.each([
    ['purge', 'PURGE'],
    ['PURGE', 'purge'],
    ['PATCH', 'patch'],
    ['PATCH', 'Patch'],
    ['DELETE', 'delete'],
  ])('known defect 11: if %s is listed, %s is not allowed', (listed, asked) => {
    const { headers } = decision({ ...ORIGIN, methods: [listed] }, preflight(APP, asked))
    const methods = header(headers, 'Access-Control-Allow-Methods')?.split(', ')
    expect(methods).toContain(listed)
    expect(methods).not.toContain(asked)
  })

  test.each(['patch', 'Patch', 'pATCH'])(
    'known defect 10: %s is refused, because PATCH was meant',
    (name) => {
      expect(issueOf({ ...ORIGIN, methods: ['GET', name] })).toEqual({
        code: 'method-case',
        path: ['methods', 1],
        value: name,
        message: `Cannot allow method "${name}": methods are case-sensitive, and browsers do not upper-case this one. Write "PATCH", in the page too.`,
        fix: 'Write "PATCH", in the page too.',
      })
    },
  )

  test.each(['CONNECT', 'TRACE', 'TRACK', 'connect', 'Trace', 'tRaCk'])(
    '%s is refused, because no browser sends it',
    (name) => {
      const issue = issueOf({ ...ORIGIN, methods: [name] })
      expect(issue).toMatchObject({ code: 'method-forbidden', path: ['methods', 0], value: name })
    },
  )

  test.each(['CONNECTED', 'XTRACE', 'TRACKS', 'TRACE-1'])('the method %s is accepted', (name) => {
    expect(codesOf({ ...ORIGIN, methods: [name] })).toEqual([])
  })

  test.each(NO_TOKENS)('known defect 10: a name with %s is refused: %j', (_, name) => {
    const issue = issueOf({ ...ORIGIN, methods: [name] })
    expect(issue).toMatchObject({ code: 'method-invalid', path: ['methods', 0], value: name })
  })

  test.each(['query', 'Query', 'qUERY'])('%s is refused, because QUERY was meant', (name) => {
    const fix = 'Write "QUERY", in the page too.'
    expect(issueOf({ ...ORIGIN, methods: [name] })).toMatchObject({ code: 'method-case', fix })
  })

  test('QUERY is accepted', () => {
    expect(codesOf({ ...ORIGIN, methods: ['QUERY'] })).toEqual([])
  })

  test('a method has at most 64 characters', () => {
    expect(codesOf({ ...ORIGIN, methods: ['M'.repeat(64)] })).toEqual([])
    expect(codesOf({ ...ORIGIN, methods: ['M'.repeat(65)] })).toEqual(['method-invalid'])
  })

  test('repetitions are left out, also in another case if browsers normalize the method', () => {
    const { headers } = decision(
      { ...ORIGIN, methods: ['PUT', 'put', 'PUT', 'purge', 'PURGE'] },
      preflight(),
    )
    expect(header(headers, 'Access-Control-Allow-Methods')).toBe('PUT, purge, PURGE')
  })
})
