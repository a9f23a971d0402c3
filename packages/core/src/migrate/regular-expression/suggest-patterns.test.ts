import { expect, test } from 'vitest'
import { suggestPatterns } from './suggest-patterns.ts'

const A = 'https://a.example.com'

test.each<[subject: string, expression: RegExp, patterns: readonly string[]]>([
  ['a host without a scheme, and its subdomains', /example\.com$/, apex()],
  ['a host without a scheme after slashes', /\/\/a\.example\.com$/, [A]],
  ['a host after a scheme, if the start is not anchored', /https:\/\/a\.example\.com$/, [A]],
  ['a host with any scheme', /^\w+:\/\/a\.example\.com$/, [A]],
  ['a host with the scheme http', /^http:\/\/a\.example\.com$/, ['http://a.example.com']],
  ['subdomains, if the start is not anchored', /\w+\.example\.com$/, ['https://*.example.com']],
  ['subdomains in front of a dot', /\.example\.com$/, ['https://*.example.com']],
  ['a host and subdomains, if the dot is forgotten', /^https:\/\/\w*example\.com$/, apex()],
  [
    'a variable part in the middle of a label',
    /^https:\/\/pr-\d+-x\.example\.com$/,
    ['https://pr-*-x.example.com'],
  ],
  ['a host, if a slash follows', /^https:\/\/a\.example\.com\//, [A]],
  ['a host, if a path follows', /^https:\/\/a\.example\.com\/.*/, [A]],
  ['a host, if any text follows', /^https:\/\/a\.example\.com.*/, [A]],
  ['any port', /^https:\/\/a\.example\.com:\d+/, [`${A}:*`]],
  ['any port and no port', /^https:\/\/a\.example\.com(:\d+)?$/, [`${A}:*`]],
  ['localhost, which has no certificate', /^localhost$/, ['http://localhost']],
  ['localhost, if the end is anchored', /^http:\/\/localhost$/, ['http://localhost']],
  ['localhost with any port', /^http:\/\/localhost/, ['http://localhost:*']],
  ['localhost with any port before any text', /^http:\/\/localhost[^$]*/, ['http://localhost:*']],
  ['localhost with a port', /^http:\/\/localhost:3000/, ['http://localhost:3000']],
  ['a loopback address', /^http:\/\/127\.0\.0\.1/, ['http://127.0.0.1:*']],
  [
    'a host that only contains the name localhost',
    /my-localhost\.example\.com$/,
    ['https://my-localhost.example.com', 'https://*.my-localhost.example.com'],
  ],
])('the suggestion is %s', (_, expression, patterns) => {
  expect(suggestPatterns(expression, {}).patterns).toEqual(patterns)
})

function apex(): string[] {
  return ['https://example.com', 'https://*.example.com']
}

test('there is no suggestion if one of the alternatives is not a host', () => {
  expect(suggestPatterns(/staging|example\.com$/, {}).patterns).toEqual([])
})

test('the suggestion has at most six patterns', () => {
  const expressionOf = (names: string) => new RegExp(`^https://(${names})\\.example\\.com$`)
  expect(suggestPatterns(expressionOf('a|b|c|d|e|f'), {}).patterns).toHaveLength(6)
  expect(suggestPatterns(expressionOf('a|b|c|d|e|f|g'), {}).patterns).toEqual([])
})

test.each<[origin: string, expression: RegExp, letsIn: string | undefined]>([
  ['none', /^https:\/\/a\.example\.com$/, undefined],
  [
    'a host in front of which a dot is not escaped',
    /^https:\/\/.*.example\.com$/,
    'https://evil-example.com',
  ],
  [
    'a longer host, if the end is not anchored',
    /^https:\/\/pr-\w+\.example\.com/,
    'https://pr-a.example.com.evil.example',
  ],
  ['a longer port, if the end is not anchored', /^https:\/\/a\.example\.com:844/, `${A}:8443`],
  // The highest port is 65535, so no other port begins with 8443.
  ['none, if the port cannot be longer', /^https:\/\/a\.example\.com:8443/, undefined],
  ['plain http', /^\w+:\/\/a\.example\.com$/, 'http://a.example.com'],
  ['plain http for an IPv6 address', /^\w+:\/\/\[::1\]:3000$/, 'http://[::1]:3000'],
  ['https for localhost', /^\w+:\/\/localhost:3000$/, 'https://localhost:3000'],
])('the origin that a regular expression lets in by mistake is %s', (_, expression, letsIn) => {
  expect(suggestPatterns(expression, {}).letsIn).toBe(letsIn)
})

test.each<[origin: string, expression: RegExp, adds: string | undefined]>([
  ['none', /^https:\/\/a\.example\.com$/, undefined],
  ['an origin without a port', /^https:\/\/a\.example\.com:\d+$/, A],
  ['an origin with several labels', /^https:\/\/[^.]+\.example\.com$/, 'https://a.b.example.com'],
])(
  'the origin that the patterns allow and the regular expression does not is %s',
  (_, expression, adds) => {
    expect(suggestPatterns(expression, {}).adds).toBe(adds)
  },
)
