import { ADMIN, APP, EVIL } from '../policies/origins.js'
import type { ConformancePolicy } from '../policies/policy.js'
import {
  answered,
  BY_ORIGIN,
  BY_ORIGIN_AND_QUESTION,
  from,
  fromNowhere,
  preflight,
  REFUSED,
  runs,
  runsUnread,
  WELL_KNOWN,
} from './build.js'

const READ_BY_APP = { 'Access-Control-Allow-Origin': APP }
const READ_BY_ADMIN = { 'Access-Control-Allow-Origin': ADMIN }
const PREFLIGHT = {
  ...READ_BY_APP,
  'Access-Control-Allow-Methods': `*, ${WELL_KNOWN}`,
  'Access-Control-Allow-Headers': '*, Authorization',
  'Access-Control-Max-Age': '7200',
}

export const exactOrigins: readonly ConformancePolicy[] = [
  {
    name: 'exact-origins',
    source: { kind: 'options', options: { origin: [APP, ADMIN] } },
    requests: [
      {
        name: 'actual GET from allowed origin',
        knownDefects: [23],
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, the second in the list',
        send: from(ADMIN, 'GET', '/ok'),
        expect: runs('/ok', READ_BY_ADMIN, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, in a field whose name is in lower case',
        send: { method: 'GET', path: '/ok', headers: [['origin', APP]] },
        expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, with a query that names another origin',
        send: from(APP, 'GET', `/ok?origin=${EVIL}`),
        expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, although it has Access-Control-Request-Method',
        send: from(APP, 'GET', '/ok', [['Access-Control-Request-Method', 'PUT']]),
        expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, with a Vary field in the request',
        knownDefects: [13],
        send: from(APP, 'GET', '/ok', [['Vary', 'X-Injected']]),
        expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual HEAD from allowed origin',
        send: from(APP, 'HEAD', '/ok'),
        expect: runs('/ok', READ_BY_APP, BY_ORIGIN, { body: '' }),
      },
      {
        name: 'actual DELETE from allowed origin',
        send: from(APP, 'DELETE', '/ok'),
        expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual POST from allowed origin, with a body',
        send: from(APP, 'POST', '/echo', [['Content-Type', 'text/plain']], 'grüße'),
        expect: runs('/echo', READ_BY_APP, BY_ORIGIN, { body: 'grüße' }),
      },
      {
        name: 'actual GET from denied origin, which reaches the application',
        knownDefects: [26, 36],
        send: from(EVIL, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'actual HEAD from denied origin',
        knownDefects: [26],
        send: from(EVIL, 'HEAD', '/ok'),
        expect: runsUnread('/ok', { body: '' }),
      },
      {
        name: 'actual POST from denied origin, which reaches the application: CORS does not stop forged requests',
        knownDefects: [36, 37],
        send: from(EVIL, 'POST', '/echo', [['Content-Type', 'text/plain']], 'a=1'),
        expect: runsUnread('/echo', { body: 'a=1' }),
      },
      {
        name: 'actual POST from denied origin, the origin of the server',
        knownDefects: [37],
        send: from('http://{host}', 'POST', '/echo', [['Content-Type', 'text/plain']], 'a=1'),
        expect: runsUnread('/echo', { body: 'a=1' }),
      },
      {
        name: 'actual GET from null origin',
        knownDefects: [26],
        send: from('null', 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'non-CORS GET from no origin',
        knownDefects: [26],
        send: fromNowhere('GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'non-CORS POST from no origin',
        knownDefects: [26],
        send: fromNowhere('POST', '/echo', [['Content-Type', 'text/plain']], 'from curl'),
        expect: runsUnread('/echo', { body: 'from curl' }),
      },
      {
        name: 'preflight PUT from allowed origin',
        send: preflight(APP, 'PUT'),
        expect: answered(PREFLIGHT, BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight PUT from allowed origin, the second in the list',
        send: preflight(ADMIN, 'PUT'),
        expect: answered({ ...PREFLIGHT, ...READ_BY_ADMIN }, BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight PUT from allowed origin, in fields whose names are in lower case',
        send: {
          method: 'OPTIONS',
          path: '/ok',
          headers: [
            ['origin', APP],
            ['access-control-request-method', 'PUT'],
            ['access-control-request-headers', 'x-a'],
          ],
        },
        expect: answered(
          { ...PREFLIGHT, 'Access-Control-Allow-Headers': '*, Authorization, x-a' },
          BY_ORIGIN_AND_QUESTION,
        ),
      },
      {
        name: 'preflight PUT from denied origin',
        knownDefects: [15, 26],
        send: preflight(EVIL, 'PUT', 'x-token'),
        expect: REFUSED,
      },
      {
        name: 'preflight GET from null origin',
        knownDefects: [15],
        send: preflight('null', 'GET'),
        expect: REFUSED,
      },
      {
        name: 'preflight PUT from malformed origin, in two fields',
        knownDefects: [15],
        send: preflight([APP, EVIL], 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'preflight PUT from denied origin, of a path without a route',
        knownDefects: [15, 16],
        send: preflight(EVIL, 'PUT', undefined, '/missing'),
        expect: REFUSED,
      },
      {
        name: 'preflight GET from allowed origin, of a route that requires authentication',
        knownDefects: [17],
        send: preflight(APP, 'GET', 'authorization', '/unauthorized'),
        expect: answered(PREFLIGHT, BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight GET from allowed origin, of a route that redirects',
        knownDefects: [17],
        send: preflight(APP, 'GET', undefined, '/redirect'),
        expect: answered(PREFLIGHT, BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight GET from allowed origin, of a route that throws',
        knownDefects: [16, 17],
        send: preflight(APP, 'GET', undefined, '/throw-response'),
        expect: answered(PREFLIGHT, BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'actual OPTIONS from allowed origin, without Access-Control-Request-Method',
        knownDefects: [14],
        send: from(APP, 'OPTIONS', '/options'),
        expect: runs('/options', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual OPTIONS from allowed origin, with only Access-Control-Request-Headers',
        knownDefects: [14],
        send: from(APP, 'OPTIONS', '/options', [['Access-Control-Request-Headers', 'x-a']]),
        expect: runs('/options', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual OPTIONS from denied origin, without Access-Control-Request-Method',
        knownDefects: [14],
        send: from(EVIL, 'OPTIONS', '/options'),
        expect: runsUnread('/options'),
      },
      {
        name: 'non-CORS OPTIONS from no origin, which the application answers',
        knownDefects: [14],
        send: fromNowhere('OPTIONS', '/options'),
        expect: runsUnread('/options'),
      },
      {
        name: 'non-CORS OPTIONS from no origin, although it has Access-Control-Request-Method',
        knownDefects: [14],
        send: fromNowhere('OPTIONS', '/options', [['Access-Control-Request-Method', 'PUT']]),
        expect: runsUnread('/options'),
      },
    ],
  },
]
