// The compiler alone checks this file: code that must compile, and code that must not.
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

// These compile: every source of a policy.
app.use(cors())
app.use(cors({ origin: 'https://app.example.com', credentials: true }))
app.use(cors(policy))
app.use(cors(policy, { onDecision: ({ reason }, { origin }) => void [reason, origin] }))
app.use(cors({ origin: ['https://a.example'], maxAge: 5 } satisfies CorsOptions))
app.use(cors((ctx) => (ctx.path.startsWith('/public/') ? policy : undefined)))
app.use(cors(async (ctx) => (ctx.get('X-Tenant') === '' ? undefined : policy)))
const middleware: Middleware = cors()
app.use(middleware)

// The middleware does not change the type of the application.
const chained: Koa = new Koa().use(cors((ctx) => (ctx.path === '/' ? policy : undefined)))
const ownChained: Koa<State, Extended> = own.use(cors(policy))
void [chained, ownChained]

// The function gets Koa's context, with the properties that the application adds to it.
cors((ctx) => {
  expectTypeOf(ctx).toEqualTypeOf<ParameterizedContext>()
  return policy
})
own.use(cors())
own.use(cors({ origin: 'https://app.example.com' }))
own.use(cors((ctx: OwnContext) => ctx.db.policyOf(ctx.state.tenant)))
own.use(cors<State, Extended>((ctx) => ctx.db.policyOf(ctx.host)))
app.use(cors((ctx: WithUser) => (ctx.user.name === '' ? undefined : policy)))

// These compile: withCors of @webcors/node around an application, for each server.
createServer(withCors(app.callback(), policy))
createHttpsServer({ key: '', cert: '' }, withCors(own.callback(), policy))
createHttp2Server(withCors(app.callback(), policy))
createSecureServer({ key: '', cert: '', allowHTTP1: true }, withCors(own.callback(), policy))

// A hook gets the request of Node.js.
app.use(
  cors({
    origin: 'https://app.example.com',
    onDecision: (_decision, _request, req) => void req.url,
  }),
)

// These must not compile: other values as a policy.
// @ts-expect-error -- An unset variable.
cors(undefined)
// @ts-expect-error -- Nothing says which origins may read.
cors({})
// @ts-expect-error -- Origins belong into options.
cors('https://app.example.com')
// @ts-expect-error -- Any origin with credentials.
cors({ origin: '*', credentials: true })
// @ts-expect-error -- A name that other libraries have.
cors({ origin: '*', allowMethods: ['GET'] })
// @ts-expect-error -- A predicate belongs into `origin`.
cors((ctx) => ctx.path === '/')
// @ts-expect-error -- An origin is not a policy.
cors((ctx) => ctx.get('Origin'))
// @ts-expect-error -- Options are not checked at request time: create a policy from them before.
cors(() => ({ origin: '*' }))
// @ts-expect-error -- The context has no such property.
cors((ctx) => (ctx.path.nothing ? policy : undefined))
// @ts-expect-error -- The property of the context does not take a number.
cors((ctx: OwnContext) => ctx.db.policyOf(5))
// @ts-expect-error -- Koa answers errors.
cors(policy, { onError: () => undefined })
