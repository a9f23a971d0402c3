// Serves every policy of the conformance table under its name, in the three ways of h3.
import { CONFORMANCE_POLICIES, conformanceArguments } from '@webcors/conformance/table'
import { createCors } from '@webcors/core'
import { cors, withCors } from '@webcors/h3'
import { H3, type H3Event, serve } from 'h3'
import { addRoutes, config, createHandlers } from './conformance-app.ts'

const adapter = { createCors, pathOf: (event: H3Event) => event.url.pathname }

const main = new H3(config)

for (const policy of CONFORMANCE_POLICIES) {
  const args = conformanceArguments(policy, adapter)

  // The policy is a middleware of an app.
  const app = new H3(config)
  app.use(cors(...args))
  addRoutes(app, 'on the event')
  main.mount(`/app/${policy.name}`, (request) => app.fetch(request))

  // The policy is a middleware of an app that is mounted in another app, which has the routes and
  // hooks.
  const part = new H3()
  part.use(cors(...args))
  addRoutes(part, 'in a response')
  main.mount(`/mounted/${policy.name}`, part)

  // The policy wraps single handlers.
  const routes = new H3(config)
  for (const [path, handler] of createHandlers('in a response')) {
    routes.all(path, withCors(handler, ...args))
  }
  main.mount(`/routes/${policy.name}`, (request) => routes.fetch(request))
}

serve(main, { hostname: '127.0.0.1', port: 0 })
