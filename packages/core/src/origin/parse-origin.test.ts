import { describe, expect, test } from 'vitest'
import { MAX_ORIGIN_LENGTH, parseOrigin } from './parse-origin.ts'

const LABEL_63 = 'a'.repeat(63)
const HOST_253 = `${LABEL_63}.${LABEL_63}.${LABEL_63}.${'b'.repeat(57)}.com`

const VALID: readonly (readonly [origin: string, scheme: string, host: string, port: string])[] = [
  ['https://example.com', 'https', 'example.com', ''],
  ['http://example.com', 'http', 'example.com', ''],
  ['https://a.b.c.d.e.example.com', 'https', 'a.b.c.d.e.example.com', ''],
  ['http://localhost', 'http', 'localhost', ''],
  ['http://localhost:3000', 'http', 'localhost', ':3000'],
  ['https://example.com:8443', 'https', 'example.com', ':8443'],
  ['http://example.com:443', 'http', 'example.com', ':443'],
  ['https://example.com:80', 'https', 'example.com', ':80'],
  ['https://example.com:1', 'https', 'example.com', ':1'],
  ['https://example.com:65535', 'https', 'example.com', ':65535'],
  ['http://127.0.0.1', 'http', '127.0.0.1', ''],
  ['http://127.0.0.1:8080', 'http', '127.0.0.1', ':8080'],
  ['https://0.0.0.0', 'https', '0.0.0.0', ''],
  ['https://255.255.255.255', 'https', '255.255.255.255', ''],
  ['http://[::1]', 'http', '[::1]', ''],
  ['http://[::1]:90', 'http', '[::1]', ':90'],
  ['http://[::]', 'http', '[::]', ''],
  ['https://[2001:db8::1]:9090', 'https', '[2001:db8::1]', ':9090'],
  ['https://[2001:db8:0:1:1:1:1:1]', 'https', '[2001:db8:0:1:1:1:1:1]', ''],
  ['https://[::ffff:102:304]', 'https', '[::ffff:102:304]', ''],
  ['https://xn--bcher-kva.example', 'https', 'xn--bcher-kva.example', ''],
  ['https://xn--maana-pta.xn--p1ai', 'https', 'xn--maana-pta.xn--p1ai', ''],
  ['https://foo_bar.example.com', 'https', 'foo_bar.example.com', ''],
  ['https://_dmarc.example.com', 'https', '_dmarc.example.com', ''],
  ['https://a-b.example.com', 'https', 'a-b.example.com', ''],
  ['https://a--b.example.com', 'https', 'a--b.example.com', ''],
  ['https://-a.example.com', 'https', '-a.example.com', ''],
  ['https://a-.example.com', 'https', 'a-.example.com', ''],
  ['https://1.example.com', 'https', '1.example.com', ''],
  ['https://1.2.3.4.example.com', 'https', '1.2.3.4.example.com', ''],
  ['https://com', 'https', 'com', ''],
  [`https://${LABEL_63}.com`, 'https', `${LABEL_63}.com`, ''],
  [`https://${HOST_253}`, 'https', HOST_253, ''],
  [`https://${HOST_253}:65535`, 'https', HOST_253, ':65535'],
  [
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
    'chrome-extension',
    'abcdefghijklmnopabcdefghijklmnop',
    '',
  ],
  [
    'moz-extension://0b4a4a4a-1111-2222-3333-444455556666',
    'moz-extension',
    '0b4a4a4a-1111-2222-3333-444455556666',
    '',
  ],
  // Safari gives its extensions new names at each start, in upper case.
  [
    'safari-web-extension://140BB581-A2C0-422A-9DD3-6982A5ABEE5E',
    'safari-web-extension',
    '140BB581-A2C0-422A-9DD3-6982A5ABEE5E',
    '',
  ],
  ['capacitor://localhost', 'capacitor', 'localhost', ''],
  ['tauri://localhost', 'tauri', 'localhost', ''],
  ['app+v1.2-x://host:80', 'app+v1.2-x', 'host', ':80'],
  // Electron apps serve pages from this origin.
  ['app://.', 'app', '.', ''],
  ['app://-', 'app', '-', ''],
]

