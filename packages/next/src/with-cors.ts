import type { CorsArguments } from '@webcors/core'
import type { CheckedSource, SourceInput } from '@webcors/core/adapter'
import { navigationResponse } from './next-error.js'
import { allowMethods, answerOptions, checkMethods } from './route-methods.js'
import type {
  Route,
  RouteContext,
  RouteHooks,
  RouteMethods,
  RouteResult,
  WrappedRoute,
} from './route-types.js'
import { wrapHandler } from './wrap-handler.js'

/** A handler, or at least one method that Next knows. */
type Known<Given> = Given extends (...context: never) => unknown
  ? unknown
  : keyof Given extends never
    ? never
    : { readonly [Name in Exclude<keyof Given, keyof RouteMethods>]: never }

type AnyContext = [request: Request, ...rest: unknown[]]
type AnyHandler = (...context: AnyContext) => RouteResult

/**
 * Wraps a route under the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * export const { GET, OPTIONS } = withCors({ GET: list })
 * ```
 *
 * @param route a handler, or handlers by their methods
 * @throws {CorsOptionsError} for a handler that is wrapped already
 */
export function withCors<Given extends Route>(route: Given & Known<Given>): WrappedRoute<Given>
/**
 * Wraps the handlers of a route, and adds the `OPTIONS` that answers their preflights. The allowed
 * methods default to the methods of the route.
 *
 * One handler can be wrapped too. If its wrapper is also exported as `OPTIONS`, the wrapper answers
 * preflights, and every other `OPTIONS` request reaches the handler.
 *
 * @example
 * ```ts
 * export const { GET, POST, OPTIONS } = withCors({ GET: list, POST: add }, policy)
 * ```
 *
 * @example
 * ```ts
 * const handler = withCors(handle, policy)
 * export { handler as GET, handler as POST, handler as OPTIONS }
 * ```
 *
 * @param route handlers by their methods, or one handler, which takes the arguments of Next. An
 *   `OPTIONS` handler gets the requests that are not preflights. Without such a handler, they are
 *   answered as Next does, with 204 and `Allow`.
 * @param source options, a policy, or a function of the handlers' arguments that selects one
 * @param hooks `onError` answers errors of the handlers; `onDecision` gets selections that failed;
 *   `vary` names the request headers that a selecting function reads
 * @throws {CorsOptionsError} for invalid options, for a method that Next does not know, and for a
 *   handler that is wrapped already
 */
export function withCors<
  Given extends Route,
  const Source extends SourceInput<RouteContext<Given>, RouteContext<Given>[0]>,
>(
  route: Given & Known<Given>,
  source: CheckedSource<Source, RouteContext<Given>, RouteContext<Given>[0]>,
  hooks?: RouteHooks<RouteContext<Given>>,
): WrappedRoute<Given>
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
