import { ADMIN, APP, EVIL } from '../policies/origins.js'
import type { ConformancePolicy } from '../policies/policy.js'
import { BY_ORIGIN, from, fromNowhere, preflight, answered, runs, runsUnread } from './build.js'

const READ_BY_APP = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': 'X-Left',
}
const READ_BY_ADMIN = { ...READ_BY_APP, 'Access-Control-Allow-Origin': ADMIN }

/** Rows in which the policy sets its headers on responses of every kind. */
export const answers: readonly ConformancePolicy[] = [
  {
    name: 'answers',
    source: {
      kind: 'options',
      options: {
        origin: [APP, ADMIN],
        credentials: true,
        methods: ['GET'],
        allowedHeaders: [],
        exposedHeaders: ['X-Left'],
      },
    },
    requests: [
      {
        name: 'actual GET from allowed origin, with status 204',
        knownDefects: [32],
        send: from(APP, 'GET', '/no-content'),
        expect: runs('/no-content', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, with status 204',
        knownDefects: [26],
        send: from(EVIL, 'GET', '/no-content'),
        expect: runsUnread('/no-content'),
      },
      {
        name: 'actual GET from allowed origin, with status 304',
        knownDefects: [32],
        send: from(APP, 'GET', '/not-modified', [['If-None-Match', '"1"']]),
        expect: runs('/not-modified', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'non-CORS GET from no origin, with status 304',
        knownDefects: [26],
        send: fromNowhere('GET', '/not-modified', [['If-None-Match', '"1"']]),
        expect: runsUnread('/not-modified'),
      },
      {
        name: 'actual GET from allowed origin, with status 401',
        knownDefects: [21],
        send: from(APP, 'GET', '/unauthorized'),
        expect: runs('/unauthorized', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, with status 401',
        knownDefects: [26],
        send: from(EVIL, 'GET', '/unauthorized'),
        expect: runsUnread('/unauthorized'),
      },
      {
        name: 'actual GET from allowed origin, with status 404',
        knownDefects: [21],
        send: from(APP, 'GET', '/missing'),
        expect: runs('/missing', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, with status 404',
        knownDefects: [26],
        send: from(EVIL, 'GET', '/missing'),
        expect: runsUnread('/missing'),
      },
      {
        name: 'non-CORS GET from no origin, with status 404',
        knownDefects: [26],
        send: fromNowhere('GET', '/missing'),
        expect: runsUnread('/missing'),
      },
      {
        name: 'actual PUT from allowed origin, of a route with only GET',
        knownDefects: [21],
        send: from(APP, 'PUT', '/get-only'),
        expect: runs('/missing', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, with status 500',
        knownDefects: [21],
        send: from(APP, 'GET', '/failed'),
        expect: runs('/failed', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, with status 500',
        knownDefects: [26],
        send: from(EVIL, 'GET', '/failed'),
        expect: runsUnread('/failed'),
      },
      {
        name: 'actual GET from allowed origin, redirected',
        knownDefects: [31],
        send: from(APP, 'GET', '/redirect'),
        expect: runs('/redirect', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, redirected',
        knownDefects: [26, 31],
        send: from(EVIL, 'GET', '/redirect'),
        expect: runsUnread('/redirect'),
      },
      {
        name: 'actual POST from allowed origin, redirected',
        knownDefects: [31],
        send: from(APP, 'POST', '/redirect', [['Content-Type', 'text/plain']], 'a=1'),
        expect: runs('/redirect', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, with a thrown response',
        knownDefects: [21],
        send: from(APP, 'GET', '/throw-response'),
        expect: runs('/throw-response', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, with a thrown response',
        knownDefects: [21, 26],
        send: from(EVIL, 'GET', '/throw-response'),
        expect: runsUnread('/throw-response'),
      },
      {
        name: 'actual GET from allowed origin, with a thrown redirect',
        knownDefects: [22, 31],
        send: from(APP, 'GET', '/throw-redirect'),
        expect: runs('/throw-redirect', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, with a thrown redirect',
        knownDefects: [22, 26],
        send: from(EVIL, 'GET', '/throw-redirect'),
        expect: runsUnread('/throw-redirect'),
      },
      {
        name: 'actual GET from allowed origin, with two cookies',
        knownDefects: [32],
        send: from(APP, 'GET', '/cookies'),
        expect: runs('/cookies', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, with two cookies',
        knownDefects: [32],
        send: from(EVIL, 'GET', '/cookies'),
        expect: runsUnread('/cookies'),
      },
      {
        name: 'actual GET from allowed origin, with the response of another server',
        knownDefects: [31],
        send: from(APP, 'GET', '/fetched'),
        expect: runs('/fetched', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, with the response of another server',
        knownDefects: [26, 31],
        send: from(EVIL, 'GET', '/fetched'),
        expect: runsUnread('/fetched'),
      },
      {
        name: 'actual GET from allowed origin, with a response object that is used for several requests',
        knownDefects: [30],
        send: from(APP, 'GET', '/shared'),
        expect: runs('/shared', READ_BY_APP, ['Accept-Encoding', 'Origin']),
      },
      {
        name: 'actual GET from allowed origin, with a response object that had the headers of another origin',
        knownDefects: [30],
        send: from(ADMIN, 'GET', '/shared'),
        expect: runs('/shared', READ_BY_ADMIN, ['Accept-Encoding', 'Origin']),
      },
      {
        name: 'actual GET from denied origin, with a response object that had the headers of an allowed origin',
        knownDefects: [30],
        send: from(EVIL, 'GET', '/shared'),
        expect: runs('/shared', {}, ['Accept-Encoding', 'Origin']),
      },
      {
        name: 'non-CORS GET from no origin, with a response object that had the headers of an allowed origin',
        knownDefects: [30],
        send: fromNowhere('GET', '/shared'),
        expect: runs('/shared', {}, ['Accept-Encoding', 'Origin']),
      },
      {
        name: 'actual GET from allowed origin, streamed',
        knownDefects: [32, 33],
        send: from(APP, 'GET', '/stream'),
        expect: runs('/stream', READ_BY_APP, BY_ORIGIN, { streamed: true }),
      },
      {
        name: 'actual GET from denied origin, streamed',
        knownDefects: [26, 33],
        send: from(EVIL, 'GET', '/stream'),
        expect: runsUnread('/stream', { streamed: true }),
      },
      {
        name: 'actual GET from allowed origin, failing after the head was sent',
        knownDefects: [34],
        send: from(APP, 'GET', '/break'),
        expect: runs('/break', READ_BY_APP, BY_ORIGIN, { cutOff: true }),
      },
      {
        name: 'preflight GET from allowed origin, after that failure',
        knownDefects: [34],
        send: preflight(APP, 'GET'),
        expect: answered(
          {
            'Access-Control-Allow-Origin': APP,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Methods': 'GET',
            'Access-Control-Max-Age': '7200',
          },
          BY_ORIGIN,
        ),
      },
    ],
  },
]
