import { createCors, type OriginPattern } from '../index.ts'
import { describe, expect, test } from 'vitest'
import { fromExpressCors } from './express/from-express-cors.ts'
import type { ExpressCorsOptions } from './express/express-cors-options.ts'

function explain(origin: RegExp, credentials = false): string {
  const { issues = [] } = fromExpressCors({ origin, credentials })
  expect(issues).toMatchObject([{ code: 'origin-type', path: ['origin'], value: origin }])
  const { message = '' } = issues[0] ?? {}
  return message.replace(`Cannot allow the regular expression ${String(origin)} as an origin: `, '')
}

const HTTP = 'http://a.example.com'
const HTTPS = 'https://a.example.com'
const LIST = 'List the origins, or write a function.'

describe('a regular expression that patterns can replace', () => {
  test.each<[expression: RegExp, patterns: string]>([
    [/^https:\/\/app\.example\.com$/, '"https://app.example.com"'],
    [/^https:\/\/app\.example\.com$/i, '"https://app.example.com"'],
    [/^https:\/\/.*\.example\.com$/, '"https://*.example.com"'],
    [/^https:\/\/.+?\.example\.com$/, '"https://*.example.com"'],
    [/^https:\/\/.+\.example\.com:8443$/, '"https://*.example.com:8443"'],
    [/^http:\/\/localhost(:\d+)?$/, '"http://localhost:*"'],
    [
      /^https:\/\/(www|app)\.example\.com$/,
      '["https://www.example.com", "https://app.example.com"]',
    ],
    [/^https:\/\/(?:[\w-]+\.)*example\.com$/, '["https://example.com", "https://*.example.com"]'],
    [/^(https:\/\/([a-z\d-]+\.)+example\.com(:[0-9]{1,5})?)$/, '"https://*.example.com:*"'],
  ])('the fix for %s names the patterns', (expression, patterns) => {
    expect(explain(expression)).toBe(`an origin is a string. Write ${patterns}.`)
  })
})

describe('a regular expression that allows look-alikes or plain http', () => {
  const apex = '["https://example.com", "https://*.example.com"]'
  test.each<[expression: RegExp, letsIn: string, fix: string]>([
    [/example\.com$/, 'https://evil-example.com', `Write ${apex}.`],
    [/^https:\/\/.*example\.com$/, 'https://evil-example.com', `Write ${apex}.`],
    [/^https:\/\/example\.com/, 'https://example.com.evil.example', 'Write "https://example.com".'],
    [/^https:\/\/app.example\.com$/, 'https://appxexample.com', 'Write "https://app.example.com".'],
    [/\.example\.com$/, 'http://a.example.com', 'Write "https://*.example.com".'],
    [/:\/\/(.+\.)?example.com$/, 'http://example.com', `Write ${apex}.`],
    [/localhost/, 'http://localhost.evil.example:3000', 'Write "http://localhost:*".'],
    [
      /^https:\/\/myapp-.*-team\.example\.com$/,
      'https://myapp-a.b-team.example.com',
      'Write "https://myapp-*-team.example.com".',
    ],
    [/.*/, 'https://evil.example', LIST],
    [/(?!x)/, 'https://evil.example', LIST],
    [/evil|example/, 'https://evil.example', LIST],
  ])('the message for %s names an origin that it allows by mistake', (expression, letsIn, fix) => {
    expect(explain(expression)).toBe(`it lets "${letsIn}" in. ${fix}`)
    expect(expression.test(letsIn)).toBe(true)
    const patterns = (fix.match(/(?<=")[a-z]+:\/\/[^"]+/g) ?? []) as OriginPattern[]
    expect(createCors({ origin: ['https://none.example', ...patterns] }).allows(letsIn)).toBe(false)
  })
})

test('the fix names an origin that the suggested pattern allows and the regular expression does not', () => {
  expect(explain(/^https:\/\/[^.]+\.example\.com$/)).toBe(
    'an origin is a string. Write "https://*.example.com", which allows "https://a.b.example.com" too, or list the origins.',
  )
  expect(explain(/^https:\/\/pr-\d+\.example\.com$/)).toBe(
    'an origin is a string. Write "https://pr-*.example.com", which allows "https://pr-a.example.com" too, or list the origins.',
  )
})

test('the message says if a regular expression matches no origin, because origins have a scheme', () => {
  expect(explain(/^example\.com$/)).toBe(
    'it does not match "https://example.com". Write "https://example.com".',
  )
})

test('the fix suggests no pattern that would be refused with credentials', () => {
  expect(explain(/^https?:\/\/app\.example\.com$/, true)).toBe(
    'it lets "http://app.example.com" in. Write "https://app.example.com".',
  )
  expect(explain(/^https:\/\/.+\.vercel\.app$/, true)).toBe(`an origin is a string. ${LIST}`)
})

test('the message names the flag with which a regular expression matches every other time', () => {
  expect(explain(/^https:\/\/app\.example\.com$/g)).toBe(
    'with the flag g it matches every other time. Write "https://app.example.com".',
  )
})

test('the fix has no brackets if the regular expression is an entry of a list', () => {
  const { issues } = fromExpressCors({ origin: [/^https:\/\/(a|b)\.example\.com$/] })
  expect(issues?.[0]?.fix).toBe('Write "https://a.example.com", "https://b.example.com".')
})

test.each([
  /^https:\/\/(?<name>a)\.example\.com$/,
  /^https:\/\/\p{L}+\.example\.com$/u,
  // The list of all matches would need more memory than there is.
  new RegExp(`^https://${'(a|b)'.repeat(60)}\\.example\\.com$`),
  /^https:\/\/a\.example\.com|$/,
  /^(?:https:\/\/a\.example\.com)+$/,
  /^chrome-extension:\/\/[a-p]{32}$/,
])('no pattern is suggested for %s', (expression) => {
  expect(explain(expression)).toContain(LIST)
})

test.each<[flag: string, options: ExpressCorsOptions, pattern: string]>([
  ['plain http without credentials', { origin: /^http:\/\/a\.example\.com$/ }, HTTP],
  [
    'plain http if dangerouslyAllowInsecureOrigins is set',
    {
      origin: /^http:\/\/a\.example\.com$/,
      credentials: true,
      dangerouslyAllowInsecureOrigins: true,
    },
    HTTP,
  ],
  [
    'a public suffix without credentials',
    { origin: /^https:\/\/.+\.vercel\.app$/ },
    'https://*.vercel.app',
  ],
  [
    'a public suffix if dangerouslyAllowPublicSuffixes is set',
    {
      origin: /^https:\/\/.+\.vercel\.app$/,
      credentials: true,
      dangerouslyAllowPublicSuffixes: true,
    },
    'https://*.vercel.app',
  ],
])('the fix suggests a pattern of %s', (_, options, pattern) => {
  const { issues } = fromExpressCors(options)
  expect(issues?.[0]?.fix).toBe(`Write "${pattern}".`)
})

test.each<[options: object, code: string, fix: string]>([
  [{ origin: [false] }, 'origin-type', 'List the origins, or do without the policy.'],
  [{ origin: new Set(['a']) }, 'origin-type', 'Write [...set].'],
  [{ origin: HTTPS, maxAge: true }, 'max-age-invalid', 'Write 1.'],
  [{ origin: HTTPS, maxAge: /a/ }, 'max-age-invalid', 'Write 0 to disable caching.'],
])(
  'with credentials, only the origin true gets an issue about any site: %o does not',
  (options, code, fix) => {
    const { issues } = fromExpressCors({ ...options, credentials: true } as ExpressCorsOptions)
    expect(issues).toMatchObject([{ code, fix }])
  },
)
