import type { ExpressCorsCase } from './cases.ts'

const EXAMPLE = { origin: 'http://example.com' }
const ORIGIN = ['origin']

export const REGULAR_EXPRESSION_CASES: readonly ExpressCorsCase[] = [
  {
    name: 'a regular expression',
    given: () => [{ origin: /:\/\/(.+\.)?example.com$/ }],
    visits: [
      [EXAMPLE, { reads: 200, vary: ORIGIN }],
      [{ origin: 'http://a.b.example.com' }, { reads: 200, vary: ORIGIN }],
      [
        { origin: 'http://www.examplexcom' },
        { reads: 200, vary: ORIGIN },
        { reads: 'blocked', vary: ORIGIN },
        'regular-expression',
      ],
    ],
    refused: {
      difference: 'regular-expression',
      codes: ['origin-type'],
      instead: () => [{ origin: ['http://example.com', 'http://*.example.com'] }],
    },
  },
  {
    name: 'a regular expression without an anchor in a list',
    given: () => [{ origin: [/foo\.com$/, 'http://example.com'] }],
    visits: [
      [EXAMPLE, { reads: 200, vary: ORIGIN }],
      [{ origin: 'https://foo.com' }, { reads: 200, vary: ORIGIN }],
      [
        { origin: 'https://evil-foo.com' },
        { reads: 200, vary: ORIGIN },
        { reads: 'blocked', vary: ORIGIN },
        'regular-expression',
      ],
    ],
    refused: {
      difference: 'regular-expression',
      codes: ['origin-type'],
      instead: () => [{ origin: ['https://foo.com', 'https://*.foo.com', 'http://example.com'] }],
    },
  },
  {
    name: 'a list that matches no origin',
    given: () => [{ origin: [/foo\.com$/, 'bar.com'] }],
    visits: [[EXAMPLE, { reads: 'blocked', vary: ORIGIN }]],
    refused: {
      difference: 'idle-origin',
      codes: ['origin-type', 'origin-not-serialized'],
      instead: () => [{ origin: ['https://foo.com', 'https://*.foo.com', 'https://bar.com'] }],
    },
  },
]
