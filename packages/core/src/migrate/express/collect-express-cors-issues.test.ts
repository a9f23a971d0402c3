import { expect, test } from 'vitest'
import { fromExpressCors } from './from-express-cors.ts'

const APP = 'https://app.example.com'

/**
 * The function with parameters of any type, for values as they may come from a configuration file.
 */
const read = fromExpressCors as (...args: readonly unknown[]) => ReturnType<typeof fromExpressCors>

const TABLE: readonly (readonly [
  options: unknown,
  code: string,
  path: readonly PropertyKey[],
  message: string,
])[] = [
  [
    undefined,
    'options-invalid',
    [],
    'Cannot read options from undefined: options are an object. Write { origin: "https://app.example.com" }.',
  ],
  [
    { origin: undefined },
    'origin-missing',
    ['origin'],
    "Cannot create a policy without an origin: origin is undefined, as when an environment variable is not set. List the origins that may read, or write origin: '*' for any.",
  ],
  [
    { origin: true, credentials: true },
    'origin-wildcard-with-credentials',
    ['origin'],
    "Cannot allow true as an origin: every site could read, with your users' credentials. List the origins, or remove credentials.",
  ],
  [
    { origin: [APP, true], credentials: true },
    'origin-wildcard-with-credentials',
    ['origin', 1],
    "Cannot allow true as an origin: every site could read, with your users' credentials. List the origins, or remove credentials.",
  ],
  [
    { origin: [true] },
    'origin-type',
    ['origin', 0],
    "Cannot allow true as an origin: true would mean everyone. List the origins that may read, or write origin: '*' for any.",
  ],
  [
    { origin: [false] },
    'origin-type',
    ['origin', 0],
    'Cannot allow false as an origin: an origin is a string. List the origins, or do without the policy.',
  ],
  [
    { credentials: true },
    'origin-wildcard-with-credentials',
    ['origin'],
    `Cannot allow origin "*" with credentials: browsers refuse it, and any other way to allow everyone hands out your users' data. List the origins, or remove credentials.`,
  ],
  [
    { origin: 'https://a.example,https://b.example' },
    'origin-invalid',
    ['origin'],
    'Cannot allow origin "https://a.example,https://b.example": it is more than one origin. Write a list of strings, or originsFrom(text).',
  ],
  [
    { origin: ['https://a.example/'] },
    'origin-not-serialized',
    ['origin', 0],
    'Cannot allow origin "https://a.example/": browsers send "https://a.example". Write "https://a.example".',
  ],
  [
    { origin: new Set([APP]) },
    'origin-type',
    ['origin'],
    'Cannot allow a Set as an origin: an origin is a string. Write [...set].',
  ],
  [
    { origin: [APP, /\.example\.com$/] },
    'origin-type',
    ['origin', 1],
    'Cannot allow the regular expression /\\.example\\.com$/ as an origin: it lets "http://a.example.com" in. Write "https://*.example.com".',
  ],
  [
    { origin: async (origin: string) => origin === APP },
    'origin-type',
    ['origin'],
    'Cannot ask a function with one parameter about origins: it takes no callback, so cors waits for it forever. Write (origin, callback) => …, or give your predicate to createCors.',
  ],
  [
    { preflightContinue: true },
    'option-unknown',
    ['preflightContinue'],
    'Cannot use option "preflightContinue": an application that answers preflights can contradict the policy. Remove it: an OPTIONS request that is not a preflight reaches the application.',
  ],
  [
    { optionsSuccessStatus: 202 },
    'preflight-status-invalid',
    ['optionsSuccessStatus'],
    'Cannot set optionsSuccessStatus to 202: clients expect one of two statuses. Write 204 or 200.',
  ],
  [
    { allowedHeaders: '' },
    'list-type',
    ['allowedHeaders'],
    `Cannot read allowedHeaders from the string "": cors takes it for any name. Write [] for none, or '*' for any.`,
  ],
  [
    { headers: '' },
    'list-type',
    ['headers'],
    `Cannot read headers from the string "": cors takes it for any name. Write [] for none, or '*' for any.`,
  ],
  [
    { headers: ['A'], allowedHeaders: ['B'] },
    'option-unknown',
    ['headers'],
    'Cannot use option "headers" beside allowedHeaders: cors does not read it. Remove it.',
  ],
  [
    { methods: 'GET,patch' },
    'method-case',
    ['methods'],
    'Cannot allow method "patch": methods are case-sensitive, and browsers do not upper-case this one. Write "PATCH", in the page too.',
  ],
  [
    { methods: ['GET,HEAD', 'patch'] },
    'method-case',
    ['methods', 1],
    'Cannot allow method "patch": methods are case-sensitive, and browsers do not upper-case this one. Write "PATCH", in the page too.',
  ],
  [
    { headers: ['Cookie'] },
    'request-header-forbidden',
    ['headers', 0],
    'Cannot allow request header "Cookie": no script can set it. Remove it; credentials: true is for cookies.',
  ],
  [
    { maxAge: '600s' },
    'max-age-invalid',
    ['maxAge'],
    'Cannot set maxAge to the string "600s": it must be a whole number of seconds from 0 to 86400. Write 0 to disable caching.',
  ],
  [
    { preflightStatus: 200 },
    'option-unknown',
    ['preflightStatus'],
    'Cannot use option "preflightStatus": no such option. Write optionsSuccessStatus.',
  ],
  [
    { credentials: 'true', origin: APP },
    'option-type',
    ['credentials'],
    'Cannot set credentials to the string "true": it must be a boolean. Write true, or leave it out.',
  ],
  [
    { orgin: APP },
    'option-unknown',
    ['orgin'],
    'Cannot use option "orgin": no such option. Did you mean "origin"?',
  ],
]

test.each(TABLE)('fromExpressCors refuses %o', (options, code, path, message) => {
  const { value, issues } = read(options)
  expect(value).toBeUndefined()
  expect(issues).toHaveLength(1)
  expect(issues?.[0]).toMatchObject({ code, path, message })
  expect(message.endsWith(issues?.[0]?.fix ?? 'no fix')).toBe(true)
})

test('headers beside allowedHeaders is one issue, and issues of the names are about allowedHeaders', () => {
  const { issues } = read({ allowedHeaders: ['Cookie'], headers: ['A'] })
  expect(issues).toMatchObject([
    { code: 'option-unknown', path: ['headers'] },
    { code: 'request-header-forbidden', path: ['allowedHeaders', 0] },
  ])
  expect(read({ allowedHeaders: ['A'], headers: '' }).issues).toMatchObject([
    { code: 'option-unknown', path: ['headers'] },
  ])
})

test('fromExpressCors reports all mistakes at once', () => {
  const { issues } = read({
    origin: [/a/, 'b'],
    methods: ['G T'],
    preflightContinue: true,
    optionsSuccessStatus: 500,
    maxAge: -1,
  })
  expect(issues?.map(({ path }) => path.join('.')).toSorted()).toEqual([
    'maxAge',
    'methods.0',
    'optionsSuccessStatus',
    'origin.0',
    'origin.1',
    'preflightContinue',
  ])
})
