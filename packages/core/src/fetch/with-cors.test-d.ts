// Checked by the compiler alone: what must not compile does not, and what must does.
import { expectTypeOf } from 'vitest'
import { createCors, type CorsPolicy, type FetchHooks, withCors } from '../index.ts'

const policy = createCors({ origin: 'https://app.example.com' })
const options = { origin: 'https://app.example.com' } as const
declare const unset: CorsPolicy | undefined

const sync = (_request: Request): Response => new Response()
const later = async (_request: Request): Promise<Response> => new Response()

// Right: where the policy comes from.
withCors(sync)
withCors(sync, { origin: '*' })
withCors(sync, options)
withCors(sync, policy)
withCors(sync, () => policy)
withCors(sync, (request) => (request.url.endsWith('/public') ? undefined : policy))
withCors(sync, async (request: Request) => (request.method === 'GET' ? policy : undefined))
withCors(sync, options, { onDecision: ({ reason }) => void reason })
withCors(sync, options, { onError: () => new Response(null, { status: 500 }) })
withCors(sync, options, {
  onError: async (error) => (error instanceof Error ? undefined : new Response()),
})

withCors(sync, JSON.parse(''))
withCors(sync, {
  ...options,
  onDecision: (_decision, _request, request) => {
    expectTypeOf(request).toEqualTypeOf<Request>()
  },
})

// What comes out is a promise where the handler returns one, and may be one otherwise.
expectTypeOf(withCors(later)).toEqualTypeOf<(request: Request) => Promise<Response>>()
expectTypeOf(withCors(sync)).toEqualTypeOf<(request: Request) => Response | Promise<Response>>()
expectTypeOf(withCors(() => new Response())).returns.toEqualTypeOf<Response | Promise<Response>>()
expectTypeOf(withCors(async () => new Response(), options)).returns.toEqualTypeOf<
  Promise<Response>
>()

// Right: the handlers of the runtimes.

interface DenoServe {
  (
    handler: (
      request: Request,
      info: { remoteAddr: { hostname: string } },
    ) => Response | Promise<Response>,
  ): void
}
declare const serve: DenoServe
serve(withCors(sync, options))
serve(withCors(later, options))
serve(
  withCors(
    (_request: Request, info: { remoteAddr: { hostname: string } }) =>
      new Response(info.remoteAddr.hostname),
    options,
  ),
)

interface BunServer {
  readonly port: number
}
interface BunServe {
  readonly fetch: (
    this: BunServer,
    request: Request,
    server: BunServer,
  ) => Response | Promise<Response>
}
export const bun: BunServe = {
  fetch: withCors(
    (_request: Request, server: BunServer) => new Response(String(server.port)),
    options,
  ),
}

interface Env {
  readonly DATABASE: string
}
interface ExecutionContext {
  waitUntil(promise: Promise<unknown>): void
}
interface WorkerRequest extends Request {
  readonly cf: { readonly country: string }
}
interface ExportedHandler {
  readonly fetch: (
    request: WorkerRequest,
    env: Env,
    ctx: ExecutionContext,
  ) => Response | Promise<Response>
}
export const worker: ExportedHandler = {
  fetch: withCors(
    async (request: WorkerRequest, env: Env, ctx: ExecutionContext) => {
      ctx.waitUntil(Promise.resolve())
      return new Response(env.DATABASE + request.cf.country)
    },
    // The selection and the hooks are given the handler's own arguments.
    (request, env, ctx) => {
      expectTypeOf(request).toEqualTypeOf<WorkerRequest>()
      expectTypeOf(env).toEqualTypeOf<Env>()
      expectTypeOf(ctx).toEqualTypeOf<ExecutionContext>()
      return env.DATABASE === '' ? undefined : policy
    },
    {
      onError: (error, request, env) => {
        expectTypeOf(error).toEqualTypeOf<unknown>()
        expectTypeOf(request).toEqualTypeOf<WorkerRequest>()
        expectTypeOf(env).toEqualTypeOf<Env>()
        return new Response(env.DATABASE)
      },
    },
  ),
}

// Right: onError says of the request what the handler says, or less.
withCors((_request: WorkerRequest) => new Response(), options, {
  onError: (_error, request: WorkerRequest) => new Response(request.cf.country),
})
withCors((_request: WorkerRequest) => new Response(), options, {
  onError: (_error, request: Request) => new Response(request.url),
})
withCors(() => new Response(), options, {
  onError: (_error, request) => new Response(request.url),
})
const rescue: FetchHooks['onError'] = (_error, request) => new Response(request.url)
withCors((_request: WorkerRequest, _env: Env) => new Response(), options, { onError: rescue })

// Right: what a framework calls its middleware with, a request and what comes next.
const middleware = withCors((_request: Request, next: () => Promise<Response>) => next(), options)
expectTypeOf(middleware).toEqualTypeOf<
  (request: Request, next: () => Promise<Response>) => Promise<Response>
>()

// Wrong: nothing where the policy should be.

// @ts-expect-error -- undefined is not the same as no argument at all.
withCors(sync, undefined)
// @ts-expect-error -- It may be undefined.
withCors(sync, unset)
// @ts-expect-error -- The same.
withCors(sync, null)
// @ts-expect-error -- An origin is not an options object.
withCors(sync, 'https://app.example.com')
// @ts-expect-error -- No origin.
withCors(sync, {})
// @ts-expect-error -- The combination is refused here too.
withCors(sync, { origin: '*', credentials: true })
// @ts-expect-error -- Misspelt.
withCors(sync, { orgin: 'https://app.example.com' })
// @ts-expect-error -- A function selects a policy, it does not make options.
withCors(sync, () => options)
// @ts-expect-error -- The same, later.
withCors(sync, async () => options)
// @ts-expect-error -- null selects nothing: undefined does.
withCors(sync, () => null)

// Wrong: a value that is not a handler.

// @ts-expect-error -- No handler.
withCors(options)
// @ts-expect-error -- A handler answers with a Response.
withCors(() => 'hi')
// @ts-expect-error -- Always.
withCors(() => undefined)
// @ts-expect-error -- A handler takes a Request.
withCors((_request: string) => new Response())

// Wrong: hooks.

// @ts-expect-error -- Misspelt.
withCors(sync, options, { onErorr: () => new Response() })
// @ts-expect-error -- It answers with a Response.
withCors(sync, options, { onError: () => 'sorry' })
// @ts-expect-error -- No function.
withCors(sync, options, { onDecision: true })
// @ts-expect-error -- Without a policy there is no place for hooks.
withCors(sync, { onError: () => new Response() })
// @ts-expect-error -- One argument too many.
withCors(sync, options, {}, {})

// Wrong: the wrapped handler takes what the handler takes.

const withEnv = withCors((_request: Request, env: Env) => new Response(env.DATABASE), options)
const request = new Request('https://api.example.com')
export const answer: Response | Promise<Response> = withEnv(request, { DATABASE: '' })
// @ts-expect-error -- The environment is missing.
export const wrong: Response | Promise<Response> = withEnv(request)
