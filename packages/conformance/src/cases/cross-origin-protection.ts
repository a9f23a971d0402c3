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

/** Requests that change something reach the application from allowed origins alone (the algorithm of Go's CrossOriginProtection). */
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
        name: 'actual GET from denied origin, which changes nothing',
        knownDefects: [36],
        send: from(EVIL, 'GET', '/ok', site('cross-site')),
        expect: runsUnread('/ok'),
      },
      {
        name: 'actual HEAD from denied origin, which changes nothing',
        send: from(EVIL, 'HEAD', '/ok', site('cross-site')),
        expect: runsUnread('/ok', { body: '' }),
      },
      {
        name: 'actual OPTIONS from denied origin, which changes nothing',
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
        name: 'actual POST from denied origin, of a sibling on the same site',
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
        name: "actual POST from malformed origin, in two fields, the server's own last",
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
        name: "actual POST from denied origin, the server's own, which the browser calls same-origin",
        knownDefects: [37],
        send: from('http://{host}', 'POST', '/echo', site('same-origin'), 'a=1'),
        expect: runsUnread('/echo', { body: 'a=1' }),
      },
      {
        name: "actual POST from denied origin, the server's own, of a browser that says nothing",
        knownDefects: [37],
        send: from('http://{host}', 'POST', '/echo', TEXT, 'a=1'),
        expect: runsUnread('/echo', { body: 'a=1' }),
      },
      {
        name: "actual POST from denied origin, the server's own behind a proxy that ends TLS",
        knownDefects: [37],
        send: from('https://{host}', 'POST', '/echo', TEXT, 'a=1'),
        expect: runsUnread('/echo', { body: 'a=1' }),
      },
      {
        name: 'actual POST from denied origin, which the user began',
        send: from(EVIL, 'POST', '/echo', site('none'), 'a=1'),
        expect: runsUnread('/echo', { body: 'a=1' }),
      },
      {
        name: "actual POST from denied origin, the server's own, which the browser calls cross-site",
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
        name: 'non-CORS POST from no origin, of no browser',
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
        name: 'non-CORS GET from no origin, cross-site, which changes nothing',
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