const INVALID: readonly (readonly [why: string, value: string])[] = [
  ['nothing', ''],
  ['white space alone', ' '],
  ['the opaque origin', 'null'],
  ['the opaque origin in upper case', 'NULL'],
  ['the wildcard', '*'],
  ['a trailing slash', 'https://example.com/'],
  ['a path', 'https://example.com/path'],
  ['a dot segment', 'https://example.com/.'],
  ['a query', 'https://example.com?a=1'],
  ['an empty query', 'https://example.com?'],
  ['a fragment', 'https://example.com#a'],
  ['an empty fragment', 'https://example.com#'],
  ['upper case in the host', 'https://Example.com'],
  ['upper case in the scheme', 'HTTPS://example.com'],
  ['upper case in an IPv6 address', 'http://[2001:DB8::1]'],
  ['the default port of https', 'https://example.com:443'],
  ['the default port of http', 'http://example.com:80'],
  ['port 0', 'https://example.com:0'],
  ['port 0 with another scheme', 'app://host:0'],
  ['an empty port', 'https://example.com:'],
  ['a port that is too large', 'https://example.com:65536'],
  ['a port of six digits', 'https://example.com:100000'],
  ['a port with a leading zero', 'https://example.com:08080'],
  ['a negative port', 'https://example.com:-1'],
  ['a port with a sign', 'https://example.com:+80'],
  ['letters for a port', 'https://example.com:http'],
  ['a star for a port', 'https://example.com:*'],
  ['two ports', 'https://example.com:80:80'],
  ['a star in the host', 'https://*.example.com'],
  ['no scheme', 'example.com'],
  ['no scheme, but a port', 'example.com:80'],
  ['a relative scheme', '//example.com'],
  ['an empty scheme', '://example.com'],
  ['a scheme alone', 'https://'],
  ['a scheme and a colon', 'https:'],
  ['one slash', 'https:/example.com'],
  ['no slash', 'https:example.com'],
  ['three slashes', 'https:///example.com'],
  ['backslashes', 'https:\\\\example.com'],
  ['a scheme that begins with a digit', '1http://example.com'],
  ['a scheme that begins with a hyphen', '-http://example.com'],
  ['a port without a host', 'https://:80'],
  ['user information', 'https://user@example.com'],
  ['user information and a password', 'https://user:secret@example.com'],
  ['empty user information', 'https://@example.com'],
  ['a trailing dot', 'https://example.com.'],
  ['a trailing dot before a port', 'https://example.com.:8080'],
  ['a leading dot', 'https://.example.com'],
  ['an empty label', 'https://a..example.com'],
  ['a dot alone', 'https://.'],
  ['no host with another scheme', 'app://'],
  ['a file', 'file://'],
  ['a file with a host', 'file://host'],
  ['a file with a path', 'file:///etc/passwd'],
  ['a data URL', 'data:text/html,a'],
  ['a blob URL', 'blob:https://example.com/1'],
  ['Unicode in the host', 'https://bücher.example'],
  ['full-width letters', 'https://ｅxample.com'],
  ['the ideographic full stop', 'https://example。com'],
  ['a soft hyphen', 'https://exam­ple.com'],
  ['a zero-width joiner', 'https://exam‍ple.com'],
  ['a Kelvin sign, which lower-cases to k', 'https://Kelvin.example'],
  ['a dotted capital I', 'https://İ.example'],
  ['an unpaired surrogate', 'https://\ud800.example'],
  ['punycode in upper case', 'https://XN--BCHER-KVA.example'],
  ['percent-encoding', 'https://ex%61mple.com'],
  ['a percent-encoded dot', 'https://example%2ecom'],
  ['white space before', ' https://example.com'],
  ['white space after', 'https://example.com '],
  ['white space within', 'https://exa mple.com'],
  ['a tab within', 'https://exam\tple.com'],
  ['a line feed within', 'https://exam\nple.com'],
  ['a line feed after', 'https://example.com\n'],
  ['a carriage return and a header', 'https://example.com\r\nX-Evil: 1'],
  ['a null character', 'https://example.com\0'],
  ['a null character within', 'https://exam\0ple.com'],
  ['DEL', 'https://example.com\x7f'],
  ['a byte of Latin-1', 'https://example.com\xa0'],
  ['two origins, comma-separated', 'https://example.com,https://example.org'],
  ['two origins, as joined from two fields', 'https://example.com, https://example.com'],
  ['two origins, space-separated', 'https://example.com https://example.org'],
  ['an origin and null', 'https://example.com, null'],
  ['an IPv4 address in hexadecimal', 'http://0x7f.0.0.1'],
  ['an IPv4 address in octal', 'http://0177.0.0.1'],
  ['an IPv4 address as one number', 'http://2130706433'],
  ['a short IPv4 address', 'http://127.1'],
  ['an IPv4 address with leading zeros', 'http://127.000.000.001'],
  ['an IPv4 address with a trailing dot', 'http://127.0.0.1.'],
  ['an IPv4 address that is too large', 'http://256.0.0.1'],
  ['an IPv4 address of five parts', 'http://1.2.3.4.5'],
  ['a name that ends in a number', 'http://example.1'],
  ['a name that ends in a hexadecimal number', 'http://example.0x1'],
  ['an IPv6 address that is not compressed', 'http://[0:0:0:0:0:0:0:1]'],
  ['an IPv6 address with leading zeros', 'http://[2001:0db8::1]'],
  ['an IPv6 address with an IPv4 part', 'http://[::ffff:1.2.3.4]'],
  ['an IPv6 address with a zone', 'http://[fe80::1%25eth0]'],
  ['an IPv6 address compressed in the wrong place', 'http://[2001:db8:0:0:1::1]'],
  ['an IPv6 address without brackets', 'http://::1'],
  ['an open bracket', 'http://[::1'],
  ['a closing bracket', 'http://::1]'],
  ['empty brackets', 'http://[]'],
  ['brackets around a name', 'http://[example.com]'],
  ['brackets within', 'http://a[b].com'],
  ['an apostrophe', "https://o'brien.example"],
  ['quotes', '"https://example.com"'],
  ['angle brackets', '<https://example.com>'],
  ['a pipe', 'https://a|b.example'],
  ['a caret', 'https://a^b.example'],
  ['a semicolon', 'https://example.com;'],
  ['an ampersand', 'https://a&b.example'],
  ['a tilde', 'https://~.example'],
]

