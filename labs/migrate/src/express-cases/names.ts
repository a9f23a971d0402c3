import type { ExpressCorsCase } from './cases.ts'

const EXAMPLE = { origin: 'http://example.com' }
const PUT = { ...EXAMPLE, method: 'PUT' }
const CUSTOM = { ...EXAMPLE, headers: ['x-header-1', 'x-header-2'] }
const FAILED = { reads: 'blocked', preflight: 'failed' } as const
const ASKED = { reads: 200, preflight: 'again' } as const
const BOTH = ['custom-header1', 'custom-header2']

export const NAME_CASES: readonly ExpressCorsCase[] = [
  {
    name: 'custom methods',
    given: () => [{ methods: ['method1', 'method2'] }],
    visits: [
      // Node.js responds to unknown methods with 400 before either library runs.
      [
        { ...EXAMPLE, method: 'method1' },
        { reads: 'blocked', preflight: 'again' },
      ],
      [PUT, FAILED],
      [{ ...EXAMPLE, method: 'POST' }, { reads: 200 }],
    ],
  },
  {
    name: 'the default methods',
    given: () => [],
    visits: [
      ...['GET', 'HEAD', 'POST'].map((method) => [{ ...EXAMPLE, method }, { reads: 200 }] as const),
      ...['PUT', 'PATCH', 'DELETE'].map((method) => [{ ...EXAMPLE, method }, ASKED] as const),
      // Browsers keep `patch` in lower case.
      [{ ...EXAMPLE, method: 'patch' }, FAILED],
      [{ ...EXAMPLE, method: 'OPTIONS' }, FAILED],
      [{ ...EXAMPLE, method: 'PROPFIND' }, FAILED],
    ],
  },
  {
    name: 'a method in lower case',
    given: () => [{ methods: ['patch'] }],
    visits: [[{ ...EXAMPLE, method: 'PATCH' }, FAILED, ASKED, 'method-case']],
    refused: {
      difference: 'method-case',
      codes: ['method-case'],
      instead: () => [{ origin: '*', methods: ['PATCH'], maxAge: 5 }],
    },
  },
  {
    name: 'a method in lower case that browsers send in upper case',
    given: () => [{ methods: ['put'] }],
    visits: [[PUT, FAILED, ASKED, 'begins-to-work']],
  },
  {
    name: 'the default request headers',
    given: () => [],
    visits: [
      [CUSTOM, ASKED],
      [{ ...EXAMPLE, headers: ['Authorization'] }, ASKED],
    ],
  },
  {
    name: 'request headers in a list',
    given: () => [{ allowedHeaders: ['header1', 'header2'] }],
    visits: [
      [{ ...EXAMPLE, headers: ['Header2'] }, ASKED],
      [CUSTOM, FAILED],
    ],
  },
  {
    name: 'request headers in one text',
    given: () => [{ allowedHeaders: 'header1,header2' }],
    visits: [
      [{ ...EXAMPLE, headers: ['header1', 'header2'] }, ASKED],
      [CUSTOM, FAILED],
    ],
  },
  {
    name: 'no request headers',
    given: () => [{ allowedHeaders: [] }],
    visits: [
      [EXAMPLE, { reads: 200 }],
      [CUSTOM, FAILED],
    ],
  },
  {
    name: 'request headers in an empty text',
    given: () => [{ allowedHeaders: '' }],
    visits: [[CUSTOM, ASKED, FAILED, 'empty-headers']],
    refused: {
      difference: 'empty-headers',
      codes: ['list-type'],
      instead: () => [{ origin: '*', allowedHeaders: [] }],
    },
  },
  {
    name: 'a star for request headers',
    given: () => [{ allowedHeaders: '*' }],
    visits: [
      [CUSTOM, ASKED],
      [{ ...EXAMPLE, headers: ['Authorization'] }, FAILED, ASKED, 'star-for-names'],
    ],
  },
  {
    name: 'a star for methods and request headers, with credentials',
    given: () => [
      { origin: 'https://app.example.com', credentials: true, methods: '*', allowedHeaders: '*' },
    ],
    visits: [
      [
        {
          origin: 'https://app.example.com',
          method: 'PUT',
          headers: ['x-header-1'],
          credentials: true,
        },
        FAILED,
        { ...ASKED, vary: ['origin'] },
        'star-for-names',
      ],
    ],
  },
  {
    name: 'exposed headers in a list',
    given: () => [{ exposedHeaders: ['custom-header1', 'custom-header2'] }],
    visits: [[EXAMPLE, { reads: 200, sees: BOTH }]],
  },
  {
    name: 'exposed headers in one text',
    given: () => [{ exposedHeaders: 'custom-header1,custom-header2' }],
    visits: [[EXAMPLE, { reads: 200, sees: BOTH }]],
  },
  {
    name: 'no exposed headers',
    given: () => [{ exposedHeaders: [] }],
    visits: [[EXAMPLE, { reads: 200 }]],
  },
  {
    name: 'a star for exposed headers',
    given: () => [{ exposedHeaders: '*' }],
    visits: [[EXAMPLE, { reads: 200, sees: BOTH }]],
  },
  {
    name: 'credentials from an environment variable',
    given: () => [{ origin: 'https://app.example.com', credentials: 'true' }],
    visits: [
      [
        { origin: 'https://app.example.com', credentials: true },
        { reads: 'blocked', vary: ['origin'] },
        { reads: 200, vary: ['origin'] },
        'credentials-type',
      ],
    ],
    refused: {
      difference: 'credentials-type',
      codes: ['option-type'],
      instead: () => [{ origin: 'https://app.example.com', credentials: true }],
    },
  },
  {
    name: 'a max-age',
    given: () => [{ maxAge: 456 }],
    visits: [[PUT, { reads: 200, preflight: 'kept' }]],
  },
  {
    name: 'a max-age of 0',
    given: () => [{ maxAge: 0 }],
    visits: [[PUT, ASKED]],
  },
  {
    name: 'no max-age',
    given: () => [{}],
    visits: [[PUT, ASKED]],
  },
  {
    name: 'a max-age that is not a number of seconds',
    given: () => [{ maxAge: Number.NaN }],
    visits: [[PUT, ASKED]],
    refused: {
      difference: 'max-age',
      codes: ['max-age-invalid'],
      instead: () => [{ origin: '*', maxAge: 0 }],
    },
  },
  {
    name: 'a misspelled option',
    given: () => [{ orgin: 'https://app.example.com' }],
    visits: [[EXAMPLE, { reads: 200 }, { reads: 'blocked', vary: ['origin'] }, 'unknown-option']],
    refused: {
      difference: 'unknown-option',
      codes: ['option-unknown'],
      instead: () => [{ origin: 'https://app.example.com' }],
    },
  },
]
