import { APP, EVIL } from '../policies/origins.js'
import type { ConformancePolicy } from '../policies/policy.js'
import { answered, BY_QUESTION, from, fromNowhere, preflight, runs, WELL_KNOWN } from './build.js'

const ANYONE = { 'Access-Control-Allow-Origin': '*' }
const PREFLIGHT = {
  ...ANYONE,
  'Access-Control-Allow-Methods': `*, ${WELL_KNOWN}`,
  'Access-Control-Allow-Headers': '*, Authorization',
  'Access-Control-Max-Age': '7200',
}
const LISTED_PREFLIGHT = {
  ...ANYONE,
  'Access-Control-Allow-Methods': 'GET, PUT',
  'Access-Control-Allow-Headers': 'Content-Type, X-Token',
  'Access-Control-Max-Age': '600',
}

export const anyOrigin: readonly ConformancePolicy[] = [
  {
    name: 'default',
    source: { kind: 'default' },
    requests: [
      {
        name: 'actual GET from allowed origin',
        knownDefects: [27],
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', ANYONE, []),
      },
      {
        name: 'actual GET from null origin',
        send: from('null', 'GET', '/ok'),
        expect: runs('/ok', ANYONE, []),
      },
      {
        name: 'actual GET from malformed origin, which is not checked',
        send: from('no origin at all', 'GET', '/ok'),
        expect: runs('/ok', ANYONE, []),
      },
      {
        name: 'actual GET from malformed origin, in two fields',
        knownDefects: [28],
        send: from([APP, EVIL], 'GET', '/ok'),
        expect: runs('/ok', ANYONE, []),
      },
      {
        name: 'non-CORS GET from no origin',
        knownDefects: [27],
        send: fromNowhere('GET', '/ok'),
        expect: runs('/ok', ANYONE, []),
      },
      {
        name: 'actual HEAD from allowed origin',
        send: from(APP, 'HEAD', '/ok'),
        expect: runs('/ok', ANYONE, [], { body: '' }),
      },
      {
        name: 'actual POST from allowed origin, with a body',
        send: from(APP, 'POST', '/echo', [['Content-Type', 'text/plain']], 'said to anyone'),
        expect: runs('/echo', ANYONE, [], { body: 'said to anyone' }),
      },
      {
        name: 'preflight PUT from allowed origin',
        send: preflight(APP, 'PUT'),
        expect: answered(PREFLIGHT, BY_QUESTION),
      },
      {
        name: 'preflight PUT from null origin',
        send: preflight('null', 'PUT'),
        expect: answered(PREFLIGHT, BY_QUESTION),
      },
      {
        name: 'preflight GET from allowed origin, for a request header',
        send: preflight(APP, 'GET', 'x-token'),
        expect: answered(
          { ...PREFLIGHT, 'Access-Control-Allow-Headers': '*, Authorization, x-token' },
          BY_QUESTION,
        ),
      },
      {
        name: 'preflight GET from allowed origin, for Authorization, which is listed already',
        send: preflight(APP, 'GET', 'authorization,x-a,x-b'),
        expect: answered(
          { ...PREFLIGHT, 'Access-Control-Allow-Headers': '*, Authorization, x-a, x-b' },
          BY_QUESTION,
        ),
      },
      {
        name: 'preflight PURGE from allowed origin, a method that is not well known',
        send: preflight(APP, 'PURGE'),
        expect: answered(
          { ...PREFLIGHT, 'Access-Control-Allow-Methods': `*, ${WELL_KNOWN}, PURGE` },
          BY_QUESTION,
        ),
      },
      {
        name: 'preflight patch from allowed origin, in lower case, as browsers send it',
        knownDefects: [11],
        send: preflight(APP, 'patch'),
        expect: answered(
          { ...PREFLIGHT, 'Access-Control-Allow-Methods': `*, ${WELL_KNOWN}, patch` },
          BY_QUESTION,
        ),
      },
      {
        name: 'preflight PUT from allowed origin, of a route with only GET',
        knownDefects: [16],
        send: preflight(APP, 'PUT', undefined, '/get-only'),
        expect: answered(PREFLIGHT, BY_QUESTION),
      },
      {
        name: 'preflight PUT from allowed origin, of a path without a route',
        knownDefects: [16],
        send: preflight(APP, 'PUT', undefined, '/missing'),
        expect: answered(PREFLIGHT, BY_QUESTION),
      },
      {
        name: 'non-CORS OPTIONS from no origin, which the application answers',
        knownDefects: [14],
        send: fromNowhere('OPTIONS', '/options'),
        expect: runs('/options', ANYONE, []),
      },
      {
        name: 'non-CORS OPTIONS from no origin, although it has Access-Control-Request-Method',
        knownDefects: [14],
        send: fromNowhere('OPTIONS', '/options', [['Access-Control-Request-Method', 'PUT']]),
        expect: runs('/options', ANYONE, []),
      },
      {
        name: 'actual OPTIONS from allowed origin, without Access-Control-Request-Method',
        knownDefects: [14],
        send: from(APP, 'OPTIONS', '/options'),
        expect: runs('/options', ANYONE, []),
      },
      {
        name: 'actual GET from allowed origin, of a path without a route',
        knownDefects: [21],
        send: from(APP, 'GET', '/missing'),
        expect: runs('/missing', ANYONE, []),
      },
      {
        name: 'actual GET from allowed origin, with a Vary of the handler',
        knownDefects: [24, 27],
        send: from(APP, 'GET', '/vary-encoding'),
        expect: runs('/vary-encoding', ANYONE, ['Accept-Encoding']),
      },
      {
        name: 'actual GET from allowed origin, redirected',
        knownDefects: [31],
        send: from(APP, 'GET', '/redirect'),
        expect: runs('/redirect', ANYONE, []),
      },
      {
        name: 'actual GET from allowed origin, of an upstream with its own policy',
        knownDefects: [28],
        send: from(APP, 'GET', '/upstream'),
        expect: runs('/upstream', ANYONE, []),
      },
      {
        name: 'actual GET from allowed origin, of an upstream that allows two origins at once',
        knownDefects: [28],
        send: from(APP, 'GET', '/upstream-twice'),
        expect: runs('/upstream-twice', ANYONE, ['Origin']),
      },
      {
        name: 'actual GET from allowed origin, streamed',
        knownDefects: [32, 33],
        send: from(APP, 'GET', '/stream'),
        expect: runs('/stream', ANYONE, [], { streamed: true }),
      },
    ],
  },
  {
    name: 'any-origin-listed-names',
    source: {
      kind: 'options',
      options: {
        origin: '*',
        methods: ['GET', 'PUT'],
        allowedHeaders: ['Content-Type', 'X-Token'],
        exposedHeaders: ['ETag', 'X-Total'],
        maxAge: 600,
      },
    },
    requests: [
      {
        name: 'preflight PUT from allowed origin, with the same response for every cache',
        knownDefects: [27],
        send: preflight(APP, 'PUT', 'x-token'),
        expect: answered(LISTED_PREFLIGHT, []),
      },
      {
        name: 'preflight DELETE from allowed origin, a method that is not listed',
        knownDefects: [13],
        send: preflight(APP, 'DELETE', 'x-secret'),
        expect: answered(LISTED_PREFLIGHT, []),
      },
      {
        name: 'actual GET from allowed origin, with exposed headers',
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', { ...ANYONE, 'Access-Control-Expose-Headers': 'ETag, X-Total' }, []),
      },
      {
        name: 'non-CORS GET from no origin, with the same response for every cache',
        knownDefects: [27],
        send: fromNowhere('GET', '/ok'),
        expect: runs('/ok', { ...ANYONE, 'Access-Control-Expose-Headers': 'ETag, X-Total' }, []),
      },
    ],
  },
  {
    name: 'any-origin-all-exposed',
    source: { kind: 'options', options: { origin: '*', exposedHeaders: '*' } },
    requests: [
      {
        name: 'actual GET from allowed origin, with every header exposed',
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', { ...ANYONE, 'Access-Control-Expose-Headers': '*' }, []),
      },
      {
        name: 'actual GET from allowed origin, of an upstream that exposes less',
        knownDefects: [28],
        send: from(APP, 'GET', '/upstream'),
        expect: runs('/upstream', { ...ANYONE, 'Access-Control-Expose-Headers': '*' }, []),
      },
      {
        name: 'preflight GET from allowed origin, without exposed headers',
        send: preflight(APP, 'GET'),
        expect: answered(PREFLIGHT, BY_QUESTION),
      },
    ],
  },
]
