import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { DecideRequest } from './route-policies.js'

/**
 * A constraint of Fastify's router that only preflights fulfill. A route for preflights can
 * therefore stand beside the application's own route for `OPTIONS`, whichever is declared first.
 *
 * @see https://fastify.dev/docs/latest/Reference/Routes/#constraints
 */
const CONSTRAINT = 'webcorsPreflight'

/**
 * Marks preflights without a policy, for which the router looks for the application's own route.
 */
const PASSED: unique symbol = Symbol.for('webcors.passed') as never
/** Marks the configuration of a route for preflights. */
const PREFLIGHT: unique symbol = Symbol.for('webcors.preflight') as never
/** Marks a server with the preflight routes of its application. */
const ROUTES: unique symbol = Symbol.for('webcors.preflights') as never

type Message = object & { [PASSED]?: true }
type Preflights = Map<string, DecideRequest>

/**
 * Creates the configuration of a preflight route. It has a policy for each method, because they may
 * differ.
 */
type EntryFor = (preflights: Preflights) => object

type Constraints = Readonly<Record<string, unknown>>

/** The state of a path with its constraints. */
interface PreflightRoute {
  readonly constraints: Constraints
  readonly preflights: Preflights
  isDeclared: boolean
}

/** The options of a route that Fastify passes to hooks. */
type SeenRoute = RouteOptions & { readonly routePath: string; readonly prefix: string }

export function isPassed(request: object): boolean {
  return (request as Message)[PASSED] === true
}

/**
 * Continues with a request that has no policy. A preflight goes to the application's own route, if
 * there is one.
 */
export function passOn(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
  if (!(PREFLIGHT in request.routeOptions.config)) return next()
  ;(request.raw as Message)[PASSED] = true
  reply.hijack()
  request.server.routing(request.raw, reply.raw)
}

/** Makes the preflights of a route reach the hooks of its scope. */
export function addPreflightRoute(
  scope: FastifyInstance,
  route: SeenRoute,
  decide: DecideRequest,
  entryFor: EntryFor,
): void {
  for (const path of noteRoute(scope, route, decide)) declare(scope, path, route, entryFor)
}

/**
 * Records the policy of a route. If another route of the path has a different one, their preflights
 * need routes of their own.
 *
 * @returns the paths of the route
 */
export function noteRoute(
  scope: FastifyInstance,
  route: SeenRoute,
  decide: DecideRequest,
): readonly string[] {
  const { method, routePath, prefix, prefixTrailingSlash = 'both' } = route
  // Fastify serves the root of a prefix with and without a slash, but reports only one of the two.
  const isRoot = routePath === '' && prefix !== '' && prefixTrailingSlash === 'both'
  const paths = isRoot ? ['', '/'] : [routePath]
  for (const path of paths) {
    const { preflights } = find(scope, path, route)
    for (const name of [method].flat()) {
      if (path === routePath || !preflights.has(name)) preflights.set(name, decide)
    }
  }
  return paths
}

/** Makes the preflights of all paths below the prefix of a scope reach its hooks. */
export function addPreflightRoutesOfPrefix(scope: FastifyInstance, entryFor: EntryFor): void {
  for (const path of ['', '/*']) declare(scope, path, {}, entryFor)
}

/** Declares the route for the preflights of a path, once. */
function declare(
  scope: FastifyInstance,
  path: string,
  { constraints, logLevel }: Partial<RouteOptions>,
  entryFor: EntryFor,
): void {
  const found = find(scope, path, { constraints })
  if (found.isDeclared) return
  found.isDeclared = true
  if (!scope.hasConstraintStrategy(CONSTRAINT)) scope.addConstraintStrategy(STRATEGY)
  scope.route({
    method: 'OPTIONS',
    url: path,
    constraints: { ...constraints, [CONSTRAINT]: true },
    config: { ...entryFor(found.preflights), [PREFLIGHT]: true } as never,
    // This hides the route from plugins that describe an API.
    schema: { hide: true } as never,
    ...(logLevel && { logLevel }),
    prefixTrailingSlash: 'slash',
    // The hooks of the scope answer preflights with a policy, so this handler does not run for
    // them.
    handler: (_request, reply) => reply.callNotFound(),
  })
}

function find(
  scope: FastifyInstance,
  path: string,
  { constraints = {} }: { readonly constraints?: Constraints | undefined },
): PreflightRoute {
  const target = scope.server as { [ROUTES]?: Map<string, PreflightRoute[]> }
  const routes = (target[ROUTES] ??= new Map())
  const url = scope.prefix + path
  const known = routes.get(url) ?? []
  routes.set(url, known)
  const found = known.find((route) => isSame(route.constraints, constraints))
  if (found) return found
  const created = { constraints, preflights: new Map(), isDeclared: false }
  known.push(created)
  return created
}

function isSame(a: Constraints, b: Constraints): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

const STRATEGY = {
  name: CONSTRAINT,
  storage: () => new Map(),
  /** @see https://fetch.spec.whatwg.org/#cors-preflight-request */
  deriveConstraint(request: IncomingMessage): true | undefined {
    const { method, headers } = request
    const isPreflight =
      method === 'OPTIONS' &&
      headers.origin !== undefined &&
      headers['access-control-request-method'] !== undefined
    return isPreflight && !isPassed(request) ? true : undefined
  },
}
