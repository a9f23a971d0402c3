import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCors, type OriginPattern } from '../index.ts'
import { originPattern } from '../origin/origin-reference.test-util.ts'
import { codesOf, issueOf, issuesOf } from '../policy/policy.test-util.ts'

const FULL = 'Write it in full, such as "https://app.example.com".'
const LIST = 'Write a list of strings, or originsFrom(text).'
const STARS =
  'Write it like "https://*.example.com", "https://pr-*.example.com" or "http://localhost:*".'
const FILE =
  "Serve the page over http, or write a predicate: origin: (origin) => origin === 'file://'."

describe('known defect 5: an origin that is not in serialized form', () => {
  const TABLE: readonly (readonly [why: string, given: string, meant: string])[] = [
    ['a trailing slash', 'https://example.com/', 'https://example.com'],
    ['upper case', 'https://Example.COM', 'https://example.com'],
    ['an upper-case scheme', 'HTTPS://example.com', 'https://example.com'],
    ['the default port', 'https://example.com:443', 'https://example.com'],
    ['the default port of http', 'http://example.com:80', 'http://example.com'],
    ['a leading zero in the port', 'https://example.com:08443', 'https://example.com:8443'],
    ['a path', 'https://example.com/app/index.html', 'https://example.com'],
    ['a query', 'https://example.com?a=1', 'https://example.com'],
    ['a fragment', 'https://example.com#top', 'https://example.com'],
    ['Unicode', 'https://bücher.example', 'https://xn--bcher-kva.example'],
    ['a slash too few', 'https:/example.com', 'https://example.com'],
    ['no slashes', 'https:example.com', 'https://example.com'],
    ['a slash too many', 'https:///example.com', 'https://example.com'],
    ['backslashes', 'https:\\\\example.com\\a', 'https://example.com'],
    ['an @ in the path', 'https://example.com/@me', 'https://example.com'],
    ['a trailing dot', 'https://example.com.', 'https://example.com'],
    ['a trailing dot before the port', 'https://example.com.:8443', 'https://example.com:8443'],
    ['white space', ' https://example.com ', 'https://example.com'],
    ['a line feed', 'https://example.com\n', 'https://example.com'],
    ['no scheme', 'example.com', 'https://example.com'],
    ['no scheme, and a port', 'example.com:8443', 'https://example.com:8443'],
    ['no scheme, but slashes', '//example.com', 'https://example.com'],
    ['no scheme, on this machine', 'localhost:3000', 'http://localhost:3000'],
    ['no scheme, by address', '127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['no scheme, by IPv6 address', '[::1]:3000', 'http://[::1]:3000'],
    ['a short IPv4 address', 'http://127.1', 'http://127.0.0.1'],
    ['a hexadecimal IPv4 address', 'http://0x7f000001:8080', 'http://127.0.0.1:8080'],
    ['an IPv6 address in full', 'http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
    ['the URL of a WebSocket', 'wss://example.com', 'https://example.com'],
    [
      'the URL of a WebSocket without TLS',
      'ws://example.com:8080/socket',
      'http://example.com:8080',
    ],
    ['a custom scheme in upper case', 'Capacitor://localhost', 'capacitor://localhost'],
    ['a custom scheme and a slash', 'capacitor://localhost/', 'capacitor://localhost'],
    ['a pattern with a slash', 'https://*.example.com/', 'https://*.example.com'],
    ['a pattern in upper case', 'https://*.Example.com', 'https://*.example.com'],
    ['a pattern with the default port', 'https://*.example.com:443', 'https://*.example.com'],
    ['a pattern without a scheme', '*.example.com', 'https://*.example.com'],
    ['a port star without a scheme', 'localhost:*', 'http://localhost:*'],
    ['a port star and a slash', 'http://localhost:*/', 'http://localhost:*'],
    ['no scheme, but a colon in the path', 'example.com/a://b', 'https://example.com'],
    ['no scheme, below this machine', 'a.localhost:3000', 'https://a.localhost:3000'],
    ['a scheme that ends in ws', 'xws://example.com/', 'xws://example.com'],
    ['a label star and a path', 'https://PR-*.example.com/a', 'https://pr-*.example.com'],
    ['Unicode behind a star', 'https://*.bücher.example', 'https://*.xn--bcher-kva.example'],
  ]

  test.each(TABLE)('the fix corrects %s: %j', (_, given, meant) => {
    const issue = issueOf({ origin: given })
    expect(issue).toMatchObject({
      code: 'origin-not-serialized',
      path: ['origin'],
      value: given,
      fix: `Write "${meant}".`,
    })
    expect(issue.message).toContain(JSON.stringify(given))
    expect(codesOf({ origin: meant })).toEqual([])
  })

  test('the message says that a dot at the end makes another origin', () => {
    expect(issueOf({ origin: 'https://example.com.' }).message).toBe(
      'Cannot allow origin "https://example.com.": the dot at the end makes it a different origin. Write "https://example.com".',
    )
  })

  test('the message shows the form that browsers send', () => {
    expect(issueOf({ origin: 'https://Example.com/' }).message).toBe(
      'Cannot allow origin "https://Example.com/": browsers send "https://example.com". Write "https://example.com".',
    )
  })

  test('the message does not say that browsers send a pattern', () => {
    expect(issueOf({ origin: 'https://*.example.com/' }).message).toBe(
      'Cannot allow origin "https://*.example.com/": it would match nothing. Write "https://*.example.com".',
    )
  })

  test('the fix for any URL is valid and means the same origin', () => {
    const url = fc.tuple(
      fc.constantFrom('https:', 'http:', 'HTTPS:', 'Http:'),
      fc.oneof(
        fc.domain(),
        fc.domain().map((domain) => `${domain.toUpperCase()}.`),
        fc.domain().map((domain) => `bücher.${domain}`),
        fc.ipV4Extended(),
        fc.ipV6().map((address) => `[${address}]`),
      ),
      fc.constantFrom('', ':', ':80', ':443', ':8080', ':0443', ':65535'),
      fc.constantFrom('', '/', '/path', '?query', '#fragment', '/*', '//'),
    )
    let suggested = 0
    fc.assert(
      fc.property(url, ([scheme, host, port, rest]) => {
        const given = `${scheme}//${host}${port}${rest}`
        const origin = new URL(given).origin.replace(/\.(?=:\d+$|$)/, '')
        const [issue] = issuesOf({ origin: given })
        if (given === origin) return
        expect(issue).toMatchObject({ code: 'origin-not-serialized', fix: `Write "${origin}".` })
        expect(codesOf({ origin })).toEqual([])
        expect(createCors({ origin: origin as OriginPattern }).allows(origin)).toBe(true)
        suggested++
      }),
      { seed: 6454, numRuns: 2000 },
    )
    expect(suggested).toBeGreaterThan(1000)
  })

  test('the fix for a valid pattern with an addition is the pattern', () => {
    const change = fc.constantFrom<(pattern: string) => string>(
      (pattern) => `${pattern}/`,
      (pattern) => ` ${pattern}`,
      (pattern) => `${pattern}\t`,
      (pattern) => pattern.replace(/^\w+/, (scheme) => scheme.toUpperCase()),
    )
    fc.assert(
      fc.property(originPattern, change, (pattern, spoil) => {
        const issue = issueOf({ origin: spoil(pattern) })
        const expected = { code: 'origin-not-serialized', fix: `Write "${pattern}".` }
        expect(issue).toMatchObject(expected)
      }),
      { seed: 6454, numRuns: 1000 },
    )
  })
})

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

describe('a scheme that looks misspelled', () => {
  test.each([
    ['htps://app.example.com', 'https://app.example.com'],
    ['htpps://app.example.com', 'https://app.example.com'],
    ['htttps://app.example.com:8443', 'https://app.example.com:8443'],
    ['httsp://*.example.com', 'https://*.example.com'],
    ['ttps://app.example.com:443', 'https://app.example.com'],
    ['htp://app.example.com', 'https://app.example.com'],
    ['htp://localhost:3000', 'http://localhost:3000'],
    ['HTPS://App.example.com/', 'https://app.example.com'],
  ])('the fix corrects %s', (origin, meant) => {
    for (const credentials of [false, true]) {
      const issue = issueOf({ origin, credentials })
      expect(issue).toMatchObject({ code: 'origin-invalid', fix: `Write "${meant}".` })
      expect(issue.message).toMatch(/: "\w+" looks misspelled\. /)
      expect(codesOf({ origin: meant, credentials })).toEqual([])
    }
  })

  test.each([
    'capacitor://localhost',
    'ionic://localhost',
    'tauri://localhost',
    'app://.',
    'app://-',
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
    'ftps://example.com',
  ])('%s is accepted', (origin) => {
    expect(codesOf({ origin, credentials: true })).toEqual([])
  })
})

describe('origins of apps in a shell', () => {
  test('app://., the origin of Electron apps, can be listed, and matches nothing else', () => {
    const policy = createCors({ origin: 'app://.', credentials: true })
    expect(policy.allows('app://.')).toBe(true)
    for (const origin of ['app://', 'app://a', 'https://.', 'null']) {
      expect(policy.allows(origin)).toBe(false)
    }
  })

  test.each([
    ['vscode-webview://*', "origin.startsWith('vscode-webview://')"],
    ['chrome-extension://*', "origin.startsWith('chrome-extension://')"],
  ])('%s is refused, and the fix is a predicate', (origin, test) => {
    expect(issueOf({ origin })).toMatchObject({
      code: 'origin-pattern-invalid',
      fix: `Write a predicate: origin: (origin) => ${test}.`,
    })
  })

  test('a predicate is asked about the origins that the fixes name', async () => {
    const policy = createCors({
      origin: (origin) => origin.startsWith('vscode-webview://') || origin === 'file://',
    })
    expect(await policy.allows('vscode-webview://1l2k3j')).toBe(true)
    expect(await policy.allows('file://')).toBe(true)
    expect(await policy.allows('file:///a')).toBe(false)
  })
})

test('port 0 is refused, because no page is served from it', () => {
  for (const origin of ['http://localhost:0', 'https://example.com:0', 'http://localhost:00/']) {
    const issue = issueOf({ origin })
    expect(issue.code).toBe('origin-invalid')
    expect(issue.message).toContain(': no page is served from port 0. ')
  }
  const policy = createCors({ origin: 'http://localhost:*' })
  expect(policy.allows('http://localhost:0')).toBe(false)
  expect(policy.allows('http://localhost:1')).toBe(true)
})
