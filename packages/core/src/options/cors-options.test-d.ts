// Only the compiler checks this file: lines under `@ts-expect-error` must not compile, all others
// must.
import { expectTypeOf } from 'vitest'
import {
  type CorsDecision,
  type CorsIssue,
  type CorsIssueCode,
  type CorsOptions,
  type CorsPolicy,
  type CorsReason,
  type CorsRequest,
  createCors,
  type ListedCorsPolicy,
  type OriginPattern,
  type OriginPredicate,
  originsFrom,
  type PredicateCorsPolicy,
  validateCorsOptions,
} from '../index.ts'

declare const text: string
declare const unset: string | undefined
declare const flag: boolean

// Valid: every way to allow origins.
createCors({ origin: '*' })
createCors({ origin: 'https://app.example.com' })
createCors({ origin: 'https://*.example.com' })
createCors({ origin: 'http://localhost:*' })
createCors({ origin: 'http://[::1]:3000' })
createCors({ origin: 'capacitor://localhost' })
createCors({ origin: ['https://app.example.com', 'https://pr-*.example.com'] })
createCors({ origin: originsFrom(unset) })
createCors({ origin: originsFrom(text), credentials: true })
createCors({ origin: (origin) => origin.endsWith('.example.com') })
createCors({ origin: async (origin) => origin === text })
createCors({ origin: { test: async (origin) => origin === text } })
createCors({ origin: { test: () => true, timeoutSeconds: 1, cacheSeconds: 60 } })
createCors({ origin: { testRequest: (origin, request) => request.method === origin } })

// Valid: every option.
createCors({
  origin: 'https://app.example.com',
  methods: ['GET', 'PURGE'],
  allowedHeaders: ['X-A'],
  exposedHeaders: ['ETag'],
  credentials: true,
  maxAge: 600,
  timingAllowOrigin: true,
  crossOriginProtection: 'all',
  allowedHosts: ['localhost:*'],
  preflightStatus: 200,
  onDecision: (decision, request) => void [decision.reason, request.origin],
  dangerouslyAllowInsecureOrigins: true,
  dangerouslyAllowPublicSuffixes: true,
})
createCors({ origin: '*', methods: '*', allowedHeaders: '*', exposedHeaders: '*' })
createCors({ origin: '*', credentials: false, crossOriginProtection: false })
createCors({ origin: 'https://app.example.com', exposedHeaders: '*' })
createCors({ origin: 'https://app.example.com', exposedHeaders: '*', credentials: false })
createCors({
  origin: 'https://app.example.com',
  methods: [],
  allowedHeaders: [],
  exposedHeaders: [],
})
createCors({ origin: 'https://app.example.com', onDecision: null })
createCors({
  origin: 'https://app.example.com',
  maxAge: undefined,
  methods: undefined,
  credentials: undefined,
  onDecision: undefined,
})

// Valid: values that are known only at run time. They are validated when the server starts.
createCors({ origin: text })
createCors({ origin: unset ?? 'http://localhost:5173' })
createCors({ origin: `https://${text}` })
createCors({ origin: `https://${text}.Example.com/` })
createCors({ origin: [text, 'https://app.example.com'] })
createCors({ origin: ['https://app.example.com', ...(flag ? ['http://localhost:*'] : [])] })
createCors({ origin: flag ? '*' : 'https://app.example.com', credentials: true })
createCors({ origin: '*', credentials: flag, crossOriginProtection: flag })
createCors({ origin: text, credentials: flag, exposedHeaders: '*', maxAge: Number(text) })
createCors({
  origin: 'http://a.example',
  credentials: true,
  dangerouslyAllowInsecureOrigins: flag,
  dangerouslyAllowPublicSuffixes: false,
})

