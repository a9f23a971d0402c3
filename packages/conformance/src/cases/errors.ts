import { APP, EVIL } from '../policies/origins.js'
import type { ConformancePolicy } from '../policies/policy.js'
import { answered, BY_ORIGIN, from, fromNowhere, preflight, runs, runsUnread } from './build.js'

const ANYONE = { 'Access-Control-Allow-Origin': '*' }
const READ_BY_APP = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Credentials': 'true',
}

/** Rows in which the application throws an error, whose status a page can read. */
export const errors: readonly ConformancePolicy[] = [
  {
    name: 'errors',
    source: {
      kind: 'options',
      options: { origin: APP, credentials: true, methods: ['GET'], allowedHeaders: [] },
    },
    answersErrors: true,
    requests: [
      {
        name: 'actual GET from allowed origin, with a thrown error',
        knownDefects: [21],
        send: from(APP, 'GET', '/throw'),
        expect: runs('/throw', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual POST from allowed origin, with a thrown error',
        knownDefects: [21],
        send: from(APP, 'POST', '/throw', [['Content-Type', 'text/plain']], 'a=1'),
        expect: runs('/throw', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, with a thrown error',
        knownDefects: [21, 26],
        send: from(EVIL, 'GET', '/throw'),
        expect: runsUnread('/throw'),
      },
      {
        name: 'non-CORS GET from no origin, with a thrown error',
        knownDefects: [21, 26],
        send: fromNowhere('GET', '/throw'),
        expect: runsUnread('/throw'),
      },
      {
        name: 'actual GET from allowed origin, with a thrown response',
        knownDefects: [21],
        send: from(APP, 'GET', '/throw-response'),
        expect: runs('/throw-response', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, with a thrown redirect',
        knownDefects: [22],
        send: from(APP, 'GET', '/throw-redirect'),
        expect: runs('/throw-redirect', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, with status 500, without a thrown error',
        knownDefects: [21],
        send: from(APP, 'GET', '/failed'),
        expect: runs('/failed', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'preflight GET from allowed origin, of a route that throws',
        knownDefects: [16],
        send: preflight(APP, 'GET', undefined, '/throw'),
        expect: answered(
          {
            ...READ_BY_APP,
            'Access-Control-Allow-Methods': 'GET',
            'Access-Control-Max-Age': '7200',
          },
          BY_ORIGIN,
        ),
      },
    ],
  },
  {
    name: 'errors-for-anyone',
    source: { kind: 'options', options: { origin: '*' } },
    answersErrors: true,
    requests: [
      {
        name: 'actual GET from allowed origin, with a thrown error',
        knownDefects: [21],
        send: from(APP, 'GET', '/throw'),
        expect: runs('/throw', ANYONE, []),
      },
      {
        name: 'non-CORS GET from no origin, with a thrown error',
        knownDefects: [21, 27],
        send: fromNowhere('GET', '/throw'),
        expect: runs('/throw', ANYONE, []),
      },
    ],
  },
]
