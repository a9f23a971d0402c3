import type { CorsSource } from '@webcors/core'
import { createDecide, type Decide } from '@webcors/core/adapter'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import {
  addPreflightRoute,
  addPreflightRoutesOfPrefix,
  isPassed,
  noteRoute,
} from './preflight-routes.js'

export type DecideRequest = Decide<[request: FastifyRequest]>

/** The policy of one route: options, a policy, or a function of the request that selects one; `false` is none at all. */
export type RouteCors = CorsSource<[request: FastifyRequest]> | false

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The policy of this route, its preflight included, in place of the policy of its scope. `false` is none: the route gets
     * no CORS, and its headers are left alone. Invalid options throw when the route is declared.
     *
     * @example
     * ```ts
     * app.get('/fonts', { config: { cors: { origin: '*' } } }, handler)
     * ```
     */
    cors?: RouteCors | undefined
  }
}

/** Marks a scope that has a policy, and what is below it. Symbols are registered: every copy of this package knows them. */
const SCOPE: unique symbol = Symbol.for('webcors.scope') as never
/** Marks the configuration of a route that was seen when it was declared. */
const ROUTE: unique symbol = Symbol.for('webcors.route') as never

/** What decides on the requests of a route. */
interface RouteEntry {
  readonly decide: DecideRequest
  /** On a preflight route: the sources that decide, by the method that the preflight asks for. */
  readonly preflights?: ReadonlyMap<string, DecideRequest>
}

type Config = NonNullable<RouteOptions['config']> & { [ROUTE]?: RouteEntry }
type Scope = FastifyInstance & { [SCOPE]?: object }

/** Finds what decides on a request; `null` if nothing does, or if the policy of another scope does. */
export type FindDecide = (request: FastifyRequest) => DecideRequest | null

/**
 * Collects the policies of routes while routes are declared, and makes the preflights of a scope reach its hooks.
 *
 * @param decideForScope for routes without a policy of their own
 * @throws {TypeError} if the scope has a policy already
 */
export function createFindDecide(scope: Scope, decideForScope: DecideRequest): FindDecide {
  if (Object.hasOwn(scope, SCOPE)) throw new TypeError(TWICE)
  const owner = (scope[SCOPE] = {})
  // The hooks of the root run for every preflight: where no route is, for the 404 handler.
  const isRoot = Object.getPrototypeOf(scope) === Object.prototype
  // All paths of a prefix belong to its scope. Without a prefix, the routes alone say which paths do.
  const seesAll = isRoot || scope.prefix !== ''
  const entryFor = (preflights: ReadonlyMap<string, DecideRequest>): object => ({
    [ROUTE]: { decide: decideForScope, preflights } satisfies RouteEntry,
  })
  const decides = new Map<RouteCors | undefined, DecideRequest>()
  // Reading the options of a route takes a third of the time of the rest, and most applications have one policy.
  let readsRoutes = !isRoot || scope.printRoutes() !== NO_ROUTES
  if (!isRoot && seesAll) addPreflightRoutesOfPrefix(scope, entryFor)

  scope.addHook('onRoute', function seeRoute(route) {
    const config: Config | undefined = route.config
    const isBelow = (this as Scope)[SCOPE] !== owner
    if (isBelow || config?.[ROUTE]) return
    if (config?.cors === undefined && seesAll) {
      noteRoute(this, route, decideForScope)
      return
    }
    readsRoutes = true
    // The route for HEAD that Fastify adds to one for GET has the same policy.
    const decide =
      decides.get(config?.cors) ?? createRouteDecide(config?.cors, decideForScope, this)
    decides.set(config?.cors, decide)
    route.config = Object.assign({}, config, { [ROUTE]: { decide } satisfies RouteEntry })
    addPreflightRoute(this, route, decide, entryFor)
  })

  return (request) => {
    if ((request.server as Scope)[SCOPE] !== owner) return null
    if (!readsRoutes) return decideForScope
    if (isPassed(request.raw)) return null
    const config = request.routeOptions.config as Config
    const entry = config[ROUTE]
    if (!entry) {
      const isSeen = config.cors === undefined && (seesAll || request.is404)
      return isSeen ? decideForScope : denyUnseen
    }
    return entry.preflights
      ? findForPreflight(request, entry.preflights, entry.decide)
      : entry.decide
  }
}

/** For a method that no route of the path has, the policy that all of them share tells the page so. */
function findForPreflight(
  { headers }: FastifyRequest,
  preflights: ReadonlyMap<string, DecideRequest>,
  decideForScope: DecideRequest,
): DecideRequest {
  const found = preflights.get(headers['access-control-request-method'] ?? '')
  if (found !== undefined) return found
  // The application's own route for OPTIONS is not asked for by name, as a rule.
  const others = [...preflights].filter(
    ([method, decide]) => method !== 'OPTIONS' || decide !== decideForScope,
  )
  const [shared = decideForScope, ...different] = new Set(others.map(([, decide]) => decide))
  return different.length === 0 ? shared : decideForScope
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

/** Finds the function of Fastify that declares the route: `route`, or the shorthand for a method. */
function callerOf(scope: FastifyInstance): Caller {
  const declare = scope as unknown as Readonly<Record<string, Caller | undefined>>
  const shorthands = scope.supportedMethods.map((method) => method.toLowerCase())
  const isOnStack = (caller: Caller | undefined): boolean => {
    const place: { stack?: string } = {}
    if (caller) Error.captureStackTrace(place, caller)
    return /\n/.test(place.stack ?? '')
  }
  const name = ['all', ...shorthands].find((shorthand) => isOnStack(declare[shorthand]))
  return declare[name ?? 'route'] as Caller
}

/** A policy of a route that does not hold for its preflight would be worse than none. */
const denyUnseen: DecideRequest = createDecide(
  [
    ({ routeOptions: { url } }: FastifyRequest) => {
      throw new Error(
        `Cannot apply a policy to the route "${url}": it was declared before the plugin was loaded, so its preflight is unknown. Write await app.register(cors(…)), before the route.`,
      )
    },
  ],
  { caller: createFindDecide },
)

/** What Fastify prints where no route has been declared yet. */
const NO_ROUTES = '(empty tree)'

const TWICE =
  'Cannot register two policies in one scope: they would answer differently. Register one, and give routes their own with config: { cors: … }.'