// Valid: options that are declared before the call.
const widened = { origin: ['https://a.example'], credentials: true, methods: '*', maxAge: 600 }
createCors(widened)
const satisfying = { origin: 'https://app.example.com', credentials: true } satisfies CorsOptions
createCors(satisfying)
const constant = {
  origin: ['https://a.example', 'https://b.example'],
  methods: ['GET', 'PUT'],
  credentials: true,
} as const
createCors(constant)
const both = { origin: '*', exposedHeaders: '*' } as const satisfies CorsOptions
createCors(both)
const annotated: CorsOptions = { origin: 'https://app.example.com', maxAge: 5 }
createCors(annotated)
createCors({ ...annotated, credentials: true })
const list: readonly OriginPattern[] = ['https://a.example']
createCors({ origin: list })
const predicate: OriginPredicate = (origin) => origin === 'https://a.example'
createCors({ origin: predicate })
const { value } = validateCorsOptions(JSON.parse(text))
if (value !== undefined) createCors(value)
// A variable of this type accepts any string, which is validated when the server starts.
export const late: CorsOptions = { origin: '*', credentials: true }
const passed: (options: CorsOptions) => CorsPolicy = createCors
passed(annotated)

// Invalid: any origin with credentials or protection.

// @ts-expect-error -- Browsers refuse `*` with credentials.
createCors({ origin: '*', credentials: true })
// @ts-expect-error -- With credentials, browsers take `*` for the name of a header.
createCors({ origin: 'https://app.example.com', credentials: true, exposedHeaders: '*' })
// @ts-expect-error -- With any origin, crossOriginProtection would protect nothing.
createCors({ origin: '*', crossOriginProtection: true })
// @ts-expect-error -- With any origin, crossOriginProtection: 'all' would protect nothing.
createCors({ origin: '*', crossOriginProtection: 'all' })
const refused = { origin: '*', credentials: true } as const satisfies CorsOptions
// @ts-expect-error -- Browsers refuse `*` with credentials: options declared before stay literal.
createCors(refused)

// Invalid: missing origins, and other values in place of origins.

// @ts-expect-error -- The origin is missing.
createCors({})
// @ts-expect-error -- The options are missing.
createCors()
// @ts-expect-error -- undefined is not an options object.
createCors(undefined)
// @ts-expect-error -- null is not an options object.
createCors(null)
// @ts-expect-error -- An origin is not an options object.
createCors('https://app.example.com')
// @ts-expect-error -- A list of origins is not an options object.
createCors(['https://app.example.com'])
// @ts-expect-error -- A predicate is not an options object.
createCors((origin: string) => origin === text)
// @ts-expect-error -- undefined is not an origin: an environment variable may not be set.
createCors({ origin: undefined })
// @ts-expect-error -- The origin may be undefined.
createCors({ origin: unset })
// @ts-expect-error -- The origin has no scheme.
createCors({ origin: 'app.example.com' })
// @ts-expect-error -- The second origin has no scheme.
createCors({ origin: ['https://app.example.com', 'localhost:3000'] })
// @ts-expect-error -- The origin has a slash at its end.
createCors({ origin: 'https://app.example.com/' })
// @ts-expect-error -- The origin has a path.
createCors({ origin: ['https://app.example.com/login'] })
// @ts-expect-error -- Browsers send origins in lower case.
createCors({ origin: 'https://App.example.com' })
// @ts-expect-error -- Browsers leave the default port out.
createCors({ origin: 'https://app.example.com:443' })
// @ts-expect-error -- Browsers leave the default port of http out, too.
createCors({ origin: ['http://localhost:80'] })
// @ts-expect-error -- The string has two origins.
createCors({ origin: 'https://a.example,https://b.example' })
// @ts-expect-error -- One of the two possible origins is invalid.
createCors({ origin: flag ? 'localhost:3000' : 'https://app.example.com' })
// @ts-expect-error -- An origin is not empty.
createCors({ origin: '' })
// @ts-expect-error -- The list is empty.
createCors({ origin: [] })
// @ts-expect-error -- null is not an origin.
createCors({ origin: null })
// @ts-expect-error -- The string "null" stands for opaque origins.
createCors({ origin: 'null' })
// @ts-expect-error -- true, which other libraries take for any origin, is not an origin.
createCors({ origin: true })
// @ts-expect-error -- false, which other libraries take for no origin, is not an origin.
createCors({ origin: false })
// @ts-expect-error -- A regular expression is not an origin.
createCors({ origin: /example\.com$/ })
// @ts-expect-error -- A regular expression in a list is not an origin.
createCors({ origin: [/example\.com$/] })
// @ts-expect-error -- A Set has to be spread.
createCors({ origin: new Set(['https://app.example.com']) })
// @ts-expect-error -- A URL is not an origin: its property `origin` is.
createCors({ origin: new URL('https://app.example.com') })
// @ts-expect-error -- A promise has to be awaited.
createCors({ origin: Promise.resolve('https://app.example.com') })
// @ts-expect-error -- Origins stand in one flat list.
createCors({ origin: [['https://app.example.com']] })
// @ts-expect-error -- A predicate stands alone, outside of a list.
createCors({ origin: ['https://app.example.com', () => true] })
// @ts-expect-error -- With a wildcard, the other entries mean nothing.
createCors({ origin: ['*', 'https://app.example.com'] })
// @ts-expect-error -- A predicate returns a boolean.
createCors({ origin: () => 'https://app.example.com' })
// @ts-expect-error -- An asynchronous predicate resolves to a boolean.
createCors({ origin: async () => 1 })
createCors({
  // @ts-expect-error -- A predicate has no callback: it would never be called.
  origin: (_origin: string, done: (error: null, allow: boolean) => void) => done(null, true),
})
// @ts-expect-error -- A predicate without type annotations has no callback either.
createCors({ origin: (_origin, done) => done(null, true) })
// @ts-expect-error -- A predicate that reads the request is given as `testRequest`.
createCors({ origin: (origin: string, request: CorsRequest) => request.method === origin })

