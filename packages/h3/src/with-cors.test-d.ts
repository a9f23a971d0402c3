// The compiler alone checks this file: code that must compile, and code that must not.
import { createCors, type CorsPolicy } from '@webcors/core'
import {
  defineHandler,
  defineValidatedHandler,
  type EventHandler,
  type EventHandlerRequest,
  type EventHandlerWithFetch,
  H3,
  type H3Event,
  type Middleware,
} from 'h3'
import { expectTypeOf } from 'vitest'
import { cors, withCors } from './index.ts'

const policy = createCors({ origin: 'https://app.example.com' })
const app = new H3()
declare const unset: CorsPolicy | undefined

// These compile: every source of a policy.
app.use(cors())
app.use(cors({ origin: '*' }))
app.use(cors(policy))
app.use('/orders/**', cors(policy), { method: 'GET' })
app.use(cors((event) => (event.url.pathname.startsWith('/public') ? policy : undefined)))
app.use(cors(async (event: H3Event) => (event.context.params?.['id'] ? policy : undefined)))
app.use(cors(() => policy, { onDecision: ({ reason }) => void reason }))
app.get('/', () => 'home', { middleware: [cors(policy)] })
expectTypeOf(cors(policy)).toEqualTypeOf<Middleware>()

// The result is a handler of the same type.
interface Ask extends EventHandlerRequest {
  readonly body: { readonly id: number }
}
const typed: EventHandler<Ask, Promise<{ ordered: number }>> = async (event) => {
  const { id } = await event.req.json()
  return { ordered: id }
}
expectTypeOf(withCors(typed, policy)).toEqualTypeOf<
  EventHandlerWithFetch<Ask, Promise<{ ordered: number }>>
>()
expectTypeOf(withCors(() => 'text')).returns.toEqualTypeOf<string>()
expectTypeOf(withCors((event) => event.url.pathname)).returns.toEqualTypeOf<string>()
expectTypeOf(withCors(defineHandler(() => ({ a: 1 })))).returns.toEqualTypeOf<{ a: number }>()
app.all('/', withCors(typed, policy))
app.all(
  '/',
  withCors(typed, (event: H3Event) => (event.req.method === 'GET' ? policy : undefined)),
)
withCors(typed, (event) => {
  expectTypeOf(event.req.json()).resolves.toEqualTypeOf<{ readonly id: number }>()
  return policy
})
app.all('/', withCors(defineValidatedHandler({ handler: () => 'text' }), policy))

// These must not compile.
// @ts-expect-error: an unset variable is not a policy
cors(unset)
// @ts-expect-error: an unset variable is not a policy
withCors(() => 'text', unset)
// @ts-expect-error: browsers refuse credentials with any origin
cors({ origin: '*', credentials: true })
// @ts-expect-error: origin must be given
withCors(() => 'text', { credentials: true })
// @ts-expect-error: this is called allowedHeaders
cors({ origin: '*', allowHeaders: '*' })
// @ts-expect-error: h3 turns errors into responses, and has its own onError
cors(policy, { onError: () => new Response() })
// @ts-expect-error: a selecting function returns a policy, not options
cors(() => ({ origin: '*' }))
// @ts-expect-error: a handler is a function
withCors(app, policy)
// @ts-expect-error: the policy comes second
withCors(policy, () => 'text')
// @ts-expect-error: withCors of @webcors/core wraps fetch handlers
withCors((request: Request) => new Response(request.url), policy)
