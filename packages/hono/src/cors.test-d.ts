// The compiler alone checks this file: code that must compile, and code that must not.
import { getRequestListener, serve } from '@hono/node-server'
import { withCors } from '@webcors/node'
import { type Context, Hono } from 'hono'
import { handle as handleOnLambda } from 'hono/aws-lambda'
import { hc } from 'hono/client'
import { handle as handleOnPages } from 'hono/cloudflare-pages'
import { handle as handleOnNetlify } from 'hono/netlify'
import { testClient } from 'hono/testing'
import { handle as handleOnVercel } from 'hono/vercel'
import { createServer } from 'node:http'
import { expectTypeOf } from 'vitest'
import byDefault, { cors, type CorsOptions, type CorsPolicy, createCors } from './index.ts'

interface Own {
  Bindings: {
    ORIGINS: string
    tenants: { policyOf(name: string): Promise<CorsPolicy | undefined> }
  }
  Variables: { user: string }
}

const policy = createCors({ origin: '*' })
const app = new Hono()
const own = new Hono<Own>()

expectTypeOf(byDefault).toEqualTypeOf<typeof cors>()

// These compile: every source of a policy.
app.use(cors())
app.use(cors({ origin: 'https://app.example.com', credentials: true }))
app.use(cors(policy))
app.use('/api/*', cors(policy))
app.use(cors(policy, { onDecision: ({ reason }, { origin }) => void [reason, origin] }))
app.use(cors({ origin: ['https://a.example'], maxAge: 5 } satisfies CorsOptions))
app.use(cors((c) => (c.req.path.startsWith('/public/') ? policy : undefined)))
app.use(cors(async (c) => (c.req.header('X-Tenant') === '' ? undefined : policy)))

// The middleware does not change the type of the application.
expectTypeOf(new Hono().use(cors(policy))).toEqualTypeOf<Hono>()
expectTypeOf(new Hono<Own>().use(cors(policy))).toEqualTypeOf<Hono<Own>>()
own.use(cors(policy)).get('/', (c) => c.text(c.env.ORIGINS + c.var.user))

// The function gets Hono's context, with the application's own types.
own.use(cors((c: Context<Own>) => c.env.tenants.policyOf(c.env.ORIGINS)))
own.use(cors<Own>((c) => c.env.tenants.policyOf(c.env.ORIGINS)))
own.use(
  '/api/*',
  cors<Own>((c) => (c.env.ORIGINS === '' ? undefined : policy)),
)

// The client knows the routes, and the policy adds none.
const routes = new Hono().use(cors(policy)).get('/orders', (c) => c.json([{ id: 1 }]))
const without = new Hono().get('/orders', (c) => c.json([{ id: 1 }]))
expectTypeOf(hc<typeof routes>('/')).toEqualTypeOf(hc<typeof without>('/'))
void testClient(routes).orders.$get()

// Every host of Hono accepts the application.
handleOnLambda(app)
handleOnPages(app)
handleOnNetlify(app)
handleOnVercel(app)
serve({ fetch: app.fetch })
createServer(withCors(getRequestListener(app.fetch), policy))

// This must not compile: the factory in place of the middleware.
// @ts-expect-error -- Write app.use(cors()).
app.use(cors)

// These must not compile: other values as a policy.
// @ts-expect-error -- An unset variable.
cors(undefined)
// @ts-expect-error -- Nothing says which origins may read.
cors({})
// @ts-expect-error -- Any origin with credentials.
cors({ origin: '*', credentials: true })
// @ts-expect-error -- A name that hono/cors has.
cors({ origin: '*', allowMethods: ['GET'] })
// @ts-expect-error -- A predicate belongs into `origin`.
cors((c) => c.req.path === '/')
// @ts-expect-error -- Options are not checked at request time: create a policy from them before.
cors(() => ({ origin: '*' }))
// @ts-expect-error -- The context has no such binding.
cors<Own>((c) => (c.env.nothing ? policy : undefined))
// @ts-expect-error -- Hono answers errors.
cors(policy, { onError: () => undefined })
