import type { Request } from 'express'
import type { ExpressCorsCase } from './cases.ts'

const EXAMPLE = { origin: 'http://example.com' }
const ORIGIN = ['origin']
const BLOCKED = { reads: 'blocked', vary: ORIGIN } as const
/** A page of the server's own origin, with a method for which browsers always send `Origin`. */
const SAME = { origin: 'self', method: 'POST' }
const SEES = ['custom-header1', 'custom-header2']

type Callback<Answer> = (error: Error | null, answer?: Answer) => void

/** Returns options with a function as `origin`. */
function asked(answer: (origin: string | undefined, callback: Callback<unknown>) => void) {
  return () => [{ origin: answer }]
}

/** Returns a function in place of options. */
function delegated(answer: (request: Request, callback: Callback<object>) => void) {
  return () => [answer]
}

export const CALLBACK_CASES: readonly ExpressCorsCase[] = [
  {
    name: 'a function as origin that answers true',
    given: asked((_, callback) => callback(null, true)),
    visits: [
      [EXAMPLE, { reads: 200, vary: ORIGIN }],
      [
        { ...EXAMPLE, method: 'PUT' },
        { reads: 200, preflight: 'again', vary: ORIGIN },
      ],
      [{ origin: 'null' }, { reads: 200, vary: ORIGIN }, BLOCKED, 'null-origin'],
    ],
  },
  {
    name: 'a function as origin that answers false',
    given: asked((_, callback) => callback(null, false)),
    visits: [
      [EXAMPLE, { reads: 'blocked' }, BLOCKED, 'denied-by-function'],
      [
        { ...EXAMPLE, method: 'PUT' },
        { reads: 'blocked', preflight: 'failed' },
      ],
      [
        SAME,
        { reads: 200, sees: SEES },
        { reads: 200, sees: SEES, vary: ORIGIN },
        'denied-by-function',
      ],
    ],
  },
  {
    name: 'a function as origin that compares the origin',
    given: asked((origin, callback) => callback(null, origin === 'http://example.com')),
    visits: [
      [EXAMPLE, { reads: 200, vary: ORIGIN }],
      [{ origin: 'http://localhost' }, { reads: 'blocked' }, BLOCKED, 'denied-by-function'],
      [EXAMPLE, { reads: 200, vary: ORIGIN }],
    ],
  },
  {
    name: 'a function as origin that answers with a list',
    given: asked((_, callback) =>
      callback(null, ['https://app.example.com', 'http://example.com']),
    ),
    visits: [
      [EXAMPLE, { reads: 200, vary: ORIGIN }],
      [{ origin: 'http://localhost' }, BLOCKED],
    ],
  },
  {
    name: 'a function as origin that answers with an origin',
    given: asked((_, callback) => callback(null, 'http://example.com')),
    visits: [
      [EXAMPLE, { reads: 200, vary: ORIGIN }],
      [{ origin: 'http://localhost' }, BLOCKED],
    ],
  },
  {
    name: 'a function as origin that answers with a regular expression',
    given: asked((_, callback) => callback(null, /example\.com$/)),
    visits: [[EXAMPLE, { reads: 200, vary: ORIGIN }, BLOCKED, 'answer-refused']],
  },
  {
    name: 'a function as origin that answers with an error',
    given: asked((origin, callback) => {
      if (origin === 'http://example.com') callback(null, true)
      else callback(new Error('Not allowed by CORS'))
    }),
    visits: [
      [EXAMPLE, { reads: 200, vary: ORIGIN }],
      [{ origin: 'http://localhost' }, { reads: 'blocked' }, BLOCKED, 'function-stopped-requests'],
      [SAME, { reads: 500 }, { reads: 200, sees: SEES, vary: ORIGIN }, 'function-stopped-requests'],
    ],
  },
  {
    name: 'a function in place of options',
    given: delegated((request, callback) =>
      callback(null, { origin: request.query['any'] ? '*' : 'https://delegate.com', maxAge: 1000 }),
    ),
    visits: [
      [EXAMPLE, BLOCKED],
      [{ ...EXAMPLE, path: '/?any=1' }, { reads: 200 }],
      [
        { origin: 'https://delegate.com', method: 'PUT' },
        { reads: 200, preflight: 'kept', vary: ORIGIN },
      ],
    ],
  },
  {
    name: 'a function in place of options that answers with an invalid origin',
    given: delegated((_, callback) => callback(null, { origin: 'delegate.com', maxAge: 1000 })),
    visits: [
      [EXAMPLE, BLOCKED],
      [
        { ...EXAMPLE, method: 'PUT' },
        { reads: 'blocked', preflight: 'failed' },
      ],
    ],
  },
  {
    name: 'a function in place of options that answers with a regular expression',
    given: delegated((_, callback) => callback(null, { origin: /example\.com$/ })),
    visits: [[EXAMPLE, { reads: 200, vary: ORIGIN }, BLOCKED, 'read-per-request']],
  },
  {
    name: 'a function in place of options that switches CORS off',
    given: delegated((_, callback) => callback(null, { origin: false })),
    visits: [
      [EXAMPLE, { reads: 'blocked' }],
      [
        { ...EXAMPLE, method: 'PUT' },
        { reads: 'blocked', preflight: 'failed' },
      ],
    ],
  },
  {
    name: 'a function in place of options that answers without options',
    given: delegated((_, callback) => callback(null)),
    visits: [[EXAMPLE, { reads: 200 }, BLOCKED, 'read-per-request']],
  },
  {
    name: 'a function in place of options that answers with an error',
    given: delegated((_, callback) => callback(new Error('some error'))),
    visits: [
      [EXAMPLE, { reads: 'blocked' }, BLOCKED, 'function-stopped-requests'],
      [SAME, { reads: 500 }, { reads: 200, sees: SEES, vary: ORIGIN }, 'function-stopped-requests'],
    ],
  },
]
