import { APP, EVIL, FAILING, SILENT, TRUTHY } from '../policies/origins.js'
import type { ConformancePolicy } from '../policies/policy.js'
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

const READ_BY_APP = { 'Access-Control-Allow-Origin': APP }
const PREFLIGHT = {
  ...READ_BY_APP,
  'Access-Control-Allow-Methods': 'PUT, DELETE',
  'Access-Control-Max-Age': '7200',
}
const OPTIONS = { methods: ['PUT', 'DELETE'], allowedHeaders: [] }

export const predicates: readonly ConformancePolicy[] = [
  {
    name: 'predicate',
    source: { kind: 'predicate', predicate: 'by-origin', timeoutSeconds: 5, options: OPTIONS },
    requests: [
      {
        name: 'actual GET from allowed origin',
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from allowed origin',
        send: preflight(APP, 'PUT'),
        expect: answered(PREFLIGHT, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin',
        knownDefects: [26],
        send: from(EVIL, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'preflight PUT from denied origin',
        knownDefects: [15],
        send: preflight(EVIL, 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'actual GET from denied origin, for which the predicate throws',
        knownDefects: [36],
        send: from(FAILING, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'preflight PUT from denied origin, for which the predicate throws',
        knownDefects: [15],
        send: preflight(FAILING, 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'actual GET from denied origin, for which the predicate returns 1',
        knownDefects: [2],
        send: from(TRUTHY, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'actual GET from null origin, about which the predicate is not asked',
        send: from('null', 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'actual GET from malformed origin, about which the predicate is not asked',
        send: from([APP, EVIL], 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'non-CORS GET from no origin',
        knownDefects: [26],
        send: fromNowhere('GET', '/ok'),
        expect: runsUnread('/ok'),
      },
    ],
  },
  {
    name: 'async-predicate',
    source: {
      kind: 'predicate',
      predicate: 'by-origin-async',
      timeoutSeconds: 0.2,
      options: { ...OPTIONS, credentials: true },
    },
    requests: [
      {
        name: 'actual GET from allowed origin',
        knownDefects: [2],
        send: from(APP, 'GET', '/ok'),
        expect: runs(
          '/ok',
          { ...READ_BY_APP, 'Access-Control-Allow-Credentials': 'true' },
          BY_ORIGIN,
        ),
      },
      {
        name: 'preflight DELETE from allowed origin',
        knownDefects: [2, 18],
        send: preflight(APP, 'DELETE'),
        expect: answered({ ...PREFLIGHT, 'Access-Control-Allow-Credentials': 'true' }, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, whose promise is truthy',
        knownDefects: [2],
        send: from(EVIL, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'preflight PUT from denied origin, whose promise is truthy',
        knownDefects: [2, 15],
        send: preflight(EVIL, 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'actual GET from denied origin, for which the predicate rejects',
        knownDefects: [36],
        send: from(FAILING, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'preflight PUT from denied origin, for which the predicate rejects',
        knownDefects: [15, 18],
        send: preflight(FAILING, 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'actual GET from denied origin, for which the predicate never settles',
        knownDefects: [2],
        send: from(SILENT, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'preflight PUT from denied origin, for which the predicate never settles',
        knownDefects: [2, 18],
        send: preflight(SILENT, 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'actual GET from denied origin, for which the predicate resolves to 1',
        knownDefects: [2],
        send: from(TRUTHY, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'actual POST from allowed origin, whose body is read after the predicate has answered',
        knownDefects: [17],
        send: from(APP, 'POST', '/echo', [['Content-Type', 'text/plain']], 'kept'),
        expect: runs(
          '/echo',
          { ...READ_BY_APP, 'Access-Control-Allow-Credentials': 'true' },
          BY_ORIGIN,
          { body: 'kept' },
        ),
      },
      {
        name: 'actual GET from allowed origin, with a thrown response',
        knownDefects: [21],
        send: from(APP, 'GET', '/throw-response'),
        expect: runs(
          '/throw-response',
          { ...READ_BY_APP, 'Access-Control-Allow-Credentials': 'true' },
          BY_ORIGIN,
        ),
      },
      {
        name: 'non-CORS GET from no origin',
        knownDefects: [26],
        send: fromNowhere('GET', '/ok'),
        expect: runsUnread('/ok'),
      },
    ],
  },
  {
    name: 'predicate-of-the-request',
    source: { kind: 'predicate', predicate: 'by-request', timeoutSeconds: 5, options: OPTIONS },
    requests: [
      {
        name: 'preflight PUT from allowed origin',
        send: preflight(APP, 'PUT'),
        expect: answered(PREFLIGHT, BY_ORIGIN),
      },
      {
        name: 'preflight DELETE from denied origin, which is allowed with other methods',
        knownDefects: [15],
        send: preflight(APP, 'DELETE'),
        expect: REFUSED,
      },
    ],
  },
]
