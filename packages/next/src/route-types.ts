import type { CorsHooks } from '@webcors/core'
import type { NextRequest } from 'next/server.js'

/** The result of a route handler. If a handler returns nothing, Next answers 500. */
export type RouteResult = Response | void | Promise<Response | void>

/** The second argument of a handler. */
export interface HandlerContext {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

/**
 * The parameters of the route. A handler may declare a narrower type, as
 * `RouteContext<'/users/[id]'>` does.
 */
interface SomeContext {
  readonly params: Promise<object>
}

/** Route handlers by their methods, which are those that Next looks for among a route's exports. */
export interface RouteMethods {
  // These are methods, not properties, because handlers may declare narrower parameters.
  GET?(request: NextRequest, context: SomeContext): RouteResult
  HEAD?(request: NextRequest, context: SomeContext): RouteResult
  OPTIONS?(request: NextRequest, context: SomeContext): RouteResult
  POST?(request: NextRequest, context: SomeContext): RouteResult
  PUT?(request: NextRequest, context: SomeContext): RouteResult
  DELETE?(request: NextRequest, context: SomeContext): RouteResult
  PATCH?(request: NextRequest, context: SomeContext): RouteResult
}

/** A route handler behind a policy. It takes the arguments of the handler. */
export type WrappedHandler<Context extends readonly unknown[], Result> = (
  ...context: Context
) => Promise<Awaited<Result> | Response>

/** Route handlers behind a policy, and `OPTIONS`, which answers preflights. */
export type WrappedMethods<Methods> = {
  readonly [Method in keyof Methods | 'OPTIONS']: Method extends keyof Methods
    ? Methods[Method] extends (...context: infer Context) => infer Result
      ? WrappedHandler<Context extends readonly [] ? [request: Request] : Context, Result>
      : never
    : WrappedHandler<[request: Request], Response>
}

/** A route: one handler, or handlers by their methods. */
export type Route = RouteMethods | RouteHandler

// The type is taken from a method, so that handlers may declare narrower parameters.
type RouteHandler = { handle(request: NextRequest, ...rest: never[]): RouteResult }['handle']

/** The arguments of the handlers of a route. */
export type RouteContext<Given> = Given extends (...context: infer Context) => unknown
  ? Context extends readonly []
    ? [request: Request]
    : Context
  : [request: NextRequest, context: HandlerContext]

/** A route behind a policy. */
export type WrappedRoute<Given> = Given extends (...context: never) => infer Result
  ? WrappedHandler<RouteContext<Given>, Result>
  : WrappedMethods<Given>

/** Options of a wrapper beside the policy. `Context` has the arguments of the handler. */
export interface RouteHooks<Context extends readonly unknown[]> extends CorsHooks<Context[0]> {
  /**
   * Turns an error of the handler into a response. The response gets the CORS headers, so that the
   * page can read its status. Returning `undefined` rethrows the error. Without `onError`, Next
   * gets every error: it calls `onRequestError`, and answers 500 without CORS headers. `onError` is
   * not called for errors that do not mean a failure: those of `redirect()`, `notFound()` and
   * similar functions, and those with which Next interrupts a handler while it prerenders.
   */
  readonly onError?: (
    error: unknown,
    ...context: Context
  ) => Response | undefined | Promise<Response | undefined>
}
