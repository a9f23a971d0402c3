import { GATEWAYS, isInstalled, type RunningGateway, startExported } from '@webcors-labs/gateways'
import { askedOf } from './application.ts'
import { type Host, optionsOf, type Policies, type Start } from './host.ts'
import { listen } from './listen.ts'
import { nodeApplication } from './node-application.ts'
import { UpstreamClient } from './upstream.ts'

/**
 * Servers that get each policy as their own configuration, in front of an application without CORS
 * code.
 */
export const GATEWAY_HOSTS = {
  Nginx: (policies) => startGateways('nginx', policies),
  'Nginx with headers-more': (policies) => startGateways('nginx with headers-more', policies),
  Apache: (policies) => startGateways('apache', policies),
  HAProxy: (policies) => startGateways('haproxy', policies),
  Caddy: (policies) => startGateways('caddy', policies),
  Varnish: (policies) => startGateways('varnish', policies),
} satisfies Readonly<Record<string, Start>>

/**
 * Starts one server for each policy, and one entry that passes each request on to the server of its
 * policy.
 */
async function startGateways(name: string, policies: Policies): Promise<Host> {
  const gateway = GATEWAYS.find((known) => known.name === name)
  if (gateway === undefined) throw new Error(`labs/gateways has no arrangement named "${name}"`)
  if (!isInstalled(gateway)) throw new Error(`${gateway.program} is not installed`)
  const application = await listen(nodeApplication)
  const servers = new Map<number, RunningGateway>()
  const client = new UpstreamClient()
  const close = async (): Promise<void> => {
    client.close()
    await Promise.all([...servers.values()].map((server) => server.close()))
    await application.close()
  }
  try {
    for (const [id, policy] of policies) {
      servers.set(id, await startExported(gateway, optionsOf(policy), application.port))
    }
  } catch (error) {
    await close()
    throw error
  }
  const entry = await listen((request, response) => {
    const target = request.url ?? '/'
    const server = servers.get(askedOf(target).policyId)
    if (server === undefined) {
      response.writeHead(404).end()
      return
    }
    const port = Number(new URL(server.url).port)
    const sent = client.pass({ port }, request, target, (status, rawHeaders, body) => {
      response.writeHead(status, [...rawHeaders])
      body.pipe(response)
    })
    sent.on('error', () => response.destroy())
    request.pipe(sent)
  })
  return {
    ...entry,
    close: async () => {
      await entry.close()
      await close()
    },
  }
}
