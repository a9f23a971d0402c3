import type { ExpressCorsCase } from './cases.ts'

const EXAMPLE = { origin: 'http://example.com' }
const OPTIONS = { ...EXAMPLE, method: 'OPTIONS' }
const PUT = { ...EXAMPLE, method: 'PUT' }
const ORIGIN = ['origin']
const ASKED = { reads: 200, preflight: 'again' } as const

export const HOST_CASES: readonly ExpressCorsCase[] = [
  {
    name: 'a middleware on each route',
    given: () => [],
    app: 'on each route',
    visits: [
      [EXAMPLE, { reads: 200 }],
      [{ ...EXAMPLE, method: 'HEAD' }, { reads: 204 }],
      [{ ...EXAMPLE, method: 'POST' }, { reads: 200 }],
      [PUT, { reads: 'blocked', preflight: 'failed' }],
    ],
  },
  {
    name: 'a middleware on a route and its OPTIONS',
    given: () => [],
    app: 'on a route and its OPTIONS',
    visits: [
      [{ ...EXAMPLE, method: 'DELETE' }, ASKED],
      [{ ...EXAMPLE, method: 'POST' }, { reads: 200 }],
    ],
  },
  {
    name: 'any origin and credentials on a route and its OPTIONS',
    given: () => [{ origin: true, methods: ['POST'], credentials: true, maxAge: 3600 }],
    app: 'on a route and its OPTIONS',
    visits: [
      [
        { ...EXAMPLE, method: 'POST', headers: ['Content-Type'], credentials: true },
        { reads: 200, preflight: 'kept', vary: ORIGIN },
        { reads: 'blocked', preflight: 'failed' },
        'any-origin-with-credentials',
      ],
      [
        {
          origin: 'https://app.example.com',
          method: 'POST',
          headers: ['Content-Type'],
          credentials: true,
        },
        { reads: 200, preflight: 'kept', vary: ORIGIN },
      ],
    ],
    refused: {
      difference: 'any-origin-with-credentials',
      codes: ['origin-wildcard-with-credentials'],
      instead: () => [
        { origin: 'https://app.example.com', methods: ['POST'], credentials: true, maxAge: 3600 },
      ],
    },
  },
  {
    name: 'any origin and errors of the application',
    given: () => [],
    app: 'everywhere, with errors',
    visits: [
      [{ ...EXAMPLE, method: 'POST', path: '/500' }, { reads: 500 }],
      [{ ...EXAMPLE, method: 'POST', path: '/401' }, { reads: 401 }],
      [{ ...EXAMPLE, method: 'POST', path: '/404' }, { reads: 404 }],
    ],
  },
  {
    name: 'a list of origins and errors of the application',
    given: () => [{ origin: ['http://example.com'] }],
    app: 'everywhere, with errors',
    visits: [
      [
        { ...EXAMPLE, method: 'POST', path: '/500' },
        { reads: 500, vary: ORIGIN },
      ],
      [
        { origin: 'https://other.example', method: 'POST', path: '/401' },
        { reads: 'blocked', vary: ORIGIN },
      ],
    ],
  },
  {
    name: 'the default status of preflights',
    given: () => [],
    visits: [[PUT, ASKED]],
  },
  {
    name: 'the status 200 of preflights',
    given: () => [{ optionsSuccessStatus: 200 }],
    visits: [[PUT, ASKED]],
  },
  {
    name: 'a status of preflights that browsers refuse',
    given: () => [{ optionsSuccessStatus: 404 }],
    visits: [[PUT, { reads: 'blocked', preflight: 'failed' }, ASKED, 'preflight-status']],
    refused: {
      difference: 'preflight-status',
      codes: ['preflight-status-invalid'],
      instead: () => [{ origin: '*', maxAge: 5 }],
    },
  },
  {
    name: 'preflights that the application answers',
    given: () => [{ preflightContinue: true }],
    app: 'everywhere, with an OPTIONS of its own',
    visits: [[PUT, ASKED]],
    refused: {
      difference: 'preflight-continue',
      codes: ['option-unknown'],
      instead: () => [{ origin: '*', maxAge: 5 }],
    },
  },
  {
    name: 'OPTIONS requests that are not preflights',
    given: () => [{ methods: ['OPTIONS'], exposedHeaders: ['custom-header1'] }],
    visits: [
      [
        OPTIONS,
        { reads: 204, preflight: 'again', vary: ['access-control-request-headers'] },
        { reads: 200, sees: ['custom-header1'], preflight: 'again' },
        'plain-options',
      ],
      [
        { ...OPTIONS, method: 'options' },
        { reads: 204, preflight: 'again', vary: ['access-control-request-headers'] },
        { reads: 200, sees: ['custom-header1'], preflight: 'again' },
        'plain-options',
      ],
    ],
  },
  {
    name: 'a Vary that was set before',
    given: () => [{ origin: 'http://example.com' }],
    app: 'after Vary was set',
    visits: [[EXAMPLE, { reads: 200, vary: ['foo', 'origin'] }]],
  },
  {
    name: 'a Vary that the handler sets',
    given: () => [{ origin: ['http://example.com'] }],
    app: 'before Vary is set',
    visits: [
      [
        EXAMPLE,
        { reads: 200, vary: ['accept-encoding'] },
        { reads: 200, vary: ['accept-encoding', 'origin'] },
        'vary-set-later',
      ],
    ],
  },
  {
    name: 'an Access-Control-Allow-Origin that the handler sets',
    given: () => [{ origin: ['http://example.com'] }],
    app: 'before Access-Control-Allow-Origin is set',
    visits: [
      [EXAMPLE, { reads: 200, vary: ORIGIN }],
      [
        { origin: 'https://other.example' },
        { reads: 200, vary: ORIGIN },
        { reads: 'blocked', vary: ORIGIN },
        'headers-set-later',
      ],
    ],
  },
  {
    name: 'a policy for all routes and a wider one on a route',
    given: () => [{ origin: ['http://example.com'] }],
    onRoute: () => [],
    app: 'everywhere, and once more on the route',
    visits: [
      [EXAMPLE, { reads: 200, vary: ORIGIN }],
      [
        { origin: 'https://other.example' },
        { reads: 200, vary: ORIGIN },
        { reads: 'blocked', vary: ORIGIN },
        'stacked',
      ],
    ],
  },
]
