import { type ConformanceApp, createConformanceApp } from './app.js'
import { CONFORMANCE_POLICIES } from '../policies/policies.js'
import type { ConformancePolicy } from '../policies/policy.js'

/**
 * Creates a fetch handler that serves every policy of the table, each under its name:
 * `/exact-origins/ok`. Use it on runtimes that run in another process.
 *
 * @example
 * ```ts
 * const handler = conformanceHandler((app, policy) =>
 *   withCors(app, ...conformanceArguments(policy, adapter)),
 * )
 * Deno.serve(handler)
 * ```
 *
 * @param wrap applies a policy to the application
 */
export function conformanceHandler(
  wrap: (app: ConformanceApp, policy: ConformancePolicy) => ConformanceApp,
): ConformanceApp {
  const app = createConformanceApp()
  const handlers = new Map(CONFORMANCE_POLICIES.map((policy) => [policy.name, wrap(app, policy)]))
  return (request) => {
    const [, name = ''] = new URL(request.url).pathname.split('/')
    const handler = handlers.get(name)
    return handler === undefined
      ? new Response('No such policy', { status: 404 })
      : handler(request)
  }
}

/**
 * Reads the path of a request. It is the `pathOf` of fetch handlers.
 *
 * @example
 * ```ts
 * const adapter = { createCors, pathOf: pathOfRequest, onError: answerError }
 * ```
 */
export function pathOfRequest(request: Request): string {
  return new URL(request.url).pathname
}
