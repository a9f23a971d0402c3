// Checked by the compiler alone: what must not compile does not, and what must does.
import fastify, { type FastifyRequest } from 'fastify'
import { expectTypeOf } from 'vitest'
import byDefault, { cors, type CorsOptions, createCors } from './index.js'

const policy = createCors({ origin: '*' })
const app = fastify()

expectTypeOf(byDefault).toEqualTypeOf<typeof cors>()

// Right: everything that says where a policy comes from.
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

// Right: every kind of server, and a logger.
await fastify({ http2: true }).register(cors(policy))
await fastify({ http2: true, https: { key: '', cert: '' } }).register(cors(policy))
await fastify({ https: { key: '', cert: '' }, logger: true }).register(cors(policy))

// Right: a policy of a route.
app.get('/options', { config: { cors: { origin: 'https://app.example.com' } } }, async () => '')
app.get('/policy', { config: { cors: policy } }, async () => '')
app.get('/none', { config: { cors: false } }, async () => '')
app.get(
  '/selected',
  { config: { cors: ({ url }) => (url === '/' ? policy : undefined) } },
  async () => '',
)

// Wrong: a policy of a route that is not one.
// @ts-expect-error -- Options that begin with an origin.
app.get('/', { config: { cors: true } }, async () => '')

// Wrong: a value that is not a policy.
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
