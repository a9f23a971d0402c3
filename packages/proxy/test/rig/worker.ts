// The Worker for workerd. The binding SCENARIO names the scenario.
import { forwardByFetch } from '../../src/fetch/forward-by-fetch.js'
import { handleFetch, type ProxyHandler } from '../../src/fetch/handle-fetch.js'
import { compileProxy } from '../../src/plan/compile-proxy.js'
import { type Ports, scenarios } from './scenarios.ts'

declare const PORTS: Ports

const handlers = new Map<string, ProxyHandler>()
for (const [name, { options, cors }] of Object.entries(scenarios(PORTS, false))) {
  // The targets are at loopback addresses, which the options would otherwise refuse.
  const abilities = { guardsAddresses: true, isPublicOnly: true }
  const proxy = compileProxy(loopback(options), cors, abilities, () => undefined)
  const handler = handleFetch(proxy, (head, destination, recorder) =>
    forwardByFetch(proxy, head, destination, recorder),
  )
  handlers.set(name, handler)
}

function loopback<T extends { targets: Readonly<Record<string, unknown>> }>(options: T): T {
  const targets = Object.fromEntries(
    Object.entries(options.targets).map(([mount, target]) => [
      mount,
      { ...(target as object), privateNetwork: true },
    ]),
  )
  return { ...options, targets }
}

export default {
  fetch(request: Request, env: { readonly SCENARIO: string }): Promise<Response> {
    return (handlers.get(env.SCENARIO) as ProxyHandler)(request)
  },
}
