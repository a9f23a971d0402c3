// The compiler alone checks this file: code that must compile, and code that must not.
import fastify, { type FastifyRequest } from 'fastify'
import { expectTypeOf } from 'vitest'
import byDefault, { cors, type CorsOptions, createCors } from './index.js'

const policy = createCors({ origin: '*' })
const app = fastify()

expectTypeOf(byDefault).toEqualTypeOf<typeof cors>()

// These compile: every source of a policy.
await app.register(cors())
await app.register(cors({ origin: 'https://app.example.com', credentials: true }))
await app.register(cors(policy))
await app.register(cors(policy, { onDecision: ({ reason }, { origin }) => void [reason, origin] }))
await app.register(cors({ origin: ['https://a.example'], maxAge: 5 } satisfies CorsOptions))
await app.register(cors((request) => (request.url.startsWith('/public/') ? policy : undefined)))
await app.register(cors(async ({ headers }) => (headers['x-tenant'] ? policy : undefined)))
cors((request) => {
  expectTypeOf(request).toEqualTypeOf<FastifyRequest>()
  return policy
})

// These compile: every kind of server, and a logger.
await fastify({ http2: true }).register(cors(policy))
await fastify({ http2: true, https: { key: '', cert: '' } }).register(cors(policy))
await fastify({ https: { key: '', cert: '' }, logger: true }).register(cors(policy))

// These compile: the policy of a route.
app.get('/options', { config: { cors: { origin: 'https://app.example.com' } } }, async () => '')
app.get('/policy', { config: { cors: policy } }, async () => '')
app.get('/none', { config: { cors: false } }, async () => '')
app.get(
  '/selected',
  { config: { cors: ({ url }) => (url === '/' ? policy : undefined) } },
  async () => '',
)

// These must not compile: other values as the policy of a route.
// @ts-expect-error -- Options that begin with an origin.
app.get('/', { config: { cors: true } }, async () => '')

// These must not compile: other values as a policy.
// @ts-expect-error -- An unset variable.
cors(undefined)
// @ts-expect-error -- Nothing says which origins may read.
cors({})
// @ts-expect-error -- Any origin with credentials.
cors({ origin: '*', credentials: true })
// @ts-expect-error -- A name that @fastify/cors has.
cors({ origin: '*', hideOptionsRoute: true })
// @ts-expect-error -- Fastify answers errors.
cors(policy, { onError: () => undefined })
