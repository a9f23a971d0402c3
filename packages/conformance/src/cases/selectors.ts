import { APP, EVIL } from '../policies/origins.js'
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

const READ_BY_APP = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Credentials': 'true',
}
const ANYONE = { 'Access-Control-Allow-Origin': '*' }
const PREFLIGHT = {
  ...READ_BY_APP,
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Max-Age': '7200',
}
const CREDENTIALED = { origin: APP, credentials: true, methods: ['PUT'], allowedHeaders: [] }
const PATHS = {
  '/ok': CREDENTIALED,
  '/upstream-twice': CREDENTIALED,
  '/vary-encoding': { origin: '*' },
}
/** The headers of `/upstream`, which are kept because the path has no policy. */
const UNTOUCHED = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': 'X-Upstream',
  'Access-Control-Allow-Methods': 'TRACE',
  'Access-Control-Allow-Headers': 'X-Upstream',
  'Access-Control-Max-Age': '86400',
  'Access-Control-Allow-Private-Network': 'true',
}

/** Rows with functions that select a policy for each request. */
export const selectors: readonly ConformancePolicy[] = [
  {
    name: 'by-path',
    source: { kind: 'paths', async: false, paths: PATHS },
    requests: [
      {
        name: 'actual GET from allowed origin, by the policy of this path',
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, by the policy of another path',
        knownDefects: [27],
        send: from(EVIL, 'GET', '/vary-encoding'),
        expect: runs('/vary-encoding', ANYONE, ['Accept-Encoding']),
      },
      {
        name: 'actual GET from denied origin, by the policy of this path',
        send: from(EVIL, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'preflight PUT from allowed origin, by the policy of this path',
        send: preflight(APP, 'PUT'),
        expect: answered(PREFLIGHT, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from denied origin, by the policy of this path',
        knownDefects: [15],
        send: preflight(EVIL, 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'actual GET from denied origin, of an upstream, by the policy of this path',
        knownDefects: [28, 29],
        send: from(EVIL, 'GET', '/upstream-twice'),
        expect: runsUnread('/upstream-twice'),
      },
      {
        name: 'actual GET from denied origin, of a path that has no policy',
        send: from(APP, 'GET', '/cookies'),
        expect: runs('/cookies', {}, []),
      },
      {
        name: 'preflight PUT from denied origin, of a path that has no policy: the application answers',
        send: preflight(APP, 'PUT', undefined, '/options'),
        expect: runs('/options', {}, []),
      },
      {
        name: 'actual GET from allowed origin, allowed by the application itself, of a path that has no policy',
        send: from(EVIL, 'GET', '/upstream'),
        expect: runs('/upstream', UNTOUCHED, []),
      },
    ],
  },
  {
    name: 'by-path-async',
    source: { kind: 'paths', async: true, paths: PATHS },
    requests: [
      {
        name: 'actual GET from allowed origin, by the policy of this path',
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', READ_BY_APP, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from allowed origin, by the policy of this path',
        knownDefects: [18],
        send: preflight(APP, 'PUT'),
        expect: answered(PREFLIGHT, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from denied origin, by the policy of this path',
        knownDefects: [15, 18],
        send: preflight(EVIL, 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'actual GET from denied origin, of a path that has no policy',
        send: from(APP, 'GET', '/cookies'),
        expect: runs('/cookies', {}, []),
      },
    ],
  },
  {
    name: 'no-policy',
    source: { kind: 'selector', selector: 'nothing' },
    requests: [
      {
        name: 'actual GET from denied origin, without a policy',
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', {}, []),
      },
      {
        name: 'preflight PUT from denied origin, which the application answers',
        send: preflight(APP, 'PUT'),
        expect: runs('/ok', {}, []),
      },
      {
        name: 'actual GET from allowed origin, allowed by the application itself',
        send: from(APP, 'GET', '/upstream'),
        expect: runs('/upstream', UNTOUCHED, []),
      },
    ],
  },
  {
    name: 'selection-throws',
    source: { kind: 'selector', selector: 'throws' },
    requests: [
      {
        name: 'actual GET from denied origin, for which no policy could be selected',
        knownDefects: [36],
        send: from(APP, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'preflight PUT from denied origin, for which no policy could be selected',
        knownDefects: [15],
        send: preflight(APP, 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'actual GET from denied origin, of an upstream, for which no policy could be selected',
        knownDefects: [29],
        send: from(APP, 'GET', '/upstream'),
        expect: runsUnread('/upstream'),
      },
      {
        name: 'non-CORS GET from no origin, for which no policy could be selected',
        knownDefects: [36],
        send: fromNowhere('GET', '/ok'),
        expect: runsUnread('/ok'),
      },
    ],
  },
  {
    name: 'selection-rejects',
    source: { kind: 'selector', selector: 'rejects' },
    requests: [
      {
        name: 'actual GET from denied origin, for which no policy could be selected',
        knownDefects: [36],
        send: from(APP, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'preflight PUT from denied origin, for which no policy could be selected',
        knownDefects: [15, 18],
        send: preflight(APP, 'PUT'),
        expect: REFUSED,
      },
    ],
  },
  {
    name: 'selection-of-options',
    source: { kind: 'selector', selector: 'no-policy' },
    requests: [
      {
        name: 'actual GET from denied origin, for which options are selected in place of a policy',
        send: from(APP, 'GET', '/upstream'),
        expect: runsUnread('/upstream'),
      },
      {
        name: 'preflight PUT from denied origin, for which options are selected in place of a policy',
        knownDefects: [15],
        send: preflight(APP, 'PUT'),
        expect: REFUSED,
      },
    ],
  },
]
