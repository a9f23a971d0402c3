import { APP, EVIL } from '../policies/origins.js'
import type { ConformancePolicy } from '../policies/policy.js'
import { BY_ORIGIN, from, fromNowhere, runs, runsUnread } from './build.js'

const READ_BY_APP = { 'Access-Control-Allow-Origin': APP }
const WITH_EXPOSED = { ...READ_BY_APP, 'Access-Control-Expose-Headers': 'ETag' }

/** Rows in which the application, or its upstream, sets `Vary` and CORS headers. */
export const varyAndUpstreams: readonly ConformancePolicy[] = [
  {
    name: 'vary-and-upstreams',
    source: { kind: 'options', options: { origin: APP, exposedHeaders: ['ETag'] } },
    requests: [
      {
        name: 'actual GET from allowed origin, with a Vary of the handler',
        knownDefects: [23, 24],
        send: from(APP, 'GET', '/vary-encoding'),
        expect: runs('/vary-encoding', WITH_EXPOSED, ['Accept-Encoding', 'Origin']),
      },
      {
        name: 'actual GET from denied origin, with a Vary of the handler',
        knownDefects: [23, 24, 26],
        send: from(EVIL, 'GET', '/vary-encoding'),
        expect: runs('/vary-encoding', {}, ['Accept-Encoding', 'Origin']),
      },
      {
        name: 'non-CORS GET from no origin, with a Vary of the handler',
        knownDefects: [23, 24, 26],
        send: fromNowhere('GET', '/vary-encoding'),
        expect: runs('/vary-encoding', {}, ['Accept-Encoding', 'Origin']),
      },
      {
        name: 'actual GET from allowed origin, with two Vary lines of the handler',
        knownDefects: [24],
        send: from(APP, 'GET', '/vary-lines'),
        expect: runs('/vary-lines', WITH_EXPOSED, ['Accept-Encoding', 'Accept-Language', 'Origin']),
      },
      {
        name: 'actual GET from allowed origin, with origin in lower case in Vary',
        knownDefects: [25],
        send: from(APP, 'GET', '/vary-origin'),
        expect: runs('/vary-origin', WITH_EXPOSED, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, with origin in lower case in Vary',
        knownDefects: [25],
        send: from(EVIL, 'GET', '/vary-origin'),
        expect: runsUnread('/vary-origin'),
      },
      {
        name: 'actual GET from allowed origin, with Origin among others in Vary',
        knownDefects: [24, 25],
        send: from(APP, 'GET', '/vary-both'),
        expect: runs('/vary-both', WITH_EXPOSED, ['Accept-Encoding', 'Origin']),
      },
      {
        name: 'actual GET from allowed origin, with a star in Vary',
        knownDefects: [23, 25],
        send: from(APP, 'GET', '/vary-star'),
        expect: runs('/vary-star', WITH_EXPOSED, ['*']),
      },
      {
        name: 'actual GET from denied origin, with a star in Vary',
        knownDefects: [23],
        send: from(EVIL, 'GET', '/vary-star'),
        expect: runs('/vary-star', {}, ['*']),
      },
      {
        name: 'actual GET from allowed origin, of an upstream that allows anyone',
        knownDefects: [28, 29],
        send: from(APP, 'GET', '/upstream'),
        expect: runs('/upstream', WITH_EXPOSED, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, of an upstream that allows anyone',
        knownDefects: [29],
        send: from(EVIL, 'GET', '/upstream'),
        expect: runsUnread('/upstream'),
      },
      {
        name: 'actual GET from null origin, of an upstream that allows anyone',
        knownDefects: [29],
        send: from('null', 'GET', '/upstream'),
        expect: runsUnread('/upstream'),
      },
      {
        name: 'non-CORS GET from no origin, of an upstream that allows anyone',
        knownDefects: [26, 29],
        send: fromNowhere('GET', '/upstream'),
        expect: runsUnread('/upstream'),
      },
      {
        name: 'actual OPTIONS from denied origin, of an upstream that allows anyone',
        knownDefects: [14, 29],
        send: from(EVIL, 'OPTIONS', '/upstream'),
        expect: runsUnread('/upstream'),
      },
      {
        name: 'actual GET from allowed origin, of an upstream that allows two origins at once',
        knownDefects: [25, 28],
        send: from(APP, 'GET', '/upstream-twice'),
        expect: runs('/upstream-twice', WITH_EXPOSED, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, of an upstream that allows it',
        knownDefects: [28, 29],
        send: from(EVIL, 'GET', '/upstream-twice'),
        expect: runsUnread('/upstream-twice'),
      },
      {
        name: 'actual GET from allowed origin, with Timing-Allow-Origin of the application, which the policy does not set',
        send: from(APP, 'GET', '/upstream-timing'),
        expect: runs(
          '/upstream-timing',
          { ...WITH_EXPOSED, 'Timing-Allow-Origin': '*' },
          BY_ORIGIN,
        ),
      },
    ],
  },
  {
    name: 'timing',
    source: { kind: 'options', options: { origin: APP, timingAllowOrigin: true } },
    requests: [
      {
        name: 'actual GET from allowed origin, which may read timing',
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', { ...READ_BY_APP, 'Timing-Allow-Origin': APP }, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, which may not read timing',
        send: from(EVIL, 'GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'non-CORS GET from no origin, for which the server does not know the origin',
        send: fromNowhere('GET', '/ok'),
        expect: runsUnread('/ok'),
      },
      {
        name: 'actual GET from allowed origin, of an upstream that lets anyone read timing',
        knownDefects: [28],
        send: from(APP, 'GET', '/upstream-timing'),
        expect: runs('/upstream-timing', { ...READ_BY_APP, 'Timing-Allow-Origin': APP }, BY_ORIGIN),
      },
      {
        name: 'actual GET from denied origin, of an upstream that lets anyone read timing',
        knownDefects: [29],
        send: from(EVIL, 'GET', '/upstream-timing'),
        expect: runsUnread('/upstream-timing'),
      },
    ],
  },
  {
    name: 'timing-for-anyone',
    source: { kind: 'options', options: { origin: '*', timingAllowOrigin: true } },
    requests: [
      {
        name: 'actual GET from allowed origin, which may read timing',
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', { 'Access-Control-Allow-Origin': '*', 'Timing-Allow-Origin': '*' }, []),
      },
      {
        name: 'non-CORS GET from no origin, which may read timing',
        send: fromNowhere('GET', '/ok'),
        expect: runs('/ok', { 'Access-Control-Allow-Origin': '*', 'Timing-Allow-Origin': '*' }, []),
      },
    ],
  },
]
