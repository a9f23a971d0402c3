import type { CorsSource } from '@webcors/core'
import { createDecide, type Decide } from '@webcors/core/adapter'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { findRoute, haveSameParams, isPassed, readPreflight } from './preflight-constraint.js'
import {
  declarePreflightRoutes,
  declarePreflightRoutesOfPrefix,
  entryOf,
  isOnlyPolicy,
  noteRoute,
  ROUTE,
  type RouteEntry,
  stateOf,
} from './preflight-routes.js'

export type DecideRequest = Decide<[request: FastifyRequest]>

/**
 * The policy of one route: options, a policy, a function of the request that selects one, or
 * `false` for no CORS.
 */
export type RouteCors = CorsSource<[request: FastifyRequest]> | false

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The policy of this route, which also answers its preflights, in place of the policy of its
     * scope. With `false` the route has no CORS and keeps its own headers. Invalid options throw
     * when the route is declared.
     *
     * @example
     * ```ts
     * app.get('/fonts', { config: { cors: { origin: '*' } } }, handler)
     * ```
     */
    cors?: RouteCors | undefined
  }
}

/**
 * Marks a scope that has a policy, and its inner scopes. The symbol is registered, so all copies of
 * this package share it.
 */
const SCOPE: unique symbol = Symbol.for('webcors.scope') as never

type Config = NonNullable<RouteOptions['config']> & { [ROUTE]?: RouteEntry }
type Scope = FastifyInstance & { [SCOPE]?: { readonly decide: DecideRequest } }

/**
 * Finds the policy that decides on a request. Returns `null` if none does, or if the policy of
 * another scope does.
 */
export type FindDecide = (request: FastifyRequest) => DecideRequest | null

/**
 * Collects the policies of routes while routes are declared, and routes the preflights of a scope
 * to its hooks.
 *
 * @param decideForScope decides for routes without a policy of their own
 * @throws {TypeError} if the scope has a policy already
 */
export function createFindDecide(scope: Scope, decideForScope: DecideRequest): FindDecide {
  if (Object.hasOwn(scope, SCOPE)) throw new TypeError(TWICE)
  const owner = (scope[SCOPE] = { decide: decideForScope })
  // The hooks of the root run for every preflight: without a route they run for the 404 handler.
  const isRoot = Object.getPrototypeOf(scope) === Object.prototype
  // All paths of a prefix belong to its scope. Without a prefix, only the paths of its routes do.
  const seesAll = isRoot || scope.prefix !== ''
  const decides = new Map<RouteCors | undefined, DecideRequest>()
  const state = stateOf(scope)
  // Most applications have one policy, and reading the options of a route would add a third to the
  // adapter's time per request.
  let readsRoutes = !isRoot || scope.printRoutes() !== NO_ROUTES
  if (!isRoot && seesAll) declarePreflightRoutesOfPrefix(scope)
  if (!isRoot) declarePreflightRoutes(scope)

  scope.addHook('onRoute', function seeRoute(route) {
    const config: Config | undefined = route.config
    const isBelow = (this as Scope)[SCOPE] !== owner
    if (isBelow || config?.[ROUTE]) return
    if (config?.cors === undefined && seesAll) {
      noteRoute(this, route, () => (this as Required<Scope>)[SCOPE].decide)
      return
    }
    readsRoutes = true
    // The route for HEAD that Fastify adds to one for GET has the same policy.
    const decide =
      decides.get(config?.cors) ?? createRouteDecide(config?.cors, decideForScope, this)
    decides.set(config?.cors, decide)
    route.config = { ...config, [ROUTE]: { decide } } as Config
    declarePreflightRoutes(this)
    noteRoute(this, route, () => decide)
  })

  return (request) => {
    const { server, raw } = request
    if ((server as Scope)[SCOPE] !== owner) return null
    if (!readsRoutes && (state.waiting || raw.method !== 'OPTIONS')) return decideForScope
    if (isPassed(raw)) return null
    const { decide, policies, isPlain } = entryOf(request)
    const preflight = readPreflight(raw)
    if (preflight && !request.is404) {
      const asked = policies?.get(preflight.method)
      const found = findRoute(server, raw, preflight.method)
      const isOther = found && !haveSameParams(found, request)
      // The application's own route for OPTIONS may be nearer than the route of the actual request.
      if (!policies && isOther && !isOnlyPolicy(state, preflight.method, decide)) {
        return denyUnreached
      }
      // A route that the plugin did not see may be nearer than the preflight route. The router
      // cannot be asked for routes with other constraints.
      if (asked && !(isOther && isPlain)) return asked()
    }
    if (decide) return decide
    const isSeen =
      policies || (request.routeOptions.config.cors === undefined && (seesAll || request.is404))
    return isSeen ? decideForScope : denyUnreached
  }
}

/** @throws {CorsOptionsError} for invalid options, with the place where the route was declared */
function createRouteDecide(
  cors: RouteCors | undefined,
  decideForScope: DecideRequest,
  scope: FastifyInstance,
): DecideRequest {
  if (cors === undefined) return decideForScope
  if (cors === false) return () => undefined
  return createDecide([cors], { caller: callerOf(scope) })
}

type Caller = (...args: never[]) => unknown

/**
 * Finds the function of Fastify that declares the route: `route`, or the shorthand for a method.
 */
function callerOf(scope: FastifyInstance): Caller {
  const declare = scope as unknown as Readonly<Record<string, Caller>>
  const shorthands = scope.supportedMethods.map((method) => method.toLowerCase())
  const isOnStack = (name: string): boolean => {
    const place = { stack: '' }
    if (declare[name]) Error.captureStackTrace(place, declare[name])
    return place.stack.includes('\n')
  }
  return declare[['all', ...shorthands].find(isOnStack) ?? 'route'] as Caller
}

/**
 * Denies the requests of a route whose preflights cannot reach its policy: half a policy would be
 * worse than none.
 */
const denyUnreached: DecideRequest = createDecide(
  [
    ({ routeOptions: { url } }: FastifyRequest) => {
      throw new Error(
        `Cannot apply a policy to the route "${url}": its preflight reaches another. Write await app.register(cors(…)) before all routes.`,
      )
    },
  ],
  { caller: createFindDecide },
)

/** The text that Fastify prints before the first route is declared. */
const NO_ROUTES = '(empty tree)'

const TWICE = 'Cannot register two policies in one scope. Write config: { cors: … } in routes.'
