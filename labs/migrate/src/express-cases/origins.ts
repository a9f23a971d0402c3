import type { ExpressCorsCase } from './cases.ts'

const EXAMPLE = { origin: 'http://example.com' }
const LOCAL = { origin: 'http://localhost' }
const ORIGIN = ['origin']

export const ORIGIN_CASES: readonly ExpressCorsCase[] = [
  {
    name: 'no options',
    given: () => [],
    visits: [
      [EXAMPLE, { reads: 200 }],
      [{ origin: 'null' }, { reads: 200 }],
      [
        { ...EXAMPLE, method: 'DELETE' },
        { reads: 200, preflight: 'again' },
      ],
      [{ ...EXAMPLE, credentials: true }, { reads: 'blocked' }],
    ],
  },
  {
    name: 'one origin',
    given: () => [{ origin: 'http://example.com' }],
    visits: [
      [EXAMPLE, { reads: 200, vary: ORIGIN }],
      [LOCAL, { reads: 'blocked', vary: ORIGIN }],
      [
        { origin: 'self' },
        { reads: 200, sees: ['custom-header1', 'custom-header2'], vary: ORIGIN },
      ],
    ],
  },
  {
    name: 'frozen options with an invalid origin',
    given: () => [Object.freeze({ origin: 'custom-origin' })],
    visits: [[EXAMPLE, { reads: 'blocked', vary: ORIGIN }]],
    refused: {
      difference: 'idle-origin',
      codes: ['origin-invalid'],
      instead: () => [{ origin: 'https://custom-origin' }],
    },
  },
  {
    name: 'two origins in one text',
    given: () => [{ origin: 'http://example.com,http://localhost' }],
    visits: [
      [EXAMPLE, { reads: 'blocked', vary: ORIGIN }, { reads: 200, vary: ORIGIN }, 'idle-origin'],
    ],
    refused: {
      difference: 'idle-origin',
      codes: ['origin-invalid'],
      instead: () => [{ origin: ['http://example.com', 'http://localhost'] }],
    },
  },
  {
    name: 'an origin with a slash at the end',
    given: () => [{ origin: ['http://example.com/'] }],
    visits: [
      [EXAMPLE, { reads: 'blocked', vary: ORIGIN }, { reads: 200, vary: ORIGIN }, 'idle-origin'],
    ],
    refused: {
      difference: 'idle-origin',
      codes: ['origin-not-serialized'],
      instead: () => [{ origin: ['http://example.com'] }],
    },
  },
  {
    name: 'false as origin',
    given: () => [{ origin: false, methods: ['PURGE', 'bar'], headers: ['FIZZ'], maxAge: 123 }],
    visits: [
      [EXAMPLE, { reads: 'blocked' }],
      [
        { ...EXAMPLE, method: 'PURGE' },
        { reads: 'blocked', preflight: 'failed' },
      ],
    ],
  },
  {
    name: 'an undefined origin',
    given: () => [{ origin: undefined }],
    visits: [[EXAMPLE, { reads: 'blocked' }, { reads: 'blocked', vary: ORIGIN }, 'unset-origin']],
    refused: {
      difference: 'unset-origin',
      codes: ['origin-missing'],
      instead: () => [{ origin: 'https://app.example.com' }],
    },
  },
  {
    name: 'true as origin',
    given: () => [{ origin: true }],
    visits: [
      [EXAMPLE, { reads: 200, vary: ORIGIN }, { reads: 200 }, 'reflected-origin'],
      [{ origin: 'null' }, { reads: 200, vary: ORIGIN }, { reads: 200 }, 'reflected-origin'],
      [
        { ...EXAMPLE, credentials: true },
        { reads: 'blocked', vary: ORIGIN },
        { reads: 'blocked' },
        'reflected-origin',
      ],
    ],
  },
  {
    name: 'any origin and credentials',
    given: () => [{ credentials: true }],
    visits: [
      [EXAMPLE, { reads: 200 }],
      [{ ...EXAMPLE, credentials: true }, { reads: 'blocked' }],
    ],
    refused: {
      difference: 'any-origin-with-credentials',
      codes: ['origin-wildcard-with-credentials'],
      instead: () => [{ origin: '*' }],
    },
  },
  {
    name: 'an origin on plain http and credentials',
    given: () => [
      {
        origin: 'http://example.com',
        methods: ['PURGE', 'bar'],
        headers: ['FIZZ', 'buzz'],
        credentials: true,
        maxAge: 123,
      },
    ],
    visits: [
      [
        { ...EXAMPLE, method: 'PURGE', headers: ['FIZZ', 'Buzz'], credentials: true },
        { reads: 200, preflight: 'kept', vary: ORIGIN },
      ],
    ],
    refused: {
      difference: 'insecure-origin',
      codes: ['origin-insecure-with-credentials'],
      instead: () => [
        {
          origin: 'http://example.com',
          methods: ['PURGE', 'bar'],
          allowedHeaders: ['FIZZ', 'buzz'],
          credentials: true,
          maxAge: 123,
          dangerouslyAllowInsecureOrigins: true,
        },
      ],
    },
  },
  {
    name: 'a set of origins',
    given: () => [{ origin: new Set(['https://app.example.com']) }],
    visits: [[{ origin: 'https://app.example.com' }, { reads: 200, vary: ORIGIN }]],
    refused: {
      difference: 'origin-type',
      codes: ['origin-type'],
      instead: () => [{ origin: ['https://app.example.com'] }],
    },
  },
  {
    name: 'a star in an origin',
    given: () => [{ origin: ['https://*.example.com'] }],
    visits: [
      [
        { origin: 'https://www.example.com' },
        { reads: 'blocked', vary: ORIGIN },
        { reads: 200, vary: ORIGIN },
        'star-matches-now',
      ],
      [{ origin: 'https://example.com' }, { reads: 'blocked', vary: ORIGIN }],
    ],
  },
]
