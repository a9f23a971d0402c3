import { HOST_CODES, type HostCode } from '@webcors-apps/site/playground/model/hosts'
import type { Host } from './host.ts'

export interface HostEntry extends HostCode {
  /**
   * Loads the framework, when a user chooses its host, so that the page starts without waiting for
   * it.
   */
  readonly load: () => Promise<Host>
}

/** The modules that serve each host. */
const LOADERS: Readonly<Record<string, HostEntry['load']>> = {
  express: async () => (await import('./express-host.ts')).expressHost,
  fetch: async () => (await import('./fetch-host.ts')).fetchHost,
  node: async () => (await import('./node-host.ts')).nodeHost,
  nest: async () => (await import('./nest-host.ts')).nestHost,
  fastify: async () => (await import('./fastify-host.ts')).fastifyHost,
  koa: async () => (await import('./koa-host.ts')).koaHost,
  hono: async () => (await import('./hono-host.ts')).honoHost,
  next: async () => (await import('./next-host.ts')).nextHost,
  lambda: async () => (await import('./lambda-host.ts')).lambdaHost,
  h3: async () => (await import('./h3-host.ts')).h3Host,
  'h3-v1': async () => (await import('./h3-v1-host.ts')).h3V1Host,
}

/** All hosts. The page begins with the first. */
export const HOSTS: readonly [HostEntry, ...HostEntry[]] = [
  entryOf(HOST_CODES[0]),
  ...HOST_CODES.slice(1).map(entryOf),
]

function entryOf(host: HostCode): HostEntry {
  const load = LOADERS[host.name]
  if (load === undefined) throw new Error(`Cannot serve ${host.title}: no loader has its name`)
  return { ...host, load }
}
