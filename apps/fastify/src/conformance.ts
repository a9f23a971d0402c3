// Serves every policy of the conformance table under its name, in the place that the command line
// names.
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  CONFORMANCE_POLICIES,
  conformanceArguments,
  type ConformancePolicy,
} from '@webcors/conformance/table'
import { cors, createCors, type RouteCors } from '@webcors/fastify'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { addTable } from './table.ts'

const adapter = { createCors, pathOf: ({ url }: FastifyRequest) => url.split('?')[0] ?? '' }

/** The policy of a route for which the table gives no options, which means the public policy. */
const ANYONE: RouteCors = { origin: '*' }

type Install = (app: FastifyInstance, policy: ConformancePolicy) => void | Promise<void>

/** The places where an application can set a policy. */
const PLACES: Readonly<Record<string, Install>> = {
  // The policy is for the whole application, whose routes have a prefix.
  async root(app, policy) {
    await app.register(cors(...conformanceArguments(policy, adapter)))
    app.register(async (scope) => addTable(scope), { prefix: `/${policy.name}` })
  },
  // The policy is for a scope with a prefix. Nothing awaits it, so routes are declared before the
  // plugin is loaded.
  scope(app, policy) {
    app.register(
      async (scope) => {
        scope.register(cors(...conformanceArguments(policy, adapter)))
        addTable(scope)
      },
      { prefix: `/${policy.name}` },
    )
  },
  // Each route has the policy, in an application whose own policy allows no origin.
  async route(app, policy) {
    await app.register(cors({ origin: () => false }))
    const { 0: source = ANYONE } = conformanceArguments(policy, adapter) as { 0?: RouteCors }
    app.register(async (scope) => addTable(scope, source), { prefix: `/${policy.name}` })
  },
}

const [place = 'root'] = process.argv.slice(2)
const install = PLACES[place]
if (install === undefined) throw new TypeError(`Cannot set the policy at "${place}": no such place`)

const listeners = new Map<string, RequestListener>()
for (const policy of CONFORMANCE_POLICIES) {
  const app = fastify()
  await install(app, policy)
  await app.ready()
  listeners.set(policy.name, (req, res) => app.routing(req, res))
}

const server = createServer((req, res) => {
  const [, name = ''] = req.url?.split('/') ?? []
  const listener = listeners.get(name)
  if (listener) listener(req, res)
  else res.writeHead(404).end('No such policy')
})
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
