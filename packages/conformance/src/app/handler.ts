import { type ConformanceApp, createConformanceApp } from './app.js'
import { CONFORMANCE_POLICIES } from '../policies/policies.js'
import type { ConformancePolicy } from '../policies/policy.js'

/**
 * Serves every policy of the table from one fetch handler, each under its name: `/exact-origins/ok`. Use it for
 * runtimes that need a process of their own.
 *
 * @example
 * ```ts
 * Deno.serve(conformanceHandler((app, policy) => withCors(app, ...conformanceArguments(policy, adapter))))
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

/** Reads the path of a request: `pathOf` for fetch handlers. */
export function pathOfRequest(request: Request): string {
  return new URL(request.url).pathname
}
