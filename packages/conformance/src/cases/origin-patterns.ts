import { EVIL } from '../policies/origins.js'
import type { ConformancePolicy, ConformanceRequest } from '../policies/policy.js'
import { answered, BY_ORIGIN, from, preflight, REFUSED, runs, runsUnread } from './build.js'

function read(name: string, origin: string): ConformanceRequest {
  const cors = { 'Access-Control-Allow-Origin': origin }
  return { name, send: from(origin, 'GET', '/ok'), expect: runs('/ok', cors, BY_ORIGIN) }
}

function unread(
  name: string,
  origin: string | readonly string[],
  knownDefect = 7,
): ConformanceRequest {
  return {
    name,
    knownDefects: [knownDefect],
    send: from(origin, 'GET', '/ok'),
    expect: runsUnread('/ok'),
  }
}

export const originPatterns: readonly ConformancePolicy[] = [
  {
    name: 'subdomains',
    source: {
      kind: 'options',
      options: { origin: 'https://*.example.com', methods: ['PUT'], allowedHeaders: [] },
    },
    requests: [
      read('actual GET from allowed origin, one label below', 'https://a.example.com'),
      read('actual GET from allowed origin, three labels below', 'https://a.b.c.example.com'),
      read('actual GET from allowed origin, with hyphens', 'https://pr-12-x.example.com'),
      read('actual GET from allowed origin, with an underscore', 'https://my_app.example.com'),
      read('actual GET from allowed origin, in punycode', 'https://xn--bcher-kva.example.com'),
      unread('actual GET from denied origin, the apex', 'https://example.com'),
      unread('actual GET from denied origin, without the dot', 'https://evilexample.com'),
      unread(
        'actual GET from denied origin, with a hyphen in place of the dot',
        'https://evil-example.com',
      ),
      unread(
        'actual GET from denied origin, with more text at the end',
        'https://a.example.com.evil.example',
      ),
      unread('actual GET from denied origin, of another scheme', 'http://a.example.com', 9),
      unread('actual GET from denied origin, of another port', 'https://a.example.com:8443'),
      unread('actual GET from denied origin, with a dot at the end', 'https://a.example.com.'),
      unread('actual GET from malformed origin, an empty label', 'https://.example.com'),
      unread('actual GET from malformed origin, an empty label within', 'https://a..example.com'),
      unread('actual GET from malformed origin, the pattern itself', 'https://*.example.com'),
      unread('actual GET from malformed origin, in a path', `${EVIL}/a.example.com`),
      unread('actual GET from malformed origin, in user information', 'https://a@b.example.com'),
      unread('actual GET from malformed origin, in two fields, the allowed one last', [
        EVIL,
        'https://a.example.com',
      ]),
      {
        name: 'preflight PUT from allowed origin',
        send: preflight('https://a.example.com', 'PUT'),
        expect: answered(
          {
            'Access-Control-Allow-Origin': 'https://a.example.com',
            'Access-Control-Allow-Methods': 'PUT',
            'Access-Control-Max-Age': '7200',
          },
          BY_ORIGIN,
        ),
      },
      {
        name: 'preflight PUT from denied origin, the apex',
        knownDefects: [7, 15],
        send: preflight('https://example.com', 'PUT'),
        expect: REFUSED,
      },
    ],
  },
  {
    name: 'any-port',
    source: {
      kind: 'options',
      options: { origin: ['http://localhost:*', 'https://*.dev.example.com:*'] },
    },
    requests: [
      read('actual GET from allowed origin, of the default port', 'http://localhost'),
      read('actual GET from allowed origin, of port 5173', 'http://localhost:5173'),
      read('actual GET from allowed origin, below, of port 8443', 'https://a.dev.example.com:8443'),
      read(
        'actual GET from allowed origin, below, of the default port',
        'https://a.dev.example.com',
      ),
      unread('actual GET from denied origin, of another scheme', 'https://localhost:5173', 9),
      unread('actual GET from denied origin, the apex', 'https://dev.example.com:8443'),
      unread(
        'actual GET from denied origin, with more text at the end',
        'http://localhost.evil.example:5173',
      ),
      unread(
        'actual GET from denied origin, with more text at the start',
        'http://evil-localhost:5173',
      ),
      unread(
        'actual GET from denied origin, an address in place of the name',
        'http://127.0.0.1:5173',
      ),
      unread(
        'actual GET from malformed origin, with a name as its port',
        'http://localhost:evil.example',
      ),
      unread(
        'actual GET from malformed origin, with a port that is too high',
        'http://localhost:65536',
      ),
      unread('actual GET from malformed origin, the pattern itself', 'http://localhost:*'),
      unread(
        'actual GET from malformed origin, with user information in place of a port',
        'http://localhost:1@evil.example',
      ),
    ],
  },
  {
    name: 'part-of-a-label',
    source: {
      kind: 'options',
      options: {
        origin: ['https://pr-*.preview.example.com', 'https://myapp-*-myteam.vercel.app'],
      },
    },
    requests: [
      read(
        'actual GET from allowed origin, at the end of the label',
        'https://pr-12.preview.example.com',
      ),
      read(
        'actual GET from allowed origin, with one more hyphen',
        'https://pr-a-b.preview.example.com',
      ),
      read(
        'actual GET from allowed origin, within the label',
        'https://myapp-git-main-myteam.vercel.app',
      ),
      unread(
        'actual GET from denied origin, with an empty text in place of the star',
        'https://pr-.preview.example.com',
      ),
      unread(
        'actual GET from denied origin, with a dot in place of the star',
        'https://pr-a.b.preview.example.com',
      ),
      unread(
        'actual GET from denied origin, with an underscore in place of the star',
        'https://pr-a_b.preview.example.com',
      ),
      unread(
        'actual GET from denied origin, with more text at the start',
        'https://xpr-1.preview.example.com',
      ),
      unread('actual GET from denied origin, a subdomain', 'https://a.pr-1.preview.example.com'),
      unread(
        'actual GET from denied origin, with more text at the end',
        'https://pr-1.preview.example.com.evil.example',
      ),
      unread('actual GET from denied origin, of another team', 'https://myapp-x-evil.vercel.app'),
      unread(
        'actual GET from denied origin, of a team whose name has the same end',
        'https://myapp-x-notmyteam.vercel.app',
      ),
      unread(
        'actual GET from denied origin, of another application',
        'https://evil-x-myteam.vercel.app',
      ),
      unread(
        'actual GET from denied origin, with one hyphen in place of two',
        'https://myapp-myteam.vercel.app',
      ),
      unread(
        'actual GET from denied origin, with a dot in place of a hyphen',
        'https://myapp-x.evil-myteam.vercel.app',
      ),
      unread(
        'actual GET from denied origin, of another port',
        'https://pr-1.preview.example.com:8443',
      ),
      unread(
        'actual GET from denied origin, of another scheme',
        'http://pr-1.preview.example.com',
        9,
      ),
    ],
  },
  {
    name: 'unusual-origins',
    source: {
      kind: 'options',
      options: {
        origin: [
          'http://127.0.0.1:3000',
          'http://[::1]:3000',
          'https://xn--bcher-kva.example',
          'capacitor://localhost',
          'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
        ],
      },
    },
    requests: [
      read('actual GET from allowed origin, an IPv4 address', 'http://127.0.0.1:3000'),
      read('actual GET from allowed origin, an IPv6 address', 'http://[::1]:3000'),
      read('actual GET from allowed origin, in punycode', 'https://xn--bcher-kva.example'),
      read('actual GET from allowed origin, of an application on a phone', 'capacitor://localhost'),
      read(
        'actual GET from allowed origin, of an extension',
        'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
      ),
      unread('actual GET from denied origin, of another extension', 'chrome-extension://evil'),
      unread(
        'actual GET from denied origin, the same name on another scheme',
        'http://localhost',
        9,
      ),
      unread('actual GET from malformed origin, an address in octal', 'http://0177.0.0.1:3000'),
      unread(
        'actual GET from malformed origin, an address that is not compressed',
        'http://[0:0:0:0:0:0:0:1]:3000',
      ),
    ],
  },
]
