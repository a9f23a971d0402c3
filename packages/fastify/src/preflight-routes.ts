import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, RouteOptions } from 'fastify'
import type { DecideRequest } from './route-policies.js'

/**
 * A constraint of Fastify's router that preflights alone fulfil, so that a route for them stands beside a route of the
 * application for `OPTIONS`, whichever is declared first.
 *
 * @see https://fastify.dev/docs/latest/Reference/Routes/#constraints
 */
const CONSTRAINT = 'webcorsPreflight'

/** Marks requests that have no policy after all: the router looks for the application's own route. */
const PASSED: unique symbol = Symbol.for('webcors.passed') as never
/** Marks a server with the preflight routes of its application. */
const ROUTES: unique symbol = Symbol.for('webcors.preflights') as never

type Message = object & { [PASSED]?: true }
type Preflights = Map<string, DecideRequest | null>

/** Makes the configuration of a preflight route: the methods of a path may have different policies. */
type EntryFor = (preflights: Preflights) => object

interface PreflightRoute {
  readonly constraints: Readonly<Record<string, unknown>>
  readonly preflights: Preflights
}

/** What Fastify says of a route to hooks. */
type SeenRoute = RouteOptions & { readonly routePath: string; readonly prefix: string }

export function isPassed(request: object): boolean {
  return (request as Message)[PASSED] === true
}

/** Makes the preflights of a route reach the hooks of its scope. */
export function addPreflightRoute(
  scope: FastifyInstance,
  route: SeenRoute,
  decide: DecideRequest | null,
  entryFor: EntryFor,
): void {
  const { method, routePath, prefixTrailingSlash = 'both' } = route
  const methods = [method].flat()
  for (const name of methods) {
    preflightsOf(scope, routePath, route, entryFor).set(name, decide)
    // Fastify serves the root of a prefix with a slash and without, and says so of one alone.
    if (routePath !== '' || route.prefix === '' || prefixTrailingSlash !== 'both') continue
    const others = preflightsOf(scope, '/', route, entryFor)
    if (!others.has(name)) others.set(name, decide)
  }
}

/** Makes the preflights of all paths below the prefix of a scope reach its hooks. */
export function addPreflightRoutesOfPrefix(scope: FastifyInstance, entryFor: EntryFor): void {
  preflightsOf(scope, '', {}, entryFor)
  preflightsOf(scope, '/*', {}, entryFor)
}

/** Finds the route for the preflights of a path, or declares it. */
function preflightsOf(
  scope: FastifyInstance,
  path: string,
  { constraints = {}, logLevel }: Partial<RouteOptions>,
  entryFor: EntryFor,
): Preflights {
  const routes = routesOf(scope)
  const url = scope.prefix + path
  const known = routes.get(url) ?? []
  const found = known.find((route) => isSame(route.constraints, constraints))
  if (found) return found.preflights
  const preflights: Preflights = new Map()
  routes.set(url, [...known, { constraints, preflights }])
  if (!scope.hasConstraintStrategy(CONSTRAINT)) scope.addConstraintStrategy(STRATEGY)
  scope.route({
    method: 'OPTIONS',
    url: path,
    constraints: { ...constraints, [CONSTRAINT]: true },
    config: entryFor(preflights) as never,
    // For the plugins that describe an API.
    schema: { hide: true } as never,
    ...(logLevel && { logLevel }),
    prefixTrailingSlash: 'slash',
    // No policy holds for this preflight, so it is the application's.
    handler(request, reply) {
      ;(request.raw as Message)[PASSED] = true
      reply.hijack()
      scope.routing(request.raw, reply.raw)
    },
  })
  return preflights
}

function routesOf({ server }: FastifyInstance): Map<string, readonly PreflightRoute[]> {
  const target = server as { [ROUTES]?: Map<string, readonly PreflightRoute[]> }
  return (target[ROUTES] ??= new Map())
}

function isSame(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): boolean {
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
