import { describe, expect, test } from 'vitest'
import { MAX_ORIGIN_LENGTH } from '../origin/parse-origin.ts'
import { createCors, originsFrom } from '../index.ts'
import { APP, issueOf, optionsErrorOf } from '../policy/policy.test-util.ts'
import { suggestName } from './suggest-name.ts'
import { isMisspelledScheme, suggestOrigin } from './suggest-origin.ts'
import { selectionTimedOutError } from './validate-hooks.ts'

const HOSTS = "such as 'localhost:*' or '*.example.com'"
const LIST_HOSTS = `Name the hosts of the server, ${HOSTS}, or leave allowedHosts out.`
const REQUEST = '{ testRequest: (origin, request) => allowed.has(origin) }'
const TEST = 'Write test: (origin) => allowed.has(origin).'
const anyName = (option: string): string => `, or write ${option}: '*' without a list to allow any`
const asked = (): boolean => true

/** Options with one mistake, and the complete message about it. */
const MESSAGES: readonly (readonly [options: object, message: string])[] = [
  [
    { allowedHosts: 5 },
    "Cannot read allowedHosts from 5: it must be a list of hosts. Write ['localhost:*'].",
  ],
  [
    { allowedHosts: [] },
    `Cannot read allowedHosts from an empty list: every request would be refused. ${LIST_HOSTS}`,
  ],
  [
    { allowedHosts: [5] },
    `Cannot allow 5 as a host: a host is a string. Write it in quotes, ${HOSTS}.`,
  ],
  [
    { allowedHosts: ['*'] },
    `Cannot allow host "*": it stands for every host, so nothing is protected. ${LIST_HOSTS}`,
  ],
  [
    { allowedHosts: ['*a.example'] },
    `Cannot allow host "*a.example": a star stands for subdomains at the front, or for the port. Write it like '*.example.com' or 'localhost:*'.`,
  ],
  [
    { allowedHosts: ['a b'] },
    `Cannot allow host "a b": it is not a host with an optional port. Write it in full, ${HOSTS}.`,
  ],
  [
    { allowedHosts: ['h2://localhost'] },
    'Cannot allow host "h2://localhost": it would match nothing. Write "localhost".',
  ],
  [
    { methods: 5 },
    "Cannot read methods from 5: it must be a list of names. Write ['PUT'], or '*' for any.",
  ],
  [
    { methods: 'PUT,  DELETE' },
    `Cannot read methods from the string "PUT,  DELETE": it must be a list of names. Write ['PUT', 'DELETE'], or '*' for any.`,
  ],
  [
    { allowedHeaders: '*, X-A' },
    `Cannot read allowedHeaders from the string "*, X-A": it must be a list of names. Write ['X-A'], or '*' for any.`,
  ],
  [
    { exposedHeaders: 5 },
    "Cannot read exposedHeaders from 5: it must be a list of names. Write ['X-Token'], or '*' for any.",
  ],
  [
    { allowedHeaders: ['X-A', '*'] },
    `Cannot allow request header "*": it allows any name, so the other names mean nothing. List the names${anyName('allowedHeaders')}.`,
  ],
  [
    { credentials: true, exposedHeaders: ['X-A', '*'] },
    'Cannot expose response header "*": with credentials, browsers take it for the name of a header. List the names.',
  ],
  [
    { exposedHeaders: ['Access-Control-Max-Age'] },
    'Cannot expose response header "Access-Control-Max-Age": only browsers read the headers of the CORS protocol. Remove it.',
  ],
  [
    { origin: [] },
    "Cannot create a policy without an origin: origin is an empty list, as when an environment variable is not set. List the origins that may read, or write origin: '*' for any.",
  ],
  [
    { origin: 'https://example.com.:8443' },
    'Cannot allow origin "https://example.com.:8443": the dot at the end makes it a different origin. Write "https://example.com:8443".',
  ],
  [
    { origin: 'app://*' },
    `Cannot allow origin "app://*": a star cannot stand for the whole host. Write a predicate: origin: (origin) => origin.startsWith('app://').`,
  ],
  [
    { origin: { testRequest: 5 } },
    `Cannot set testRequest to 5: it must be a function. Write ${REQUEST}.`,
  ],
  [
    { origin: { testRequest: asked, test: asked } },
    'Cannot set test to a function: testRequest is set as well, and one of them has to decide. Remove one.',
  ],
  [{ origin: { test: 5 } }, `Cannot set test to 5: it must be a function. ${TEST}`],
  [
    { crossOriginProtection: 5 },
    "Cannot set crossOriginProtection to 5: it must be a boolean or 'all'. Write true, or leave it out.",
  ],
]

