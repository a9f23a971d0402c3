import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'

/**
 * A constraint of Fastify's router that only preflights fulfill. A preflight route fulfills it only
 * for the methods of the application's routes that it stands for. So the router finds the preflight
 * route in the same way as the route that the actual request reaches, and a preflight route can
 * stand beside the application's own route for `OPTIONS`.
 *
 * @see https://fastify.dev/docs/latest/Reference/Routes/#constraints
 */
export const CONSTRAINT = 'webcorsPreflight'

/**
 * Marks preflights without a policy, for which the router looks for the application's own route.
 */
const PASSED: unique symbol = Symbol.for('webcors.passed') as never

type Message = object & { [PASSED]?: true }

/** The route that the router finds. */
interface Found {
  readonly params: unknown
}

/** The values that the router compares with the constraint. */
export interface Preflight {
  /** The method of the actual request. */
  readonly method: string
  /** The preflight itself, without which only the preflight routes of routes answer. */
  readonly request?: IncomingMessage
}

/** The value of the constraint on a preflight route. */
interface Answerer {
  answers(preflight: Preflight): boolean
}

export function pass(request: object): void {
  ;(request as Message)[PASSED] = true
}

export function isPassed(request: object): boolean {
  return PASSED in request
}

/** @see https://fetch.spec.whatwg.org/#cors-preflight-request */
export function readPreflight(request: IncomingMessage): Preflight | undefined {
  const { method, headers } = request
  const asked = headers['access-control-request-method']
  const isPreflight = method === 'OPTIONS' && headers.origin !== undefined && asked !== undefined
  return isPreflight && !isPassed(request) ? { method: asked, request } : undefined
}

/**
 * Asks the router for the route that a request to the same URL with another method reaches. The
 * router knows no constraints of this request but its host.
 */
export function findRoute(
  scope: FastifyInstance,
  { url, headers }: IncomingMessage,
  method: string,
  preflight?: Preflight,
): Found | null {
  const host = headers.host ?? headers[':authority']
  const constraints = { host, [CONSTRAINT]: preflight } as never
  return scope.findRoute({ method, url: url as string, constraints })
}

/**
 * Whether the router found the same path. Fastify does not say which route was found, but its
 * parameters have names and values.
 */
export function haveSameParams(a: Found, b: Found | null): boolean {
  return JSON.stringify(a.params) === JSON.stringify(b?.params)
}

export const STRATEGY = {
  name: CONSTRAINT,
  deriveConstraint: readPreflight,
  /** Stores the routes of one path as the bits of a number, as the router does. */
  storage: () => {
    const stored: [Answerer, number][] = []
    return {
      get: (preflight: Preflight): number =>
        stored.reduce((bits, [route, bit]) => (route.answers(preflight) ? bits | bit : bits), 0),
      set: (route: Answerer, bit: number): void => void stored.push([route, bit]),
    }
  },
} as never
