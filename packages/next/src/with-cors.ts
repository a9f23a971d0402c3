import type { CorsArguments } from '@webcors/core'
import type { NextRequest } from 'next/server.js'
import { navigationResponse } from './next-error.js'
import { allowMethods, answerOptions, checkMethods } from './route-methods.js'
import type {
  HandlerContext,
  RouteHooks,
  RouteMethods,
  RouteResult,
  WrappedHandler,
  WrappedMethods,
} from './route-types.js'
import { wrapHandler } from './wrap-handler.js'

type MethodsContext = [request: NextRequest, context: HandlerContext]

/** Methods that Next knows, one at least. */
type Known<Methods> = keyof Methods extends never
  ? never
  : { readonly [Name in Exclude<keyof Methods, keyof RouteMethods>]: never }

type AnyContext = [request: Request, ...rest: unknown[]]
type AnyHandler = (...context: AnyContext) => RouteResult

/**
 * Wraps a route handler. Exported as `OPTIONS` too, it answers preflights; every other `OPTIONS`
 * request then reaches the handler.
 *
 * @example
 * ```ts
 * const handler = withCors(handle, policy)
 * export { handler as GET, handler as POST, handler as OPTIONS }
 * ```
 *
 * @param handler takes a request, and whatever Next gives beside it
 * @param args options, a policy, or a function of the handler's arguments that selects one; none at
 *   all is the public policy (any origin, no credentials). Then hooks.
 * @throws {CorsOptionsError} for invalid options, and for a handler that is wrapped already
 */
export function withCors<
  Req extends Request,
  Rest extends readonly unknown[],
  Result extends RouteResult,
>(
  handler: (request: Req, ...rest: Rest) => Result,
  ...args: CorsArguments<[request: Req, ...rest: Rest], RouteHooks<[request: Req, ...rest: Rest]>>
): WrappedHandler<[request: Req, ...rest: Rest], Result>
/**
 * Wraps the handlers of a route, and adds the `OPTIONS` that answers their preflights. The methods
 * that are allowed default to those that are given.
 *
 * @example
 * ```ts
 * export const { GET, POST, OPTIONS } = withCors({ GET: list, POST: add }, policy)
 * ```
 *
 * @param methods route handlers by method. An `OPTIONS` among them gets the requests that are no
 *   preflights; without one they are answered as Next does, with 204 and `Allow`.
 * @param args options, a policy, or a function of the handlers' arguments that selects one; none at
 *   all is the public policy (any origin, no credentials). Then hooks.
 * @throws {CorsOptionsError} for invalid options, for a method that Next does not know, and for a
 *   handler that is wrapped already
 */
export function withCors<Methods extends RouteMethods>(
  methods: Methods & Known<Methods>,
  ...args: CorsArguments<MethodsContext, RouteHooks<MethodsContext>>
): WrappedMethods<Methods>
export function withCors(given: unknown, ...rest: unknown[]): unknown {
  const args = rest as CorsArguments<AnyContext, RouteHooks<AnyContext>>
  if (typeof given !== 'object' || given === null) {
    return wrapHandler(given as AnyHandler, args, withCors, navigationResponse)
  }
  checkMethods(given)
  const names = Object.keys(given)
  const shared = allowMethods(args, names, withCors)
  const handlers = Object.entries<AnyHandler>({ OPTIONS: answerOptions(names), ...given })
  return Object.fromEntries(
    handlers.map(([name, handler]) => [
      name,
      wrapHandler(handler, shared, withCors, navigationResponse),
    ]),
  )
}
