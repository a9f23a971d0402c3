// Checked by the compiler alone: what must not compile does not, and what must does.
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

// Right: every way to say who may read.
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

// Right: everything that can be set.
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

// Right: what is only known at run time. It is checked at start.
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

// Right: options that are declared before.
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
// A variable of this type takes any string: it is checked at start.
export const late: CorsOptions = { origin: '*', credentials: true }
const passed: (options: CorsOptions) => CorsPolicy = createCors
passed(annotated)

// Wrong: any origin with credentials.

// @ts-expect-error -- Browsers refuse `*` with credentials.
createCors({ origin: '*', credentials: true })
// @ts-expect-error -- With credentials, browsers take `*` for the name of a header.
createCors({ origin: 'https://app.example.com', credentials: true, exposedHeaders: '*' })
// @ts-expect-error -- It would protect nothing.
createCors({ origin: '*', crossOriginProtection: true })
// @ts-expect-error -- The same.
createCors({ origin: '*', crossOriginProtection: 'all' })
const refused = { origin: '*', credentials: true } as const satisfies CorsOptions
// @ts-expect-error -- The same, where the options are declared before and stay literal.
createCors(refused)

// Wrong: nothing, or something else, where the origins should be.

// @ts-expect-error -- No origin.
createCors({})
// @ts-expect-error -- No options.
createCors()
// @ts-expect-error -- The same.
createCors(undefined)
// @ts-expect-error -- The same.
createCors(null)
// @ts-expect-error -- An origin is not an options object.
createCors('https://app.example.com')
// @ts-expect-error -- Nor is a list of them.
createCors(['https://app.example.com'])
// @ts-expect-error -- Nor is a predicate.
createCors((origin: string) => origin === text)
// @ts-expect-error -- undefined, as an environment variable that is not set.
createCors({ origin: undefined })
// @ts-expect-error -- It may be undefined.
createCors({ origin: unset })
// @ts-expect-error -- No scheme.
createCors({ origin: 'app.example.com' })
// @ts-expect-error -- No scheme either.
createCors({ origin: ['https://app.example.com', 'localhost:3000'] })
// @ts-expect-error -- A slash at its end.
createCors({ origin: 'https://app.example.com/' })
// @ts-expect-error -- A path.
createCors({ origin: ['https://app.example.com/login'] })
// @ts-expect-error -- Browsers send lower case.
createCors({ origin: 'https://App.example.com' })
// @ts-expect-error -- Browsers leave the default port out.
createCors({ origin: 'https://app.example.com:443' })
// @ts-expect-error -- The same.
createCors({ origin: ['http://localhost:80'] })
// @ts-expect-error -- Two in one string.
createCors({ origin: 'https://a.example,https://b.example' })
// @ts-expect-error -- One of two is wrong, whichever is taken.
createCors({ origin: flag ? 'localhost:3000' : 'https://app.example.com' })
// @ts-expect-error -- Nothing.
createCors({ origin: '' })
// @ts-expect-error -- Nobody.
createCors({ origin: [] })
// @ts-expect-error -- The opaque origin.
createCors({ origin: null })
// @ts-expect-error -- The opaque origin, as text.
createCors({ origin: 'null' })
// @ts-expect-error -- Everyone, in the words of another library.
createCors({ origin: true })
// @ts-expect-error -- Nobody, in the words of another library.
createCors({ origin: false })
// @ts-expect-error -- Regular expressions are not anchored.
createCors({ origin: /example\.com$/ })
// @ts-expect-error -- The same in a list.
createCors({ origin: [/example\.com$/] })
// @ts-expect-error -- Spread it.
createCors({ origin: new Set(['https://app.example.com']) })
// @ts-expect-error -- Write its origin.
createCors({ origin: new URL('https://app.example.com') })
// @ts-expect-error -- Await it first.
createCors({ origin: Promise.resolve('https://app.example.com') })
// @ts-expect-error -- One flat list.
createCors({ origin: [['https://app.example.com']] })
// @ts-expect-error -- A predicate stands alone.
createCors({ origin: ['https://app.example.com', () => true] })
// @ts-expect-error -- With a wildcard the other entries mean nothing.
createCors({ origin: ['*', 'https://app.example.com'] })
// @ts-expect-error -- Only true allows.
createCors({ origin: () => 'https://app.example.com' })
// @ts-expect-error -- The same, later.
createCors({ origin: async () => 1 })
createCors({
  // @ts-expect-error -- The callback of another library: it is never called.
  origin: (_origin: string, done: (error: null, allow: boolean) => void) => done(null, true),
})
// @ts-expect-error -- The same without annotations.
createCors({ origin: (_origin, done) => done(null, true) })
// @ts-expect-error -- A predicate that reads the request has a name of its own.
createCors({ origin: (origin: string, request: CorsRequest) => request.method === origin })

