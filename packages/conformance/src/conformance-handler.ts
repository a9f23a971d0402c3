import { type ConformanceApp, createConformanceApp } from './conformance-app.js'
import { CONFORMANCE_POLICIES } from './conformance-policies.js'
import type { ConformancePolicy } from './conformance-policy.js'

/**
 * Serves every policy of the table from one fetch handler, each under its name: `/exact-origins/ok`. For runtimes that
 * have a process of their own.
 *
 * @example
 * ```ts
 * Deno.serve(conformanceHandler((app, policy) => withCors(app, ...conformanceArguments(policy, host))))
 * ```
 *
 * @param wrap puts the application behind a policy
 */
export function conformanceHandler(
  wrap: (app: ConformanceApp, policy: ConformancePolicy) => ConformanceApp,
): ConformanceApp {
  const app = createConformanceApp()
  const doors = new Map(CONFORMANCE_POLICIES.map((policy) => [policy.name, wrap(app, policy)]))
  return (request) => {
    const [, name = ''] = new URL(request.url).pathname.split('/')
    const door = doors.get(name)
    return door === undefined ? new Response('No such policy', { status: 404 }) : door(request)
  }
}

/** `pathOf` for fetch handlers. */
export function pathOfRequest(request: Request): string {
  return new URL(request.url).pathname
}
