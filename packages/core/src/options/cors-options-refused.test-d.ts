// Only the compiler checks this file: lines under `@ts-expect-error` must not compile, all others
// must.
import { type CorsOptions, type CorsRequest, createCors, originsFrom } from '../index.ts'
import { flag, text, unset } from './cors-options.test-util.ts'

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

// @ts-expect-error -- originsFrom takes a string or undefined.
originsFrom(['https://app.example.com'])