test.each(MESSAGES)('the message for %o is complete', (options, message) => {
  expect(issueOf({ origin: APP, ...options }).message).toBe(message)
})

describe('suggestions', () => {
  test('a host is suggested up to the length of the longest origin', () => {
    const host = 'Localhost/'.padEnd(MAX_ORIGIN_LENGTH, 'a')
    const fixOf = (text: string): string => issueOf({ origin: APP, allowedHosts: [text] }).fix
    expect(fixOf(host)).toBe('Write "localhost".')
    expect(fixOf(`${host}a`)).toBe(`Write it in full, ${HOSTS}.`)
  })

  test('an origin is suggested for texts of up to 2,048 characters', () => {
    const text = `${APP}/`.padEnd(2048, 'a')
    expect(suggestOrigin(text)).toBe(APP)
    expect(suggestOrigin(`${text}a`)).toBeNull()
  })

  test.each([
    ['http://localhost:*/a', null],
    ['http://localhost:8080/:*x', 'http://localhost:8080'],
    ['https://user@example.com', null],
    ['https:///user@example.com', null],
    ['//user@example.com', null],
    ['\u0001https://user@example.com', null],
    ['https://app.example.com\u0000', null],
    ['https://a..b/', null],
    ['https//app.example.com', null],
    ['https://https://app.example.com', null],
    ['https://xhttp/', 'https://xhttp'],
    ['https://https.example.com/', 'https://https.example.com'],
  ])('the suggestion for the origin %s is %s', (given, meant) => {
    expect(suggestOrigin(given)).toBe(meant)
  })

  test('a list of names is suggested from the first 100 characters of a text', () => {
    expect(issueOf({ origin: APP, methods: 'PUT,'.repeat(1000) }).fix.split(',')).toHaveLength(26)
  })

  test('the first of the equally near names is suggested, and no name that is too far', () => {
    expect(suggestName('abz', ['abx', 'aby'])).toBe('abx')
    expect(suggestName('ab', ['ac'])).toBeUndefined()
  })

  test.each([
    ['htpps', true],
    ['thtp', true],
    ['sptth', true],
    ['http', false],
    ['https', false],
    ['ftp', false],
  ])('the answer whether the scheme %s is misspelled is %s', (scheme, isMisspelled) => {
    expect(isMisspelledScheme(scheme)).toBe(isMisspelled)
  })
})

describe('the error of originsFrom', () => {
  test('explains a list in quotes, and repeats 200 characters of it', () => {
    const text = JSON.stringify(Array.from({ length: 20 }, () => APP))
    const { issues, stack } = optionsErrorOf(() => originsFrom(text))
    const bare = Array.from({ length: 20 }, () => APP)
      .join(' ')
      .slice(0, 200)
    const fix = `Separate origins with spaces or commas alone: ${bare}.`
    expect(issues[0]?.fix).toBe(fix)
    expect(issues[0]?.message).toContain(': it has quotes or brackets, as JSON has. ')
    expect(stack).not.toContain('at originsFrom')
  })

  test('shows an example of a list if the text is empty', () => {
    expect(optionsErrorOf(() => originsFrom(' , ')).issues[0]?.message).toBe(
      'Cannot read origins from the string " , ": it contains no origin. Set it to origins, such as https://app.example.com https://*.example.com.',
    )
  })
})

test('the error for a selection that has not settled names the seconds', () => {
  expect(selectionTimedOutError(5).message).toBe(
    'Cannot wait for the policy: the selecting function has not settled after 5 seconds. Select synchronously, or set a shorter limit on the work that it waits for.',
  )
})

test('a predicate can replace a predicate, and a list a list, but not one the other', () => {
  const listed = createCors({ origin: APP })
  expect(() => listed.reconfigure({ origin: 'https://other.example' })).not.toThrow()
  const asking = createCors({ origin: asked })
  expect(() => asking.reconfigure({ origin: () => false })).not.toThrow()
  expect(() => asking.reconfigure({ origin: APP } as never)).toThrow(/replace listed origins/)
})
