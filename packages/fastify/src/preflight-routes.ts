import { inspect } from 'node:util'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import {
  CONSTRAINT,
  findRoute,
  haveSameParams,
  pass,
  type Preflight,
  STRATEGY,
} from './preflight-constraint.js'
import type { DecideRequest } from './route-policies.js'

/**
 * Marks what the plugin knows of routes: on a server, on the configuration of a route that it saw,
 * and on the configuration of a preflight route.
 */
export const ROUTE: unique symbol = Symbol.for('webcors.route') as never

/**
 * The policies of routes by their methods. A function finds each, because an inner scope may get a
 * policy after its routes are declared.
 */
export type Policies = Map<string, () => DecideRequest>

/** The policies in the configuration of a route. */
export interface RouteEntry {
  /** The policy of a route that the plugin saw. */
  readonly decide?: DecideRequest
  /** On a preflight route: the policies of the routes that it stands for. */
  readonly policies?: Policies
  /** On a preflight route: whether these routes have no constraint. */
  readonly isPlain?: boolean
}

export function entryOf({ routeOptions }: FastifyRequest): RouteEntry {
  return (routeOptions.config as { [ROUTE]?: RouteEntry })[ROUTE] ?? {}
}

interface ServerState {
  /** The policies of the routes that share a path and constraints, by both. */
  readonly routes: Map<string, Policies>
  /**
   * Declares the preflight routes, or `null` once they are declared. A server with one policy needs
   * none.
   */
  waiting: (() => void)[] | null
}

/** The options of a route that Fastify passes to hooks. */
type SeenRoute = RouteOptions & { readonly routePath: string; readonly prefix: string }

export function stateOf(scope: FastifyInstance): ServerState {
  const server = scope.server as { [ROUTE]?: ServerState }
  return (server[ROUTE] ??= { routes: new Map(), waiting: [] })
}

/**
 * Continues with a request that has no policy. A preflight goes to the application's own route, if
 * there is one.
 */
export function passOn(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
  if (!entryOf(request).policies) return next()
  pass(request.raw)
  reply.hijack()
  request.server.routing(request.raw, reply.raw)
}

/**
 * Declares the preflight routes of all routes, also of those that were noted earlier. A more general
 * route (a parameter, a wildcard) would otherwise get the preflights of a route without one.
 */
export function declarePreflightRoutes(scope: FastifyInstance): void {
  const state = stateOf(scope)
  // The order is kept, because the router prefers one of two equal routes by their order.
  const waiting = state.waiting ?? []
  state.waiting = null
  for (const declareRoute of waiting) declareRoute()
}

/**
 * Notes the policy of a route for its preflights.
 *
 * @throws {TypeError} if another version of the route has another policy
 */
export function noteRoute(
  scope: FastifyInstance,
  route: SeenRoute,
  findDecide: () => DecideRequest,
): void {
  const { method, routePath, prefix, prefixTrailingSlash = 'both', logLevel } = route
  // A preflight does not have the header Accept-Version, so the router must not look for it.
  const { version: _version, ...constraints } = (route.constraints ?? {}) as Record<string, unknown>
  // Fastify serves the root of a prefix with and without a slash, but reports only one of the two.
  const isRoot = routePath === '' && prefix !== '' && prefixTrailingSlash === 'both'
  const { routes, waiting } = stateOf(scope)
  for (const path of isRoot ? ['', '/'] : [routePath]) {
    const url = prefix + path
    // The router takes two equal regular expressions for one.
    const key = inspect([url, constraints])
    const known = routes.get(key)
    const policies: Policies = known ?? new Map()
    if (!known) {
      routes.set(key, policies)
      const declareRoute = (): void =>
        declare(
          scope,
          path,
          (preflight) => policies.has(preflight.method),
          { policies, isPlain: !route.constraints },
          constraints,
          logLevel,
        )
      if (waiting) waiting.push(declareRoute)
      else declareRoute()
    }
    for (const name of [method].flat()) {
      const before = policies.get(name)
      if (before && path !== routePath) continue
      if (before && before() !== findDecide()) {
        throw new TypeError(
          `Cannot give versions of ${name} "${url}" two policies: a preflight has no version. Give them one.`,
        )
      }
      policies.set(name, findDecide)
    }
  }
}

/**
 * Whether all routes for a method have the same policy, so that it does not matter which of them a
 * request reaches.
 */
export function isOnlyPolicy(
  { routes }: ServerState,
  method: string,
  decide: DecideRequest | undefined,
): boolean {
  const found = [...routes.values()].flatMap((policies) => policies.get(method)?.() ?? [])
  return found.length > 0 && found.every((other) => other === decide)
}

/**
 * Declares the preflight routes of a prefix, for the routes below it that were declared before the
 * plugin was loaded.
 */
export function declarePreflightRoutesOfPrefix(scope: FastifyInstance): void {
  const names = scope.prefix.match(/(?<=:)\w+/g) ?? []
  const answers = ({ method, request }: Preflight): boolean => {
    // A probe asks only for the preflight routes of routes.
    if (!request) return false
    // Without a route for the method, the handler for 404 decides, because it answers the actual
    // request. A route without the parameters of the prefix is outside the scope.
    const found = findRoute(scope, request, method)
    return (
      !!found &&
      names.every((name) => name in (found.params as object)) &&
      // The preflight route of a route outside the scope may be more general than this one.
      !haveSameParams(found, findRoute(scope, request, 'OPTIONS', { method }))
    )
  }
  for (const path of ['', '/*']) declare(scope, path, answers, { policies: new Map() })
}

function declare(
  scope: FastifyInstance,
  path: string,
  answers: (preflight: Preflight) => boolean,
  entry: RouteEntry,
  constraints?: Readonly<Record<string, unknown>>,
  logLevel?: RouteOptions['logLevel'],
): void {
  if (!scope.hasConstraintStrategy(CONSTRAINT)) scope.addConstraintStrategy(STRATEGY)
  scope.route({
    method: 'OPTIONS',
    url: path,
    // The router compares constraints by their properties. The function differs, so the router
    // accepts two preflight routes that it takes for the same path.
    constraints: { ...constraints, [CONSTRAINT]: { answers } },
    config: { [ROUTE]: entry } as never,
    logLevel: logLevel as 'info',
    // This hides the route from plugins that describe an API.
    schema: { hide: true } as never,
    prefixTrailingSlash: 'slash',
    // The hooks of the scope answer preflights with a policy, so this handler does not run for
    // them.
    handler: passOn as never,
  })
}