describe('a serialized tuple origin', () => {
  test.each(VALID)('%s is parsed', (origin, scheme, host, port) => {
    expect(parseOrigin(origin)).toEqual({ scheme, host, port })
  })
})

describe('a value that no browser sends', () => {
  test.each(INVALID)('%s is refused: %j', (_, value) => {
    expect(parseOrigin(value)).toBeNull()
  })
})

describe('the length of an origin', () => {
  // No browser sends this scheme, but it is refused only if it is too long.
  const scheme = `a${'b'.repeat(63)}`
  const longest = `${scheme}://${HOST_253}:65535`

  test('an origin with the longest possible scheme, host and port is parsed', () => {
    expect(longest).toHaveLength(MAX_ORIGIN_LENGTH)
    expect(parseOrigin(longest)).toEqual({ scheme, host: HOST_253, port: ':65535' })
  })

  test('an origin with one character more is refused', () => {
    expect(parseOrigin(`c${longest}`)).toBeNull()
  })

  test('an origin of a megabyte is refused', () => {
    expect(parseOrigin(`https://${'a'.repeat(1 << 20)}.com`)).toBeNull()
    expect(parseOrigin('a'.repeat(1 << 20))).toBeNull()
  })
})

test('every character that origins do not have is refused at any place', () => {
  const accepted = new Set<string>()
  for (let code = 0; code < 0x180; code++) {
    const c = String.fromCharCode(code)
    for (const value of [
      `https://a${c}b.example`,
      `https://example.com${c}`,
      `${c}https://a.example`,
    ]) {
      if (parseOrigin(value) !== null) accepted.add(c)
    }
  }
  expect([...accepted].toSorted().join('')).toBe('-.0123456789_abcdefghijklmnopqrstuvwxyz')
})
