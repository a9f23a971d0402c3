import * as fc from 'fast-check'
import {
  CREDENTIALS,
  EXPOSED,
  HEADERS,
  LISTED,
  MAX_AGE,
  METHODS,
  named,
  ODD_TEXT,
  OWN,
  STATUS,
  TEXT,
} from './common.ts'

type Callback = (error: Error | null, answer?: unknown) => void

const APP = 'https://app.example.com'

export const CALLBACKS = named({
  sayTrue: (_: unknown, callback: Callback) => callback(null, true),
  sayFalse: (_: unknown, callback: Callback) => callback(null, false),
  compare: (origin: unknown, callback: Callback) => callback(null, origin === APP),
  stopStrangers: (origin: unknown, callback: Callback) =>
    origin === APP ? callback(null, true) : callback(new Error('Not allowed by CORS')),
  echo: (origin: unknown, callback: Callback) => callback(null, origin),
  sayList: (_: unknown, callback: Callback) => callback(null, [APP, 'http://localhost:3000']),
  sayRegExp: (_: unknown, callback: Callback) => callback(null, /example\.com$/),
  sayAnyone: (_: unknown, callback: Callback) => callback(null, '*'),
  sayNothing: (_: unknown, callback: Callback) => callback(null),
  sayPattern: (_: unknown, callback: Callback) => callback(null, 'https://*.example.com'),
  fail: () => {
    throw new Error('Thrown')
  },
})

const REGULAR_EXPRESSIONS = fc.constantFrom<RegExp>(
  /^https:\/\/app\.example\.com$/,
  /example\.com$/,
  /^http:\/\/localhost(:\d+)?$/,
)

export const ORIGIN = fc.oneof(
  { weight: 4, arbitrary: TEXT },
  { weight: 4, arbitrary: fc.array(TEXT, { minLength: 1, maxLength: 3 }) },
  { weight: 5, arbitrary: CALLBACKS },
  { weight: 1, arbitrary: fc.boolean() },
  {
    weight: 1,
    arbitrary: fc.array(fc.oneof(TEXT, REGULAR_EXPRESSIONS, fc.array(LISTED)), { maxLength: 3 }),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(REGULAR_EXPRESSIONS, ODD_TEXT, fc.constantFrom(undefined, null, {})),
  },
)

const FIELDS = {
  origin: ORIGIN,
  methods: METHODS,
  exposedHeaders: EXPOSED,
  credentials: CREDENTIALS,
  maxAge: MAX_AGE,
  optionsSuccessStatus: STATUS,
  ...OWN,
}

const OPTIONS = fc.oneof(
  { weight: 6, arbitrary: fc.record({ ...FIELDS, allowedHeaders: HEADERS }, { requiredKeys: [] }) },
  { weight: 2, arbitrary: fc.record({ ...FIELDS, headers: HEADERS }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.record({ ...FIELDS, allowedHeaders: HEADERS, headers: HEADERS }) },
)

const DELEGATES = OPTIONS.map((options) => {
  const delegate = (_: unknown, callback: Callback): void => callback(null, options)
  return Object.assign(delegate, {
    [fc.toStringMethod]: () => `delegate of ${fc.stringify(options)}`,
  })
})

/** The arguments of the `cors` package. */
export const EXPRESS_ARGS: fc.Arbitrary<readonly unknown[]> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(OPTIONS) },
  { weight: 1, arbitrary: fc.tuple(DELEGATES) },
  { weight: 1, arbitrary: fc.constant([]) },
)
