import { type ConformanceApp, createConformanceApp } from './app.js'
import { CONFORMANCE_POLICIES } from '../policies/policies.js'
import type { ConformancePolicy } from '../policies/policy.js'

/**
 * Serves every policy of the table from one fetch handler, each under its name: `/exact-origins/ok`. For runtimes that
 * have a process of their own.
 *
 * @example
 * ```ts
 * Deno.serve(conformanceHandler((app, policy) => withCors(app, ...conformanceArguments(policy, adapter))))
 * ```
 *
 * @param wrap puts the application behind a policy
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

/** `pathOf` for fetch handlers. */
export function pathOfRequest(request: Request): string {
  return new URL(request.url).pathname
}
