// Only the compiler checks this file: lines under `@ts-expect-error` must not compile, all others
// must.
import {
  type CorsOptions,
  type CorsPolicy,
  createCors,
  type OriginPattern,
  originsFrom,
  validateCorsOptions,
} from '../index.ts'
import { annotated, flag, predicate, text, unset } from './cors-options.test-util.ts'

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
createCors(annotated)
createCors({ ...annotated, credentials: true })
const list: readonly OriginPattern[] = ['https://a.example']
createCors({ origin: list })
createCors({ origin: predicate })
const { value } = validateCorsOptions(JSON.parse(text))
if (value !== undefined) createCors(value)
// A variable of this type accepts any string, which is validated when the server starts.
export const late: CorsOptions = { origin: '*', credentials: true }
const passed: (options: CorsOptions) => CorsPolicy = createCors
passed(annotated)
