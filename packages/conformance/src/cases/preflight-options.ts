import { APP, EVIL } from '../policies/origins.js'
import type { ConformancePolicy } from '../policies/policy.js'
import { answered, BY_ORIGIN, preflight, REFUSED, WELL_KNOWN } from './build.js'

const CUSTOM = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Methods': 'purge, PATCH',
  'Access-Control-Max-Age': '7200',
}

export const preflightOptions: readonly ConformancePolicy[] = [
  {
    name: 'custom-method',
    source: {
      kind: 'options',
      options: { origin: APP, methods: ['purge', 'PATCH'], allowedHeaders: [] },
    },
    requests: [
      {
        name: 'preflight purge from allowed origin, in its own case',
        knownDefects: [11],
        send: preflight(APP, 'purge'),
        expect: answered(CUSTOM, BY_ORIGIN),
      },
      {
        name: 'preflight PATCH from allowed origin',
        knownDefects: [11],
        send: preflight(APP, 'PATCH'),
        expect: answered(CUSTOM, BY_ORIGIN),
      },
    ],
  },
  {
    name: 'no-max-age',
    source: {
      kind: 'options',
      options: { origin: APP, methods: ['PUT'], allowedHeaders: '*', maxAge: 0 },
    },
    requests: [
      {
        name: 'preflight PUT from allowed origin, whose response browsers must not keep',
        send: preflight(APP, 'PUT', 'x-a'),
        expect: answered(
          {
            'Access-Control-Allow-Origin': APP,
            'Access-Control-Allow-Methods': 'PUT',
            'Access-Control-Allow-Headers': '*, Authorization, x-a',
            'Access-Control-Max-Age': '0',
          },
          ['Origin', 'Access-Control-Request-Headers'],
        ),
      },
    ],
  },
  {
    name: 'preflight-status',
    source: {
      kind: 'options',
      options: {
        origin: APP,
        methods: '*',
        allowedHeaders: ['X-Token'],
        maxAge: 86_400,
        preflightStatus: 200,
      },
    },
    requests: [
      {
        name: 'preflight PUT from allowed origin, with status 200',
        send: preflight(APP, 'PUT', 'x-token'),
        expect: answered(
          {
            'Access-Control-Allow-Origin': APP,
            'Access-Control-Allow-Methods': `*, ${WELL_KNOWN}`,
            'Access-Control-Allow-Headers': 'X-Token',
            'Access-Control-Max-Age': '86400',
          },
          ['Origin', 'Access-Control-Request-Method'],
          200,
        ),
      },
      {
        name: 'preflight PUT from denied origin, which still gets 403',
        knownDefects: [15],
        send: preflight(EVIL, 'PUT', 'x-token'),
        expect: REFUSED,
      },
    ],
  },
]
