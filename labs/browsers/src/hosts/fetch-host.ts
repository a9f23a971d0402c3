import { serve } from 'srvx'
import type { Host } from './host.ts'
import type { FetchHandler } from './fetch-handler.ts'

/** Serves a fetch handler on Node.js. */
export async function startFetchHost(fetch: FetchHandler): Promise<Host> {
  const server = serve({
    fetch,
    port: 0,
    hostname: '127.0.0.1',
    silent: true,
    gracefulShutdown: false,
  })
  await server.ready()
  return { port: Number(new URL(server.url ?? '').port), close: () => server.close(true) }
}
