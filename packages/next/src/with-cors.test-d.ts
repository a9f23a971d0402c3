// The compiler alone checks this file: code that must compile, and code that must not.
import { type CorsPolicy, createCors } from '@webcors/core'
import { notFound, redirect } from 'next/navigation.js'
import { type NextRequest, NextResponse } from 'next/server.js'
import { expectTypeOf } from 'vitest'
import { withCors } from './index.js'

const policy = createCors({ origin: 'https://app.example.com' })
const options = { origin: 'https://app.example.com' } as const
declare const unset: CorsPolicy | undefined

/**
 * The type that `next build` and `next typegen` generate for a route:
 * `RouteContext<'/users/[id]'>`.
 */
interface RouteContext {
  params: Promise<{ id: string }>
}
/** The type that `next build` requires of the exports of a route. */
interface RouteHandlerConfig {
  GET?: (
    request: NextRequest,
    context: { params: Promise<{ id: string }> },
  ) => Promise<Response | void> | Response | void
  POST?: RouteHandlerConfig['GET']
  OPTIONS?: RouteHandlerConfig['GET']
}
interface Parameters {
  readonly id: string
}

// These compile: every way to write a handler.
const bare = () => new Response()
const plain = (request: Request) => new Response(request.url)
const typed = async (request: NextRequest, { params }: RouteContext) =>
  NextResponse.json({ ...(await params), path: request.nextUrl.pathname })
const byInterface = async (_request: Request, { params }: { params: Promise<Parameters> }) =>
  new Response((await params).id)
const caught = async (_: NextRequest, { params }: { params: Promise<{ all?: string[] }> }) =>
  new Response((await params).all?.join())
const never = () => redirect('/')
const neverAsync = async () => notFound()
const nothing = async (_request: NextRequest): Promise<Response | void> => {}

withCors({
  GET: bare,
  HEAD: plain,
  OPTIONS: typed,
  POST: byInterface,
  PUT: caught,
  DELETE: never,
  PATCH: neverAsync,
})
withCors({ GET: nothing }, options)
withCors({ GET: bare }, policy)
withCors({ GET: bare }, { origin: '*', methods: ['GET'] }, { onDecision: ({ kind }) => void kind })
for (const handler of [bare, plain, never, neverAsync, nothing]) withCors(handler)
withCors(typed, options)
withCors(byInterface, options)
withCors(caught, options)

// The types of an inline handler's parameters are inferred.
withCors({ GET: ({ nextUrl }) => new Response(nextUrl.pathname) })

// The result has the type that Next requires, and keeps the parameters.
const one = withCors(typed, options)
expectTypeOf(one).parameters.toEqualTypeOf<[request: NextRequest, RouteContext]>()
expectTypeOf(one).returns.resolves.toExtend<Response>()
const route = withCors({ GET: typed, POST: neverAsync }, options)
route satisfies RouteHandlerConfig
expectTypeOf(route.GET).parameters.toEqualTypeOf<[request: NextRequest, RouteContext]>()
expectTypeOf(route.GET).returns.resolves.toExtend<Response>()
expectTypeOf(route.POST).toEqualTypeOf<(request: Request) => Promise<Response>>()
expectTypeOf(route.OPTIONS).toEqualTypeOf<(request: Request) => Promise<Response>>()
expectTypeOf<keyof typeof route>().toEqualTypeOf<'GET' | 'POST' | 'OPTIONS'>()
expectTypeOf(withCors({ GET: bare, OPTIONS: typed }).OPTIONS).parameters.toEqualTypeOf<
  [request: NextRequest, RouteContext]
>()

// Selecting functions and hooks get the arguments of the handlers.
withCors(
  { GET: typed },
  (request, { params }) => {
    expectTypeOf(request).toEqualTypeOf<NextRequest>()
    expectTypeOf(params).resolves.toExtend<Record<string, string | string[] | undefined>>()
    return request.nextUrl.pathname === '/' ? policy : undefined
  },
  {
    onError: async (error, request, { params }) => {
      expectTypeOf(error).toEqualTypeOf<unknown>()
      return request.nextUrl.pathname === '/' ? Response.json(await params) : undefined
    },
  },
)
withCors(typed, async (_request, { params }) => ((await params).id === '1' ? policy : undefined), {
  onError: (_error, request: NextRequest) => new Response(request.nextUrl.pathname),
})

// These must not compile: wrong methods and handlers.

// @ts-expect-error -- The route has no method.
withCors({})
// @ts-expect-error -- Next looks for GET.
withCors({ get: bare })
// @ts-expect-error -- Next knows only one of the two methods.
withCors({ GET: bare, CONNECT: bare })
// @ts-expect-error -- An exported setting is not a method.
withCors({ GET: bare, dynamic: 'force-static' })
// @ts-expect-error -- The value is not a handler.
withCors({ GET: new Response() })
// @ts-expect-error -- A handler answers with a Response.
withCors({ GET: () => ({ ok: true }) })
// @ts-expect-error -- @webcors/next/pages wraps handlers of pages/api.
withCors({ GET: (_request: { query: object }, response: { end(): void }) => response.end() })
// @ts-expect-error -- The route has no such method.
void withCors({ GET: bare }).PUT
// @ts-expect-error -- The parameters belong to another route.
route satisfies { GET: (r: NextRequest, c: { params: Promise<{ slug: string }> }) => unknown }

// These must not compile: an unset policy, or another value in its place.

// @ts-expect-error -- undefined is not the same as no argument at all.
withCors({ GET: bare }, undefined)
// @ts-expect-error -- The policy may be undefined.
withCors({ GET: bare }, unset)
// @ts-expect-error -- The policy of one handler may be undefined.
withCors(bare, undefined)
// @ts-expect-error -- Any origin with credentials.
withCors({ GET: bare }, { origin: '*', credentials: true })
// @ts-expect-error -- Misspelt.
withCors({ GET: bare }, { orgin: '*' })
// @ts-expect-error -- A function selects a policy, and cannot return options.
withCors({ GET: bare }, () => options)
// @ts-expect-error -- This hook does not exist.
withCors({ GET: bare }, options, { onEror: bare })
withCors(
  (_request: NextRequest) => new Response(),
  { origin: '*' },
  {
    onError: (_error, request: Request) => new Response(request.url),
  },
)
