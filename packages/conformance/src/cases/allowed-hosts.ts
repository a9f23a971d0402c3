import { APP, EVIL } from '../policies/origins.js'
import type { ConformancePolicy, ConformanceRequest } from '../policies/policy.js'
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

/** The hosts on which tests listen, and names that the table sends in `Host`. */
const HOSTS = ['127.0.0.1:*', 'localhost:*', '[::1]:*', 'api.example.com', '*.tenant.example.com']

const READ_BY_APP = { 'Access-Control-Allow-Origin': APP }
const hosted = (value: string) => [['Host', value]] as const

/**
 * The host of a page whose name was rebound to the address of the server. Its browser treats
 * requests as same-origin.
 */
const REBOUND = 'rebound.example:3001'

const names: readonly ConformanceRequest[] = [
  {
    name: 'actual GET from allowed origin, to a host with its port',
    send: from(APP, 'GET', '/ok'),
    expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
  },
  {
    name: 'actual GET from allowed origin, to a host without a port',
    send: from(APP, 'GET', '/ok', hosted('api.example.com')),
    expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
  },
  {
    name: 'actual GET from allowed origin, to a host in upper case',
    send: from(APP, 'GET', '/ok', hosted('API.Example.COM')),
    expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
  },
  {
    name: 'actual GET from allowed origin, to a subdomain that the star matches',
    send: from(APP, 'GET', '/ok', hosted('a.b.tenant.example.com')),
    expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
  },
  {
    name: 'actual GET from allowed origin, to the apex, which the star does not match',
    send: from(APP, 'GET', '/ok', hosted('tenant.example.com')),
    expect: REFUSED,
  },
  {
    name: 'actual GET from allowed origin, to a port, if the pattern has none',
    send: from(APP, 'GET', '/ok', hosted('api.example.com:8443')),
    expect: REFUSED,
  },
  {
    name: 'actual GET from allowed origin, to another host',
    send: from(APP, 'GET', '/ok', hosted(REBOUND)),
    expect: REFUSED,
  },
  {
    name: 'actual GET from allowed origin, to a look-alike',
    send: from(APP, 'GET', '/ok', hosted('api.example.com.evil.example')),
    expect: REFUSED,
  },
  {
    name: 'preflight PUT from allowed origin, to another host',
    send: from(APP, 'OPTIONS', '/ok', [
      ['Access-Control-Request-Method', 'PUT'],
      ...hosted(REBOUND),
    ]),
    expect: REFUSED,
  },
  {
    name: 'non-CORS GET from no origin, to another host',
    send: fromNowhere('GET', '/ok', hosted(REBOUND)),
    expect: REFUSED,
  },
  {
    name: 'non-CORS POST from no origin, to another host',
    send: fromNowhere('POST', '/echo', hosted(REBOUND), 'a=1'),
    expect: REFUSED,
  },
  {
    name: 'actual GET from denied origin',
    send: from(EVIL, 'GET', '/ok'),
    expect: runsUnread('/ok'),
  },
]

const strict: readonly ConformanceRequest[] = [
  {
    name: 'actual GET from allowed origin',
    send: from(APP, 'GET', '/ok'),
    expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
  },
  {
    name: 'actual POST from allowed origin, cross-site',
    send: from(APP, 'POST', '/echo', [['Sec-Fetch-Site', 'cross-site']], 'a=1'),
    expect: runs('/echo', READ_BY_APP, BY_ORIGIN, { body: 'a=1' }),
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
  {
    name: 'actual GET from denied origin',
    send: from(EVIL, 'GET', '/ok'),
    expect: REFUSED,
  },
  {
    name: 'actual HEAD from denied origin',
    send: from(EVIL, 'HEAD', '/ok'),
    expect: REFUSED,
  },
  {
    name: 'actual OPTIONS from denied origin',
    send: from(EVIL, 'OPTIONS', '/options'),
    expect: REFUSED,
  },
  {
    name: 'actual GET from null origin',
    send: from('null', 'GET', '/ok'),
    expect: REFUSED,
  },
  {
    name: "actual GET from denied origin, of another port of the server's host",
    send: from('http://{hostname}:1', 'GET', '/ok'),
    expect: REFUSED,
  },
  {
    name: 'actual GET from denied origin, the origin of the server',
    knownDefects: [37],
    send: from('http://{host}', 'GET', '/ok'),
    expect: runsUnread('/ok'),
  },
  {
    name: 'actual POST from denied origin, the origin of the server',
    knownDefects: [37],
    send: from('http://{host}', 'POST', '/echo', [['Sec-Fetch-Site', 'same-origin']], 'a=1'),
    expect: runsUnread('/echo', { body: 'a=1' }),
  },
  {
    name: 'actual POST from denied origin, of a name that was rebound to the server',
    send: from(`http://${REBOUND}`, 'POST', '/echo', hosted(REBOUND), 'a=1'),
    expect: REFUSED,
  },
  {
    name: 'actual GET from denied origin, of a name that was rebound to the server',
    send: from(`http://${REBOUND}`, 'GET', '/ok', hosted(REBOUND)),
    expect: REFUSED,
  },
  {
    name: 'non-CORS GET from no origin',
    knownDefects: [36],
    send: fromNowhere('GET', '/ok'),
    expect: runsUnread('/ok'),
  },
  {
    name: 'non-CORS POST from no origin, cross-site',
    send: fromNowhere('POST', '/echo', [['Sec-Fetch-Site', 'cross-site']], 'a=1'),
    expect: REFUSED,
  },
]

/** Rows for `allowedHosts`, and for `crossOriginProtection: 'all'`. */
export const allowedHosts: readonly ConformancePolicy[] = [
  {
    name: 'allowed-hosts',
    source: { kind: 'options', options: { origin: APP, allowedHosts: HOSTS } },
    requests: names,
  },
  {
    name: 'cross-origin-protection-all',
    source: {
      kind: 'options',
      options: {
        origin: APP,
        methods: ['PUT'],
        allowedHeaders: [],
        crossOriginProtection: 'all',
        allowedHosts: HOSTS,
      },
    },
    requests: strict,
  },
]
