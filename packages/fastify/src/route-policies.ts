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
/** Marks the configuration of a route that the plugin saw when it was declared. */
const ROUTE: unique symbol = Symbol.for('webcors.route') as never

/** The policies that decide on the requests of a route. */
interface RouteEntry {
  readonly decide: DecideRequest
  /** Only on a preflight route: the policies, by the method that the preflight asks for. */
  readonly preflights?: ReadonlyMap<string, DecideRequest>
}

type Config = NonNullable<RouteOptions['config']> & { [ROUTE]?: RouteEntry }
type Scope = FastifyInstance & { [SCOPE]?: object }

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
  const owner = (scope[SCOPE] = {})
  // The hooks of the root run for every preflight: without a route they run for the 404 handler.
  const isRoot = Object.getPrototypeOf(scope) === Object.prototype
  // All paths of a prefix belong to its scope. Without a prefix, only the paths of its routes do.
  const seesAll = isRoot || scope.prefix !== ''
  const entryFor = (preflights: ReadonlyMap<string, DecideRequest>): object => ({
    [ROUTE]: { decide: decideForScope, preflights } satisfies RouteEntry,
  })
  const decides = new Map<RouteCors | undefined, DecideRequest>()
  // Most applications have one policy, and reading the options of a route would add a third to the
  // adapter's time per request.
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

/**
 * A preflight for a method without a route gets the policy that all routes of the path share, so
 * that the page can read the error.
 */
function findForPreflight(
  { headers }: FastifyRequest,
  preflights: ReadonlyMap<string, DecideRequest>,
  decideForScope: DecideRequest,
): DecideRequest {
  const found = preflights.get(headers['access-control-request-method'] ?? '')
  if (found !== undefined) return found
  // Pages rarely ask for OPTIONS itself, so the application's own route for it does not count.
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

/**
 * Finds the function of Fastify that declares the route: `route`, or the shorthand for a method.
 */
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

/**
 * Denies the requests of a route whose preflights cannot reach its policy: half a policy would be
 * worse than none.
 */
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

/** The text that Fastify prints before the first route is declared. */
const NO_ROUTES = '(empty tree)'

const TWICE =
  'Cannot register two policies in one scope: they would answer differently. Register one, and give routes their own with config: { cors: … }.'
