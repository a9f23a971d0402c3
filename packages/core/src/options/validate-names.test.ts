import { describe, expect, test } from 'vitest'
import { createCors } from '../index.ts'
import {
  codesOf,
  decideNow,
  decision,
  header,
  issueOf,
  issuesOf,
  preflight,
  APP,
} from '../policy/policy.test-util.ts'

const ORIGIN = { origin: APP } as const

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

/** Values that are neither header names nor methods. */
const NO_TOKENS: readonly (readonly [why: string, name: unknown])[] = [
  ['empty', ''],
  ['a space', ' '],
  ['a space before', ' X-A'],
  ['a space after', 'X-A '],
  ['a space within', 'X A'],
  ['a colon', 'X-A:'],
  ['a comma', 'X-A,X-B'],
  ['a semicolon', 'X;A'],
  ['a slash', 'X/A'],
  ['a question mark', 'X?'],
  ['an equals sign', 'X=A'],
  ['an at sign', 'X@A'],
  ['a backslash', 'X\\A'],
  ['quotes', '"X"'],
  ['parentheses', '(X)'],
  ['brackets', '[X]'],
  ['braces', '{X}'],
  ['angle brackets', '<X>'],
  ['a line feed', 'X\n'],
  ['a carriage return and a line feed', 'X\r\nY: 1'],
  ['a null character', 'X\0'],
  ['a tab', 'X\t'],
  ['DEL', 'X\x7f'],
  ['Latin-1', 'Ünicode'],
  ['Unicode', 'X-☃'],
  ['a number', 1],
  ['undefined', undefined],
  ['null', null],
  ['a boolean', true],
  ['an object', {}],
  ['a list', ['X-A']],
  ['a symbol', Symbol('X-A')],
  ['a String object', Object('X-A')],
]

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

describe('a list of names', () => {
  const LISTS = ['methods', 'allowedHeaders', 'exposedHeaders'] as const

  test.each(LISTS)('%s: a string is refused, and the fix has its names as a list', (option) => {
    expect(issueOf({ ...ORIGIN, [option]: 'X-A, X-B  X-C' })).toEqual({
      code: 'list-type',
      path: [option],
      value: 'X-A, X-B  X-C',
      message: `Cannot read ${option} from the string "X-A, X-B  X-C": it must be a list of names. Write ['X-A', 'X-B', 'X-C'], or '*' for any.`,
      fix: "Write ['X-A', 'X-B', 'X-C'], or '*' for any.",
    })
  })

  test.each(LISTS)('%s: a value of another type is refused', (option) => {
    for (const value of [null, 1, true, {}, new Set(['X-A']), Symbol('s'), () => ['X-A'], 1n]) {
      const issue = issueOf({ ...ORIGIN, [option]: value })
      expect(issue).toMatchObject({ code: 'list-type', path: [option], value })
      expect(issue.fix).toMatch(/^Write \['(PUT|X-Token)'\], or '\*' for any\.$/)
    }
  })

  test.each(LISTS)('%s: a wildcard among names is refused', (option) => {
    expect(issueOf({ ...ORIGIN, [option]: ['X-A', '*'] })).toEqual({
      code: 'wildcard-in-list',
      path: [option, 1],
      value: '*',
      message: expect.stringMatching(
        /^Cannot (allow|expose) .* "\*": it allows any name, so the other names mean nothing\. /,
      ) as string,
      fix: `List the names, or write ${option}: '*' without a list to allow any.`,
    })
  })

  test.each(LISTS)('%s: a star inside a name is refused, because it matches nothing', (option) => {
    for (const name of ['Mcp-Param-*', '*-X', '**', 'X*Y']) {
      const issue = issueOf({ ...ORIGIN, [option]: [name] })
      expect(issue.code).toMatch(/-invalid$/)
      expect(issue.message).toContain('the star matches nothing')
      expect(issue.fix).toBe(`List each name, or write ${option}: '*' without a list to allow any.`)
    }
  })

  test("no fix suggests '*' for exposed headers with credentials, because it is refused", () => {
    for (const exposedHeaders of ['ETag, Link', null, ['ETag', '*'], ['X-*']]) {
      const { fix } = issueOf({ ...ORIGIN, credentials: true, exposedHeaders })
      expect(fix).not.toContain("'*'")
    }
  })

  test.each(LISTS)('%s: every invalid name is reported with its index', (option) => {
    const issues = issuesOf({ ...ORIGIN, [option]: ['A B', 'X-A', '*', 'C D'] })
    expect(issues.map(({ path }) => path)).toEqual([
      [option, 0],
      [option, 2],
      [option, 3],
    ])
  })

  test.each(LISTS)('%s: a hole in the list is refused', (option) => {
    const holed: string[] = ['X-A']
    holed[2] = 'X-B'
    const issue = issueOf({ ...ORIGIN, [option]: holed })
    expect(issue).toMatchObject({ path: [option, 1], value: undefined })
  })

  test('a list that is changed afterwards does not change the policy', () => {
    const methods = ['PUT']
    const policy = createCors({ ...ORIGIN, methods })
    methods.push('DELETE')
    const { headers } = decideNow(policy, preflight(APP, 'DELETE'))
    expect(header(headers, 'Access-Control-Allow-Methods')).not.toContain('DELETE')
  })
})
