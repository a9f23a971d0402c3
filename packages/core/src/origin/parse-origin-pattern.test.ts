import { describe, expect, test } from 'vitest'
import { parseOriginPattern } from './parse-origin-pattern.ts'

type Row = readonly [
  pattern: string,
  scheme: string,
  star: 'none' | 'subdomains' | 'label',
  host: string,
]

const VALID: readonly Row[] = [
  ['https://example.com', 'https', 'none', 'example.com'],
  ['http://example.com:8080', 'http', 'none', 'example.com'],
  ['http://127.0.0.1:3000', 'http', 'none', '127.0.0.1'],
  ['http://[::1]', 'http', 'none', '[::1]'],
  ['http://localhost:*', 'http', 'none', 'localhost'],
  ['http://127.0.0.1:*', 'http', 'none', '127.0.0.1'],
  ['http://[::1]:*', 'http', 'none', '[::1]'],
  ['https://foo_bar.example.com', 'https', 'none', 'foo_bar.example.com'],
  ['capacitor://localhost', 'capacitor', 'none', 'localhost'],
  ['chrome-extension://abcdefghijklmnop', 'chrome-extension', 'none', 'abcdefghijklmnop'],
  ['https://*.example.com', 'https', 'subdomains', 'example.com'],
  ['https://*.example.com:8443', 'https', 'subdomains', 'example.com'],
  ['https://*.example.com:*', 'https', 'subdomains', 'example.com'],
  ['https://*.com', 'https', 'subdomains', 'com'],
  ['http://*.localhost', 'http', 'subdomains', 'localhost'],
  ['https://*.xn--bcher-kva.example', 'https', 'subdomains', 'xn--bcher-kva.example'],
  ['https://pr-*.example.com', 'https', 'label', 'example.com'],
  ['https://*-team.example.com', 'https', 'label', 'example.com'],
  ['https://app-*-team.example.com', 'https', 'label', 'example.com'],
  ['https://a.pr-*.example.com', 'https', 'label', 'example.com'],
  ['https://pr-*.a.b.example.com', 'https', 'label', 'a.b.example.com'],
  ['https://a.*-x.example.com', 'https', 'label', 'example.com'],
  ['https://pr-*.com', 'https', 'label', 'com'],
  ['https://pr-*.example.com:8443', 'https', 'label', 'example.com'],
  ['https://pr-*.example.com:*', 'https', 'label', 'example.com'],
  ['https://-*.example.com', 'https', 'label', 'example.com'],
  ['https://*-.example.com', 'https', 'label', 'example.com'],
  ['https://-*-.example.com', 'https', 'label', 'example.com'],
  ['https://a--*.example.com', 'https', 'label', 'example.com'],
  ['https://a_b-*.example.com', 'https', 'label', 'example.com'],
]

const INVALID: readonly (readonly [why: string, pattern: string])[] = [
  ['nothing', ''],
  ['a star alone', '*'],
  ['null', 'null'],
  ['a star for the host', 'https://*'],
  ['a star for the host, and a port', 'https://*:8080'],
  ['a star for the host, and one for the port', 'https://*:*'],
  ['a star for the scheme', '*://example.com'],
  ['a star within the scheme', 'http*://example.com'],
  ['a star at the front of the scheme', '*s://example.com'],
  ['a star for the scheme of a short host', '*://a.bc'],
  ['a star for the scheme, and one for subdomains', '*://*.example.com'],
  ['two stars', 'https://*.*.example.com'],
  ['two stars in one label', 'https://*-*.example.com'],
  ['a double star', 'https://**.example.com'],
  ['a star in the last label', 'https://example.*'],
  ['a star in the last label, with a prefix', 'https://example.c-*'],
  ['a star in the middle', 'https://a.*.example.com'],
  ['a star that touches a letter before it', 'https://foo*.example.com'],
  ['a star that touches a letter after it', 'https://*foo.example.com'],
  ['a star that touches letters on both sides', 'https://a*b.example.com'],
  ['a star that touches a digit', 'https://pr1*.example.com'],
  ['a star that touches an underscore', 'https://pr_*.example.com'],
  ['a star before an underscore', 'https://*_x.example.com'],
  ['a star between a hyphen and a letter', 'https://pr-*x.example.com'],
  ['a star between a letter and a hyphen', 'https://x*-pr.example.com'],
  ['a star in front of the host without a dot', 'https://*example.com'],
  ['a star after a dot at the end', 'https://example.com.*'],
  ['a part of a port', 'https://example.com:80*'],
  ['a part of a port in front', 'https://example.com:*80'],
  ['two stars for a port', 'https://example.com:**'],
  ['a port and a star for one', 'http://localhost:8080:*'],
  ['the default port', 'https://*.example.com:443'],
  ['a star in an IPv4 address', 'http://127.0.0.*'],
  ['a star in front of an IPv4 address', 'http://*.0.0.1'],
  ['a label star in front of an IPv4 address', 'http://a-*.0.0.1'],
  ['a star in an IPv6 address', 'http://[2001:db8::*]'],
  ['port 0', 'https://*.example.com:0'],
  ['a path', 'https://*.example.com/'],
  ['a star in a path', 'https://example.com/*'],
  ['a star for all that follows', 'https://example.com*'],
  ['user information', 'https://*@example.com'],
  ['a query', 'https://*.example.com?'],
  ['upper case', 'https://*.Example.com'],
  ['a trailing dot', 'https://*.example.com.'],
  ['an empty label', 'https://*..example.com'],
  ['an empty label in front', 'https://.*.example.com'],
  ['no scheme', '*.example.com'],
  ['no scheme, for a port', 'localhost:*'],
  ['white space', 'https://*.example.com '],
  ['Unicode', 'https://*.bücher.example'],
  ['ftp, which no page has', 'ftp://example.com'],
  ['ws, which no page has', 'ws://example.com'],
  ['wss, which no page has', 'wss://*.example.com'],
  ['file, whose pages have opaque origins', 'file://*'],
  ['a port star without a host', 'https://:*'],
  ['a port star alone', ':*'],
]

describe('a valid origin pattern', () => {
  test.each(VALID)('%s is parsed', (pattern, scheme, star, host) => {
    expect(parseOriginPattern(pattern)).toEqual({ scheme, star, host })
  })
})

describe('a value that is not an origin pattern', () => {
  test.each(INVALID)('%s is refused: %j', (_, pattern) => {
    expect(parseOriginPattern(pattern)).toBeNull()
  })
})

test('schemes that begin with the name of a refused scheme are accepted', () => {
  expect(parseOriginPattern('ftps://example.com')).not.toBeNull()
  expect(parseOriginPattern('sftp://example.com')).not.toBeNull()
  expect(parseOriginPattern('ws+x://example.com')).not.toBeNull()
})
