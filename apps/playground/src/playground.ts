import type { Config } from '../page/types.ts'
import { createEndpoints } from './api/api.ts'
import { sourceOf } from './api/source-of.ts'
import type { Door } from './doors/door.ts'
import { DOORS } from './doors/doors.ts'
import { ExchangeLog } from './exchange-log.ts'
import { listen } from './listen.ts'
import { createPageServer } from './page-server.ts'
import { recordExchanges } from './record-exchanges.ts'

export interface Ports {
  readonly page: number
  /** Of the first door; the others get the next ones. */
  readonly api: number
}

export interface Playground {
  /** What the page is told, for each door. */
  readonly configs: readonly [Config, ...Config[]]
  stop(): void
}

/** Starts a page and an API of another origin behind each door, in one process: the page can ask what the API saw. */
export async function startPlayground(ports: Ports): Promise<Playground> {
  const log = new ExchangeLog()
  const configs: Config[] = []
  const first = (): Config => {
    const [config] = configs
    if (config === undefined) throw new Error('No door is open yet')
    return config
  }
  const pageServer = await listen(
    createPageServer(log, (name) => configs.find(({ door }) => door.name === name) ?? first()),
    ports.page,
  )
  const page = `http://localhost:${pageServer.port}` as const
  const servers = [pageServer]
  for (const [index, door] of DOORS.entries()) {
    const { config, server } = await openDoor(door, page, log, ports.api && ports.api + index)
    servers.push(server)
    configs.push(config)
  }
  return {
    configs: [first(), ...configs.slice(1)],
    stop() {
      for (const server of servers) server.stop()
    },
  }
}

async function openDoor(door: Door, page: Config['page'], log: ExchangeLog, port: number) {
  let api = ''
  const endpoints = createEndpoints(page, () => api)
  const server = await listen(recordExchanges(log, door.listen(endpoints)), port)
  api = `http://127.0.0.1:${server.port}`
  const config: Config = {
    page,
    api,
    sameSiteApi: `http://localhost:${server.port}`,
    door: infoOf(door),
    doors: DOORS.map(infoOf),
    endpoints: endpoints.map((endpoint) => ({
      prefix: endpoint.prefix,
      about: endpoint.about,
      source: sourceOf(endpoint, door),
    })),
  }
  return { config, server }
}

function infoOf({ name, title, package: from }: Door): Config['door'] {
  return { name, title, package: from }
}
