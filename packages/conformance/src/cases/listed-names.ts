import { APP, EVIL } from '../policies/origins.js'
import type { ConformancePolicy } from '../policies/policy.js'
import { answered, BY_ORIGIN, from, preflight, REFUSED, runs } from './build.js'
import { TOO_LONG } from './long-lists.js'

const CREDENTIALED = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Credentials': 'true',
}
const LISTED = {
  ...CREDENTIALED,
  'Access-Control-Allow-Methods': 'GET, PUT, DELETE',
  'Access-Control-Allow-Headers': 'Content-Type, X-Token',
  'Access-Control-Max-Age': '600',
}
// Without Access-Control-Allow-Methods, browsers would allow any method for an upload:
// https://fetch.spec.whatwg.org/#cors-preflight-fetch step 7.4
const SAFELISTED = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Methods': 'GET, HEAD, POST',
  'Access-Control-Max-Age': '7200',
}

export const listedNames: readonly ConformancePolicy[] = [
  {
    name: 'listed-names',
    source: {
      kind: 'options',
      options: {
        origin: APP,
        credentials: true,
        methods: ['GET', 'PUT', 'DELETE'],
        allowedHeaders: ['Content-Type', 'X-Token'],
        exposedHeaders: ['ETag', 'X-Total'],
        maxAge: 600,
      },
    },
    requests: [
      {
        name: 'preflight PUT from allowed origin',
        send: preflight(APP, 'PUT'),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from allowed origin, for listed request headers',
        send: preflight(APP, 'PUT', 'content-type,x-token'),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight GET from allowed origin, for a listed request header',
        send: preflight(APP, 'GET', 'x-token'),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight HEAD from allowed origin, a safelisted method that is not listed',
        knownDefects: [20],
        send: preflight(APP, 'HEAD', 'x-token'),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight POST from allowed origin, of an upload with a progress listener',
        knownDefects: [20],
        send: preflight(APP, 'POST'),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight PATCH from allowed origin, a method that is not listed: the browser reports it',
        knownDefects: [13],
        send: preflight(APP, 'PATCH'),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight put from allowed origin, in lower case, as no browser sends it',
        knownDefects: [11],
        send: preflight(APP, 'put'),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from allowed origin, for a request header that is not listed: the browser reports it',
        knownDefects: [13],
        send: preflight(APP, 'PUT', 'x-secret'),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from allowed origin, for Authorization, which is not listed',
        knownDefects: [13],
        send: preflight(APP, 'PUT', 'authorization'),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from allowed origin, for a value that is not a header name',
        knownDefects: [13],
        send: preflight(APP, 'PUT', 'x a,(b)'),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from allowed origin, for a list that is too long',
        knownDefects: [13, 19],
        send: preflight(APP, 'PUT', TOO_LONG),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from allowed origin, for 2,048 commas',
        knownDefects: [19],
        send: preflight(APP, 'PUT', ','.repeat(2048)),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight * from allowed origin, which counts as a method name',
        knownDefects: [13],
        send: preflight(APP, '*', '*'),
        expect: answered(LISTED, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from denied origin, which gets no header of the policy',
        knownDefects: [15],
        send: preflight(EVIL, 'PUT', 'x-token'),
        expect: REFUSED,
      },
      {
        name: 'actual GET from allowed origin, with credentials and exposed headers',
        send: from(APP, 'GET', '/ok', [['Cookie', 'session=1']]),
        expect: runs(
          '/ok',
          { ...CREDENTIALED, 'Access-Control-Expose-Headers': 'ETag, X-Total' },
          BY_ORIGIN,
        ),
      },
      {
        name: 'actual PATCH from allowed origin, a method that is not listed, which reaches the application',
        send: from(APP, 'PATCH', '/ok'),
        expect: runs(
          '/ok',
          { ...CREDENTIALED, 'Access-Control-Expose-Headers': 'ETag, X-Total' },
          BY_ORIGIN,
        ),
      },
    ],
  },
  {
    name: 'no-names',
    source: {
      kind: 'options',
      options: { origin: APP, methods: [], allowedHeaders: [], exposedHeaders: [] },
    },
    requests: [
      {
        name: 'preflight POST from allowed origin, of an upload with a progress listener',
        knownDefects: [12, 20],
        send: preflight(APP, 'POST'),
        expect: answered(SAFELISTED, BY_ORIGIN),
      },
      {
        name: 'preflight PUT from allowed origin, a method that is not listed: the browser reports it',
        knownDefects: [12],
        send: preflight(APP, 'PUT', 'x-token'),
        expect: answered(SAFELISTED, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, without exposed headers',
        knownDefects: [12],
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', { 'Access-Control-Allow-Origin': APP }, BY_ORIGIN),
      },
      {
        name: 'actual GET from allowed origin, of an upstream that exposes more',
        knownDefects: [12, 28],
        send: from(APP, 'GET', '/upstream'),
        expect: runs('/upstream', { 'Access-Control-Allow-Origin': APP }, BY_ORIGIN),
      },
    ],
  },
]