// Wrong: options that do not exist, and values of another type.

// @ts-expect-error -- Misspelt.
createCors({ orgin: 'https://app.example.com' })
// @ts-expect-error -- Misspelt, beside an origin.
createCors({ origin: 'https://app.example.com', exposeHeaders: ['ETag'] })
// @ts-expect-error -- Another library's.
createCors({ origin: 'https://app.example.com', optionsSuccessStatus: 200 })
// @ts-expect-error -- Seconds are a number.
createCors({ origin: '*', maxAge: '600' })
// @ts-expect-error -- The standard allows no negative number.
createCors({ origin: '*', maxAge: -1 })
// @ts-expect-error -- A list is a list.
createCors({ origin: '*', methods: 'GET,PUT' })
// @ts-expect-error -- The same.
createCors({ origin: '*', allowedHeaders: 'X-A' })
// @ts-expect-error -- The same.
createCors({ origin: '*', exposedHeaders: 'X-A' })
// @ts-expect-error -- `*` stands alone.
createCors({ origin: '*', methods: ['*'] })
// @ts-expect-error -- A name is a string.
createCors({ origin: '*', allowedHeaders: [5] })
// @ts-expect-error -- One of two.
createCors({ origin: '*', preflightStatus: 201 })
// @ts-expect-error -- A boolean.
createCors({ origin: 'https://app.example.com', credentials: 'true' })
// @ts-expect-error -- A boolean, or "all".
createCors({ origin: 'https://app.example.com', crossOriginProtection: 'strict' })
// @ts-expect-error -- A list of hosts.
createCors({ origin: 'https://app.example.com', allowedHosts: 'localhost' })
// @ts-expect-error -- A host has no scheme.
createCors({ origin: 'https://app.example.com', allowedHosts: ['http://localhost'] })
// @ts-expect-error -- Any host.
createCors({ origin: 'https://app.example.com', allowedHosts: ['*'] })
// @ts-expect-error -- A function.
createCors({ origin: '*', onDecision: 'log' })
// @ts-expect-error -- A predicate's options have a test.
createCors({ origin: { timeoutSeconds: 1 } })
// @ts-expect-error -- Misspelt.
createCors({ origin: { test: () => true, timeout: 1 } })
// @ts-expect-error -- Answers are kept by origin.
createCors({ origin: { testRequest: () => true, cacheSeconds: 1 } })

// Policies.

const listed = createCors({ origin: 'https://app.example.com' })
expectTypeOf(listed).toEqualTypeOf<ListedCorsPolicy>()
expectTypeOf(createCors({ origin: originsFrom(text) })).toEqualTypeOf<ListedCorsPolicy>()
expectTypeOf(listed.allows('')).toEqualTypeOf<boolean>()
// Options of which nothing is known make a policy of which nothing is known.
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
// @ts-expect-error -- Options are checked here too.
listed.reconfigure({ origin: '*', credentials: true })

export async function upgrade(origin: string | null | undefined): Promise<boolean> {
  // oxlint-disable typescript/no-misused-promises -- The compiler says it by itself.
  // @ts-expect-error -- A promise is always true: it has to be awaited.
  if (asked.allows(origin)) return true
  // @ts-expect-error -- The same.
  const answer = asked.allows(origin) ? 1 : 2
  // oxlint-enable typescript/no-misused-promises
  return (await asked.allows(origin)) && listed.allows(origin) && answer === 1
}

// Nothing of a decision, an issue or options can be assigned.

declare const decision: CorsDecision
// @ts-expect-error -- A decision is frozen.
decision.allowed = true
// @ts-expect-error -- So are its headers.
decision.headers.push(['X-A', '1'])
// @ts-expect-error -- And each of them.
decision.headers[0] = ['X-A', '1']
// @ts-expect-error -- And Vary.
decision.vary.push('Origin')
// @ts-expect-error -- So are options.
annotated.maxAge = 1
declare const request: CorsRequest
// @ts-expect-error -- And what is read of a request.
request.origin = null

expectTypeOf(decision.reason).toEqualTypeOf<CorsReason | null>()

/** Issues are a union on `code`. */
export function explain(issue: CorsIssue): string {
  expectTypeOf(issue.code).toEqualTypeOf<CorsIssueCode>()
  // @ts-expect-error -- There is no such code.
  if (issue.code === 'origin-unheard-of') return ''
  return issue.fix
}

// A value or issues, never both.
const validation = validateCorsOptions({})
if (validation.issues === undefined) expectTypeOf(validation.value).toEqualTypeOf<CorsOptions>()
else expectTypeOf(validation.value).toEqualTypeOf<undefined>()

// @ts-expect-error -- A text, or undefined.
originsFrom(['https://app.example.com'])
