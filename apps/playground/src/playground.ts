import type { Config } from '../page/types.ts'
import { createEndpoints } from './api/api.ts'
import { quickStartOf, sourceOf } from './api/source-of.ts'
import { type HostEntry, HOSTS } from './hosts/hosts.ts'
import { ExchangeLog } from './exchange-log.ts'
import { type Listening, listen } from './listen.ts'
import { createPageServer } from './page-server.ts'
import { recordExchanges } from './record-exchanges.ts'

export interface Ports {
  readonly page: number
  /** The port of the first host. Other hosts get the following ports. */
  readonly api: number
}

export interface Playground {
  /** The page's configuration for the first host. */
  readonly config: Config
  stop(): void
}

/**
 * Starts a page, and an API of another origin on each host. Both run in one process, so that the
 * page can ask for the API's record. A host starts when a user chooses it.
 */
export async function startPlayground(ports: Ports): Promise<Playground> {
  const log = new ExchangeLog()
  const servers: Listening[] = []
  const opened = new Map<HostEntry, Promise<Config>>()
  const configOf = (name: string | null): Promise<Config> => {
    const entry = HOSTS.find((host) => host.name === name) ?? HOSTS[0]
    const index = HOSTS.indexOf(entry)
    const config = opened.get(entry) ?? open(entry, ports.api && ports.api + index)
    opened.set(entry, config)
    return config
  }

  const pageServer = await listen((request, response) => servePage(request, response), ports.page)
  servers.push(pageServer)
  const page = `http://localhost:${pageServer.port}` as const
  const servePage = createPageServer(page, log, configOf)

  async function open(entry: HostEntry, port: number): Promise<Config> {
    const { listen: openHost } = await entry.load()
    let api = ''
    const endpoints = createEndpoints(page, () => api)
    const server = await listen(recordExchanges(log, await openHost(endpoints)), port)
    servers.push(server)
    api = `http://127.0.0.1:${server.port}`
    return {
      page,
      api,
      sameSiteApi: `http://localhost:${server.port}`,
      host: infoOf(entry),
      hosts: HOSTS.map(infoOf),
      quickStart: quickStartOf(entry.write),
      endpoints: endpoints.map((endpoint) => ({
        prefix: endpoint.prefix,
        about: endpoint.about,
        source: sourceOf(endpoint, entry.write),
      })),
    }
  }

  return {
    config: await configOf(null),
    stop() {
      for (const server of servers) server.stop()
    },
  }
}

function infoOf({ name, title, packages, fix }: HostEntry): Config['host'] {
  return { name, title, packages, fix }
}