// Invalid: options that do not exist, and values of another type.

// @ts-expect-error -- The name is misspelled, and the origin is missing.
createCors({ orgin: 'https://app.example.com' })
// @ts-expect-error -- The name is misspelled, beside a valid origin.
createCors({ origin: 'https://app.example.com', exposeHeaders: ['ETag'] })
// @ts-expect-error -- The option belongs to another library.
createCors({ origin: 'https://app.example.com', optionsSuccessStatus: 200 })
// @ts-expect-error -- maxAge is a number of seconds.
createCors({ origin: '*', maxAge: '600' })
// @ts-expect-error -- The standard allows no negative number.
createCors({ origin: '*', maxAge: -1 })
// @ts-expect-error -- methods is a list.
createCors({ origin: '*', methods: 'GET,PUT' })
// @ts-expect-error -- allowedHeaders is a list.
createCors({ origin: '*', allowedHeaders: 'X-A' })
// @ts-expect-error -- exposedHeaders is a list.
createCors({ origin: '*', exposedHeaders: 'X-A' })
// @ts-expect-error -- `*` stands alone, outside of a list.
createCors({ origin: '*', methods: ['*'] })
// @ts-expect-error -- A name is a string.
createCors({ origin: '*', allowedHeaders: [5] })
// @ts-expect-error -- The status is 200 or 204.
createCors({ origin: '*', preflightStatus: 201 })
// @ts-expect-error -- credentials is a boolean.
createCors({ origin: 'https://app.example.com', credentials: 'true' })
// @ts-expect-error -- crossOriginProtection is a boolean or 'all'.
createCors({ origin: 'https://app.example.com', crossOriginProtection: 'strict' })
// @ts-expect-error -- allowedHosts is a list.
createCors({ origin: 'https://app.example.com', allowedHosts: 'localhost' })
// @ts-expect-error -- A host has no scheme.
createCors({ origin: 'https://app.example.com', allowedHosts: ['http://localhost'] })
// @ts-expect-error -- A list with `*` would allow any host.
createCors({ origin: 'https://app.example.com', allowedHosts: ['*'] })
// @ts-expect-error -- onDecision is a function or null.
createCors({ origin: '*', onDecision: 'log' })
// @ts-expect-error -- The options of a predicate have `test` or `testRequest`.
createCors({ origin: { timeoutSeconds: 1 } })
// @ts-expect-error -- The name is misspelled.
createCors({ origin: { test: () => true, timeout: 1 } })
// @ts-expect-error -- Answers are kept by origin, and testRequest reads more.
createCors({ origin: { testRequest: () => true, cacheSeconds: 1 } })

