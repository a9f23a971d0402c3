// Only the compiler checks this file: lines under `@ts-expect-error` must not compile, all others
// must.
import { expectTypeOf } from 'vitest'
import { createCors, type CorsPolicy, type FetchHooks, withCors } from '../index.ts'

const policy = createCors({ origin: 'https://app.example.com' })
const options = { origin: 'https://app.example.com' } as const
declare const unset: CorsPolicy | undefined

const sync = (_request: Request): Response => new Response()
const later = async (_request: Request): Promise<Response> => new Response()

// Valid: every source of a policy.
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

// The wrapper returns a promise if the handler does. Otherwise it may return a promise.
expectTypeOf(withCors(later)).toEqualTypeOf<(request: Request) => Promise<Response>>()
expectTypeOf(withCors(sync)).toEqualTypeOf<(request: Request) => Response | Promise<Response>>()
expectTypeOf(withCors(() => new Response())).returns.toEqualTypeOf<Response | Promise<Response>>()
expectTypeOf(withCors(async () => new Response(), options)).returns.toEqualTypeOf<
  Promise<Response>
>()

// Valid: the handlers of the runtimes.

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
    // The selecting function and the hooks get the arguments of the handler.
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

// Valid: onError takes the request type of the handler, or a wider one.
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

// Valid: a middleware that a framework calls with a request and the next handler.
const middleware = withCors((_request: Request, next: () => Promise<Response>) => next(), options)
expectTypeOf(middleware).toEqualTypeOf<
  (request: Request, next: () => Promise<Response>) => Promise<Response>
>()

// Invalid: values that are not a policy, options or a selecting function.

// @ts-expect-error -- undefined is not the same as a missing argument.
withCors(sync, undefined)
// @ts-expect-error -- The policy may be undefined.
withCors(sync, unset)
// @ts-expect-error -- The same.
withCors(sync, null)
// @ts-expect-error -- An origin is not an options object.
withCors(sync, 'https://app.example.com')
// @ts-expect-error -- The origin is missing.
withCors(sync, {})
// @ts-expect-error -- Browsers refuse `*` with credentials.
withCors(sync, { origin: '*', credentials: true })
// @ts-expect-error -- The name is misspelled.
withCors(sync, { orgin: 'https://app.example.com' })
// @ts-expect-error -- A function must return a policy, not options.
withCors(sync, () => options)
// @ts-expect-error -- An asynchronous function must return a policy, not options.
withCors(sync, async () => options)
// @ts-expect-error -- A function returns undefined, not null, to select no policy.
withCors(sync, () => null)

// Invalid: values that are not a handler.

// @ts-expect-error -- A Response is not a handler.
withCors(options)
// @ts-expect-error -- A handler returns a Response.
withCors(() => 'hi')
// @ts-expect-error -- A handler always returns a Response.
withCors(() => undefined)
// @ts-expect-error -- A handler takes a Request.
withCors((_request: string) => new Response())

// Invalid: hooks.

// @ts-expect-error -- The name is misspelled.
withCors(sync, options, { onErorr: () => new Response() })
// @ts-expect-error -- onError returns a Response.
withCors(sync, options, { onError: () => 'sorry' })
// @ts-expect-error -- A hook is a function.
withCors(sync, options, { onDecision: true })
// @ts-expect-error -- Hooks come after the policy.
withCors(sync, { onError: () => new Response() })
// @ts-expect-error -- There is no fourth argument.
withCors(sync, options, {}, {})

// Invalid: other arguments than those of the handler.

const withEnv = withCors((_request: Request, env: Env) => new Response(env.DATABASE), options)
const request = new Request('https://api.example.com')
export const answer: Response | Promise<Response> = withEnv(request, { DATABASE: '' })
// @ts-expect-error -- The environment is missing.
export const wrong: Response | Promise<Response> = withEnv(request)
