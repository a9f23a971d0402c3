import { serve } from 'srvx/node'
import type { Config } from '../page/types.ts'
import { createApi, createEndpoints } from './api/api.ts'
import { ExchangeLog } from './exchange-log.ts'
import { listen } from './listen.ts'
import { createPageServer } from './page-server.ts'
import { recordExchanges } from './record-exchanges.ts'

export interface Ports {
  readonly page: number
  readonly api: number
}

export interface Playground {
  readonly config: Config
  stop(): void
}

/** Starts a page and an API of another origin, in one process: the page can ask what the API saw. */
export async function startPlayground(ports: Ports): Promise<Playground> {
  const log = new ExchangeLog()
  let config: Config = { page: '', api: '', sameSiteApi: '', endpoints: [] }
  const pageServer = await listen(
    createPageServer(log, () => config),
    ports.page,
  )
  const page = `http://localhost:${pageServer.port}` as const
  const endpoints = createEndpoints(page, () => config.api)
  // Some endpoints fail on purpose, so srvx is not to print what they throw.
  const { node } = serve({
    fetch: createApi(endpoints),
    manual: true,
    silent: true,
    gracefulShutdown: false,
  })
  if (node === undefined) throw new Error('srvx has no listener for Node.js')
  const { handler } = node
  const apiServer = await listen(
    recordExchanges(log, (request, response) => void handler(request, response)),
    ports.api,
  )
  config = {
    page,
    api: `http://127.0.0.1:${apiServer.port}`,
    sameSiteApi: `http://localhost:${apiServer.port}`,
    endpoints: endpoints.map(({ prefix, about, source }) => ({ prefix, about, source })),
  }
  return {
    config,
    stop() {
      pageServer.stop()
      apiServer.stop()
    },
  }
}
