// Checked by the compiler alone: what must not compile does not, and what must does.
import { createServer } from 'node:http'
import { createSecureServer, createServer as createHttp2Server } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { type CorsOptions, type CorsPolicy, createCors } from '@webcors/core'
import { withCors } from '@webcors/node'
import Koa, { type Context, type Middleware, type ParameterizedContext } from 'koa'
import { expectTypeOf } from 'vitest'
import byDefault, { cors } from './index.js'

interface State {
  tenant: string
}
interface Extended {
  db: { policyOf(host: string): Promise<CorsPolicy | undefined> }
}
type OwnContext = ParameterizedContext<State, Extended>
interface WithUser extends Context {
  user: { name: string }
}

const policy = createCors({ origin: '*' })
const app = new Koa()
const own = new Koa<State, Extended>()

expectTypeOf(byDefault).toEqualTypeOf<typeof cors>()

// Right: everything that says where a policy comes from.
app.use(cors())
app.use(cors({ origin: 'https://app.example.com', credentials: true }))
app.use(cors(policy))
app.use(cors(policy, { onDecision: ({ reason }, { origin }) => void [reason, origin] }))
app.use(cors({ origin: ['https://a.example'], maxAge: 5 } satisfies CorsOptions))
app.use(cors((ctx) => (ctx.path.startsWith('/public/') ? policy : undefined)))
app.use(cors(async (ctx) => (ctx.get('X-Tenant') === '' ? undefined : policy)))
const middleware: Middleware = cors()
app.use(middleware)

// Right: an application stays what it is.
const chained: Koa = new Koa().use(cors((ctx) => (ctx.path === '/' ? policy : undefined)))
const ownChained: Koa<State, Extended> = own.use(cors(policy))
void [chained, ownChained]

// Right: the context is Koa's, and what an application has added to it where it says so.
cors((ctx) => {
  expectTypeOf(ctx).toEqualTypeOf<ParameterizedContext>()
  return policy
})
own.use(cors())
own.use(cors({ origin: 'https://app.example.com' }))
own.use(cors((ctx: OwnContext) => ctx.db.policyOf(ctx.state.tenant)))
own.use(cors<State, Extended>((ctx) => ctx.db.policyOf(ctx.host)))
app.use(cors((ctx: WithUser) => (ctx.user.name === '' ? undefined : policy)))

// Right: around an application, for each of the servers.
createServer(withCors(app.callback(), policy))
createHttpsServer({ key: '', cert: '' }, withCors(own.callback(), policy))
createHttp2Server(withCors(app.callback(), policy))
createSecureServer({ key: '', cert: '', allowHTTP1: true }, withCors(own.callback(), policy))

// Right: the request of Node.js, for a hook.
app.use(
  cors({
    origin: 'https://app.example.com',
    onDecision: (_decision, _request, req) => void req.url,
  }),
)

// Wrong: a value that is not a policy.
// @ts-expect-error -- An unset variable.
cors(undefined)
// @ts-expect-error -- Nothing says who may read.
cors({})
// @ts-expect-error -- Origins belong into options.
cors('https://app.example.com')
// @ts-expect-error -- Any origin with credentials.
cors({ origin: '*', credentials: true })
// @ts-expect-error -- A name that others have.
cors({ origin: '*', allowMethods: ['GET'] })
// @ts-expect-error -- What is true or false belongs into `origin`.
cors((ctx) => ctx.path === '/')
// @ts-expect-error -- An origin is not a policy.
cors((ctx) => ctx.get('Origin'))
// @ts-expect-error -- Options are not checked at request time: make a policy of them before.
cors(() => ({ origin: '*' }))
// @ts-expect-error -- The context has no such property.
cors((ctx) => (ctx.path.nothing ? policy : undefined))
// @ts-expect-error -- Nor has this one, which takes no number.
cors((ctx: OwnContext) => ctx.db.policyOf(5))
// @ts-expect-error -- Errors are for Koa to answer.
cors(policy, { onError: () => undefined })
