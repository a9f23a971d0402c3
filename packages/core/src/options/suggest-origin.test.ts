import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCors, type OriginPattern } from '../index.ts'
import { originPattern } from '../origin/origin-arbitraries.test-util.ts'
import { codesOf, issueOf, issuesOf } from '../policy/policy.test-util.ts'

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
    ['no slashes, and an @ in the path', 'https:example.com/@me', 'https://example.com'],
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
