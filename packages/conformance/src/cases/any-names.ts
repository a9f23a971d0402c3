import { APP, EVIL } from '../policies/origins.js'
import type { ConformancePolicy } from '../policies/policy.js'
import { answered, BY_ORIGIN_AND_QUESTION, preflight, REFUSED, WELL_KNOWN } from './build.js'
import { LONGEST, TOO_LONG } from './long-lists.js'

const ANY = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': WELL_KNOWN,
  'Access-Control-Allow-Headers': 'Authorization',
  'Access-Control-Max-Age': '7200',
}
const anyAnd = (names: string) => ({
  ...ANY,
  'Access-Control-Allow-Headers': `Authorization, ${names}`,
})

export const anyNames: readonly ConformancePolicy[] = [
  {
    name: 'any-names-with-credentials',
    source: { kind: 'options', options: { origin: APP, credentials: true } },
    requests: [
      {
        name: 'preflight PUT from allowed origin',
        send: preflight(APP, 'PUT'),
        expect: answered(ANY, BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight REPORT from allowed origin, a method that is not well known',
        send: preflight(APP, 'REPORT'),
        expect: answered(
          { ...ANY, 'Access-Control-Allow-Methods': `${WELL_KNOWN}, REPORT` },
          BY_ORIGIN_AND_QUESTION,
        ),
      },
      {
        name: 'preflight patch from allowed origin, in lower case, as browsers send it',
        knownDefects: [11],
        send: preflight(APP, 'patch'),
        expect: answered(
          { ...ANY, 'Access-Control-Allow-Methods': `${WELL_KNOWN}, patch` },
          BY_ORIGIN_AND_QUESTION,
        ),
      },
      {
        name: 'preflight (GET) from allowed origin, which is not a method',
        knownDefects: [13],
        send: preflight(APP, '(GET)'),
        expect: answered(ANY, BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight GET,PUT from allowed origin, which is not a method',
        knownDefects: [13],
        send: preflight(APP, 'GET,PUT'),
        expect: answered(ANY, BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight PUT from allowed origin, for request headers',
        send: preflight(APP, 'PUT', 'content-type,x-token'),
        expect: answered(anyAnd('content-type, x-token'), BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight PUT from allowed origin, for request headers with white space and empty elements',
        knownDefects: [19],
        send: preflight(APP, 'PUT', 'x-a ,, x-b,'),
        expect: answered(anyAnd('x-a, x-b'), BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight PUT from allowed origin, for names of which one is invalid: no name is listed',
        knownDefects: [13],
        send: preflight(APP, 'PUT', 'x-a,x b'),
        expect: answered(ANY, BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight PUT from allowed origin, for the longest list that is read',
        knownDefects: [19],
        send: preflight(APP, 'PUT', LONGEST),
        expect: answered(
          anyAnd(LONGEST.slice(0, -1).replaceAll(',', ', ')),
          BY_ORIGIN_AND_QUESTION,
        ),
      },
      {
        name: 'preflight PUT from allowed origin, for a list that is too long',
        knownDefects: [19],
        send: preflight(APP, 'PUT', TOO_LONG),
        expect: answered(ANY, BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight PUT from allowed origin, for 2,048 commas',
        knownDefects: [19],
        send: preflight(APP, 'PUT', ','.repeat(2048)),
        expect: answered(ANY, BY_ORIGIN_AND_QUESTION),
      },
      {
        name: 'preflight PUT from denied origin, which gets no header of the policy',
        knownDefects: [15],
        send: preflight(EVIL, 'PUT', 'x-a'),
        expect: REFUSED,
      },
    ],
  },
]
