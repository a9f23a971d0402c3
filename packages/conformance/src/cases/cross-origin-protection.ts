import { APP, EVIL } from '../policies/origins.js'
import type { ConformancePolicy, HeaderLines } from '../policies/policy.js'
import {
  answered,
  BY_ORIGIN,
  from,
  fromNowhere,
  preflight,
  REFUSED,
  runs,
  runsUnread,
} from './build.js'

const READ_BY_APP = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Credentials': 'true',
}
const site = (value: string): HeaderLines => [
  ['Sec-Fetch-Site', value],
  ['Content-Type', 'text/plain'],
]
const TEXT: HeaderLines = [['Content-Type', 'text/plain']]

/**
 * Rows for `crossOriginProtection`, which has the algorithm of Go's
 * `net/http.CrossOriginProtection`.
 *
 * @see https://pkg.go.dev/net/http#CrossOriginProtection
 */
export const crossOriginProtection: readonly ConformancePolicy[] = [
  {
    name: 'cross-origin-protection',
    source: {
      kind: 'options',
      options: {
        origin: APP,
        credentials: true,
        methods: ['PUT'],
        allowedHeaders: [],
        crossOriginProtection: true,
      },
    },
    requests: [
      {
        name: 'actual GET from denied origin, with a safe method',
        knownDefects: [36],
        send: from(EVIL, 'GET', '/ok', site('cross-site')),
        expect: runsUnread('/ok'),
      },
      {
        name: 'actual HEAD from denied origin, with a safe method',
        send: from(EVIL, 'HEAD', '/ok', site('cross-site')),
        expect: runsUnread('/ok', { body: '' }),
      },
      {
        name: 'actual OPTIONS from denied origin, with a safe method',
        knownDefects: [14],
        send: from(EVIL, 'OPTIONS', '/options', site('cross-site')),
        expect: runsUnread('/options'),
      },
      {
        name: 'actual POST from denied origin',
        send: from(EVIL, 'POST', '/echo', TEXT, 'a=1'),
        expect: REFUSED,
      },
      {
        name: 'actual POST from denied origin, cross-site',
        send: from(EVIL, 'POST', '/echo', site('cross-site'), 'a=1'),
        expect: REFUSED,
      },
      {
        name: 'actual POST from denied origin, of another origin on the same site',
        send: from('https://blog.example.com', 'POST', '/echo', site('same-site'), 'a=1'),
        expect: REFUSED,
      },
      {
        name: 'actual DELETE from denied origin',
        send: from(EVIL, 'DELETE', '/ok'),
        expect: REFUSED,
      },
      {
        name: 'actual POST from null origin',
        send: from('null', 'POST', '/echo', TEXT, 'a=1'),
        expect: REFUSED,
      },
      {
        name: 'actual POST from malformed origin, in two fields, the origin of the server last',
        knownDefects: [28],
        send: from([EVIL, 'http://{host}'], 'POST', '/echo', TEXT, 'a=1'),
        expect: REFUSED,
      },
      {
        name: "actual POST from denied origin, of another port of the server's host",
        send: from('http://{hostname}:1', 'POST', '/echo', TEXT, 'a=1'),
        expect: REFUSED,
      },
      {
        name: "actual POST from denied origin, whose path is the server's host",
        send: from(`${EVIL}/{host}`, 'POST', '/echo', TEXT, 'a=1'),
        expect: REFUSED,
      },
      {
        name: 'actual POST from denied origin, the origin of the server, with Sec-Fetch-Site: same-origin',
        knownDefects: [37],
        send: from('http://{host}', 'POST', '/echo', site('same-origin'), 'a=1'),
        expect: runsUnread('/echo', { body: 'a=1' }),
      },
      {
        name: 'actual POST from denied origin, the origin of the server, without Sec-Fetch-Site',
        knownDefects: [37],
        send: from('http://{host}', 'POST', '/echo', TEXT, 'a=1'),
        expect: runsUnread('/echo', { body: 'a=1' }),
      },
      {
        name: 'actual POST from denied origin, the origin of the server behind a proxy that terminates TLS',
        knownDefects: [37],
        send: from('https://{host}', 'POST', '/echo', TEXT, 'a=1'),
        expect: runsUnread('/echo', { body: 'a=1' }),
      },
      {
        name: 'actual POST from denied origin, with Sec-Fetch-Site: none',
        send: from(EVIL, 'POST', '/echo', site('none'), 'a=1'),
        expect: runsUnread('/echo', { body: 'a=1' }),
      },
      {
        name: 'actual POST from denied origin, the origin of the server, with Sec-Fetch-Site: cross-site',
        send: from('http://{host}', 'POST', '/echo', site('cross-site'), 'a=1'),
        expect: REFUSED,
      },
      {
        name: 'actual POST from allowed origin, cross-site',
        send: from(APP, 'POST', '/echo', site('cross-site'), 'a=1'),
        expect: runs('/echo', READ_BY_APP, BY_ORIGIN, { body: 'a=1' }),
      },
      {
        name: 'actual PUT from allowed origin',
        send: from(APP, 'PUT', '/echo', TEXT, 'a=1'),
        expect: runs('/echo', READ_BY_APP, BY_ORIGIN, { body: 'a=1' }),
      },
      {
        name: 'non-CORS POST from no origin, of a program that is not a browser',
        knownDefects: [36],
        send: fromNowhere('POST', '/echo', TEXT, 'from curl'),
        expect: runsUnread('/echo', { body: 'from curl' }),
      },
      {
        name: 'non-CORS POST from no origin, same-origin',
        knownDefects: [37],
        send: fromNowhere('POST', '/echo', site('same-origin'), 'a=1'),
        expect: runsUnread('/echo', { body: 'a=1' }),
      },
      {
        name: 'non-CORS POST from no origin, cross-site',
        send: fromNowhere('POST', '/echo', site('cross-site'), 'a=1'),
        expect: REFUSED,
      },
      {
        name: 'non-CORS GET from no origin, cross-site, with a safe method',
        knownDefects: [26],
        send: fromNowhere('GET', '/ok', site('cross-site')),
        expect: runsUnread('/ok'),
      },
      {
        name: 'preflight PUT from denied origin',
        knownDefects: [15],
        send: preflight(EVIL, 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'preflight PUT from allowed origin',
        send: preflight(APP, 'PUT'),
        expect: answered(
          {
            ...READ_BY_APP,
            'Access-Control-Allow-Methods': 'PUT',
            'Access-Control-Max-Age': '7200',
          },
          BY_ORIGIN,
        ),
      },
    ],
  },
]
