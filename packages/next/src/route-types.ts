import type { CorsHooks } from '@webcors/core'
import type { NextRequest } from 'next/server.js'

/** What Next lets a route handler return; where nothing comes, it answers 500. */
export type RouteResult = Response | void | Promise<Response | void>

/** What Next gives a handler beside the request. */
export interface HandlerContext {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

/** A handler may say more of its parameters, as `RouteContext<'/users/[id]'>` does. */
interface SomeContext {
  readonly params: Promise<object>
}

/** Route handlers, each under its method: those that Next looks for among a route's exports. */
export interface RouteMethods {
  // Methods, not properties: their parameters may be narrower than what is written here.
  GET?(request: NextRequest, context: SomeContext): RouteResult
  HEAD?(request: NextRequest, context: SomeContext): RouteResult
  OPTIONS?(request: NextRequest, context: SomeContext): RouteResult
  POST?(request: NextRequest, context: SomeContext): RouteResult
  PUT?(request: NextRequest, context: SomeContext): RouteResult
  DELETE?(request: NextRequest, context: SomeContext): RouteResult
  PATCH?(request: NextRequest, context: SomeContext): RouteResult
}

/** A route handler behind a policy: it takes what the handler takes. */
export type WrappedHandler<Context extends readonly unknown[], Result> = (
  ...context: Context
) => Promise<Awaited<Result> | Response>

/** Route handlers behind a policy, and the one that answers preflights. */
export type WrappedMethods<Methods> = {
  readonly [Method in keyof Methods | 'OPTIONS']: Method extends keyof Methods
    ? Methods[Method] extends (...context: infer Context) => infer Result
      ? WrappedHandler<Context extends readonly [] ? [request: Request] : Context, Result>
      : never
    : WrappedHandler<[request: Request], Response>
}

/** What a route is made of: one handler, or handlers by their methods. */
export type Route = RouteMethods | RouteHandler

// From a method, so that parameters may be narrower than what is written here.
type RouteHandler = { handle(request: NextRequest, ...rest: never[]): RouteResult }['handle']

/** What the handlers of a route are called with. */
export type RouteContext<Given> = Given extends (...context: infer Context) => unknown
  ? Context extends readonly []
    ? [request: Request]
    : Context
  : [request: NextRequest, context: HandlerContext]

/** A route behind a policy. */
export type WrappedRoute<Given> = Given extends (...context: never) => infer Result
  ? WrappedHandler<RouteContext<Given>, Result>
  : WrappedMethods<Given>

/** What a wrapper takes beside the policy. `Context` is what the handler is called with. */
export interface RouteHooks<Context extends readonly unknown[]> extends CorsHooks<Context[0]> {
  /**
   * Turns what the handler threw into a response, which then gets the CORS headers, so that the page
   * can read its status. `undefined` rethrows. Without it Next gets the error: Next calls
   * `onRequestError`, and answers 500 without CORS headers. `onError` is not called for errors that do not mean a failure:
   * those of `redirect()`, `notFound()` and their like, and those with which Next interrupts a handler while it
   * prerenders.
   */
  readonly onError?: (
    error: unknown,
    ...context: Context
  ) => Response | undefined | Promise<Response | undefined>
}