// The types of policies.

const listed = createCors({ origin: 'https://app.example.com' })
expectTypeOf(listed).toEqualTypeOf<ListedCorsPolicy>()
expectTypeOf(createCors({ origin: originsFrom(text) })).toEqualTypeOf<ListedCorsPolicy>()
expectTypeOf(listed.allows('')).toEqualTypeOf<boolean>()
// If the type of the origin is not known, the kind of the policy is not known either.
expectTypeOf(createCors(annotated)).toEqualTypeOf<CorsPolicy>()
expectTypeOf(createCors({ origin: JSON.parse(text) })).toEqualTypeOf<CorsPolicy>()
expectTypeOf(createCors(JSON.parse(text))).toEqualTypeOf<CorsPolicy>()
createCors({ origin: [JSON.parse(text)], credentials: JSON.parse(text) })
expectTypeOf(createCors({ origin: flag ? text : predicate })).toEqualTypeOf<CorsPolicy>()
const asked = createCors({ origin: async () => true })
expectTypeOf(asked).toEqualTypeOf<PredicateCorsPolicy>()
expectTypeOf(createCors({ origin: { test: () => true } })).toEqualTypeOf<PredicateCorsPolicy>()
const policy: CorsPolicy = asked
expectTypeOf(policy.allows('')).toEqualTypeOf<boolean | Promise<boolean>>()
expectTypeOf(asked.allows('')).toEqualTypeOf<Promise<boolean>>()
asked.reconfigure({ origin: () => true })
listed.reconfigure({ origin: '*' })
// @ts-expect-error -- reconfigure checks options as createCors does.
listed.reconfigure({ origin: '*', credentials: true })

export async function upgrade(origin: string | null | undefined): Promise<boolean> {
  // oxlint-disable typescript/no-misused-promises -- The compiler reports the same.
  // @ts-expect-error -- A promise is always true in a condition, so it has to be awaited.
  if (asked.allows(origin)) return true
  // @ts-expect-error -- A promise is always true in a conditional operator, too.
  const answer = asked.allows(origin) ? 1 : 2
  // oxlint-enable typescript/no-misused-promises
  return (await asked.allows(origin)) && listed.allows(origin) && answer === 1
}

// The properties of decisions, requests and options cannot be assigned.

declare const decision: CorsDecision
// @ts-expect-error -- A decision is frozen.
decision.allowed = true
// @ts-expect-error -- The list of headers is frozen.
decision.headers.push(['X-A', '1'])
// @ts-expect-error -- Each header is frozen.
decision.headers[0] = ['X-A', '1']
// @ts-expect-error -- The list for Vary is frozen.
decision.vary.push('Origin')
// @ts-expect-error -- Options are read-only.
annotated.maxAge = 1
declare const request: CorsRequest
// @ts-expect-error -- The parts of a request are read-only.
request.origin = null

expectTypeOf(decision.reason).toEqualTypeOf<CorsReason | null>()

/** The type of `code` is the union of all codes. */
export function explain(issue: CorsIssue): string {
  expectTypeOf(issue.code).toEqualTypeOf<CorsIssueCode>()
  // @ts-expect-error -- No issue has this code.
  if (issue.code === 'origin-unheard-of') return ''
  return issue.fix
}

// A validation has a value or issues, never both.
const validation = validateCorsOptions({})
if (validation.issues === undefined) expectTypeOf(validation.value).toEqualTypeOf<CorsOptions>()
else expectTypeOf(validation.value).toEqualTypeOf<undefined>()

// @ts-expect-error -- originsFrom takes a string or undefined.
originsFrom(['https://app.example.com'])
