import { describe, expect, test } from 'vitest'
import { createCors } from '../index.ts'
import { codesOf, issueOf } from '../policy/policy.test-util.ts'

const FULL = 'Write it in full, such as "https://app.example.com".'
const LIST = 'Write a list of strings, or originsFrom(text).'
const STARS =
  'Write it like "https://*.example.com", "https://pr-*.example.com" or "http://localhost:*".'
const FILE =
  "Serve the page over http, or write a predicate: origin: (origin) => origin === 'file://'."

describe('an origin that cannot be corrected', () => {
  test.each([
    ['two origins in one string', 'https://a.example, https://b.example', 'origin-invalid', LIST],
    ['two origins with a space', 'https://a.example https://b.example', 'origin-invalid', LIST],
    [
      'two origins with a line feed',
      'https://a.example\nhttps://b.example',
      'origin-invalid',
      LIST,
    ],
    ['two origins with a tab', 'https://a.example\thttps://b.example', 'origin-invalid', LIST],
    ['two origins with a semicolon', 'https://a.example;https://b.example', 'origin-invalid', LIST],
    ['a list with stars', 'https://*.a.example, https://*.b.example', 'origin-invalid', LIST],
    ['a file', 'file:///index.html', 'origin-invalid', FILE],
    ['a file in upper case', 'FILE://', 'origin-invalid', FILE],
    ['a scheme alone', 'https://', 'origin-invalid', FULL],
    ['a path alone', '/app', 'origin-invalid', FULL],
    ['an empty label', 'https://a..example.com', 'origin-invalid', FULL],
    ['a port out of range', 'https://example.com:65536', 'origin-invalid', FULL],
    ['an IPv4 address out of range', 'http://256.1.1.1', 'origin-invalid', FULL],
    ['ftp', 'ftp://example.com', 'origin-invalid', FULL],
    ['a path with a dot', '/app.html', 'origin-invalid', FULL],
    ['a path and white space', ' /app ', 'origin-invalid', FULL],
    ['file: in a path', 'https://a..b/file:', 'origin-invalid', FULL],
    ['a port star and a path', 'http://localhost:*/path', 'origin-pattern-invalid', STARS],
    ['a star for the host', 'https://*', 'origin-pattern-invalid', STARS],
    ['a star for the host, over http', 'http://*', 'origin-pattern-invalid', STARS],
    ['two stars in the origin of an app', 'app://*.*.example', 'origin-pattern-invalid', STARS],
    ['a star in the last label', 'https://example.*', 'origin-pattern-invalid', STARS],
    ['a star in the middle', 'https://a.*.example.com', 'origin-pattern-invalid', STARS],
    ['two stars', 'https://*.*.example.com', 'origin-pattern-invalid', STARS],
    ['a star for the scheme', '*://example.com', 'origin-pattern-invalid', STARS],
    ['a star for part of the port', 'http://localhost:30*', 'origin-pattern-invalid', STARS],
    ['a star on both sides', '*example*', 'origin-pattern-invalid', STARS],
  ])('the message explains %s: %j', (_, origin, code, fix) => {
    const issue = issueOf({ origin })
    expect(issue).toMatchObject({ code, path: ['origin'], value: origin, fix })
    expect(issue.message.startsWith(`Cannot allow origin ${JSON.stringify(origin)}: `)).toBe(true)
  })

  test('known defect 7: a star next to a letter is refused, because it would match look-alikes', () => {
    for (const origin of [
      'https://*example.com',
      'https://my-app*.vercel.app',
      'https://a*b.example.com',
    ]) {
      expect(codesOf({ origin })).toEqual(['origin-pattern-invalid'])
    }
  })
})

describe('a text that could mean several origins', () => {
  test.each([
    'http:@www.example.com',
    'http::b@host',
    'mailto:a@b.c',
    'https://user:secret@example.com',
    'https://example.com@evil.com',
    'https:\\\\example.com@evil.com',
    '//example.com@evil.com',
    'example.com@evil.com',
    'https://example.com@evil.com:8443',
    'https//app.example.com',
    'https.//app.example.com',
    'https://https://app.example.com',
    'http://http://localhost',
    'javascript:alert(1.5)',
    'data:text/html,1.2',
  ])('%s gets no suggestion', (origin) => {
    const { code, fix } = issueOf({ origin })
    expect(code).toBe('origin-invalid')
    expect([FULL, LIST]).toContain(fix)
  })
})

test('port 0 is refused, because no page is served from it', () => {
  for (const origin of ['http://localhost:0', 'https://example.com:0', 'http://localhost:00/']) {
    const issue = issueOf({ origin })
    expect(issue.code).toBe('origin-invalid')
    expect(issue.message).toContain(': no page is served from port 0. ')
  }
  const { message } = issueOf({ origin: 'https://a..example.com:08443' })
  expect(message).toContain(': no page can have such an origin. ')
  const policy = createCors({ origin: 'http://localhost:*' })
  expect(policy.allows('http://localhost:0')).toBe(false)
  expect(policy.allows('http://localhost:1')).toBe(true)
})
