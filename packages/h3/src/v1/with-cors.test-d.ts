// The compiler alone checks this file: code that must compile, and code that must not.
import { createCors, type CorsPolicy } from '@webcors/core'
import { createApp, createRouter, defineEventHandler, type EventHandler, type H3Event } from 'h3-v1'
import { expectTypeOf } from 'vitest'
import { cors, withCors } from '../v1.ts'

const policy = createCors({ origin: 'https://app.example.com' })
const app = createApp()
declare const unset: CorsPolicy | undefined

// These compile: every source of a policy.
app.use(cors())
app.use(cors({ origin: '*' }))
app.use('/orders', cors(policy))
app.use(cors((event) => (event.path.startsWith('/public') ? policy : undefined)))
app.use(cors((event: H3Event) => (event.context['tenant'] ? policy : undefined)))
app.use(cors(async ({ node }) => (node.req.url === '/' ? policy : undefined)))
app.use(cors(() => policy, { onDecision: ({ reason }) => void reason }))
const middleware: EventHandler = cors(policy)
void middleware

// The result is a handler of the same type.
const handler = defineEventHandler(async (event) => ({ path: event.path }))
expectTypeOf(withCors(handler, policy)).toEqualTypeOf<typeof handler>()
expectTypeOf(withCors(defineEventHandler(() => 'text'))).returns.toEqualTypeOf<string>()
expectTypeOf(withCors((event) => event.path)).returns.toEqualTypeOf<string>()
createRouter().use('/', withCors(handler, policy))
createRouter().use(
  '/',
  withCors(handler, (event: H3Event) => (event.path ? policy : undefined)),
)
withCors(handler, (event) => {
  expectTypeOf(event.path).toEqualTypeOf<string>()
  return policy
})

// These must not compile.
// @ts-expect-error: an unset variable is not a policy
cors(unset)
// @ts-expect-error: withCors refuses an unset variable as well
withCors(handler, unset)
// @ts-expect-error: browsers refuse credentials with any origin
cors({ origin: '*', credentials: true })
// @ts-expect-error: origin must be given
withCors(handler, { credentials: true })
// @ts-expect-error: this is called allowedHeaders
cors({ origin: '*', allowHeaders: '*' })
// @ts-expect-error: a handler is a function
withCors(app, policy)
// @ts-expect-error: the policy comes second
withCors(policy, handler)
