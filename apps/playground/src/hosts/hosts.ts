import type { HostInfo } from '../../page/types.ts'
import type { Host } from './host.ts'

export interface HostEntry extends HostInfo {
  /** A framework is loaded when somebody chooses its host, so that the page is there before. */
  readonly load: () => Promise<Host>
}

const WEB = 'webcors, fetch handlers (Deno, Bun, Workers)'

/** The first is what the page begins with. */
export const HOSTS: readonly [HostEntry, ...HostEntry[]] = [
  {
    name: 'express',
    title: 'Express',
    packages: ['@webcors/core', '@webcors/node', 'express'],
    fix: 'webcors, Express and Connect',
    load: async () => (await import('./express-host.ts')).expressHost,
  },
  {
    name: 'fetch',
    title: 'fetch (Deno, Bun, Workers)',
    packages: ['@webcors/core'],
    fix: WEB,
    load: async () => (await import('./fetch-host.ts')).fetchHost,
  },
  {
    name: 'node',
    title: 'node:http',
    packages: ['@webcors/core', '@webcors/node'],
    fix: 'webcors, node:http',
    load: async () => (await import('./node-host.ts')).nodeHost,
  },
  {
    name: 'fastify',
    title: 'Fastify',
    packages: ['@webcors/fastify', 'fastify'],
    fix: 'webcors, Fastify',
    load: async () => (await import('./fastify-host.ts')).fastifyHost,
  },
  {
    name: 'koa',
    title: 'Koa',
    packages: ['@webcors/core', '@webcors/node', '@webcors/koa', 'koa'],
    fix: 'webcors, Koa',
    load: async () => (await import('./koa-host.ts')).koaHost,
  },
  {
    name: 'hono',
    title: 'Hono',
    packages: ['@webcors/hono', 'hono'],
    fix: 'webcors, Hono',
    load: async () => (await import('./hono-host.ts')).honoHost,
  },
  {
    name: 'h3',
    title: 'h3',
    packages: ['@webcors/core', '@webcors/h3', 'h3'],
    fix: 'webcors, h3 and Nitro',
    load: async () => (await import('./h3-host.ts')).h3Host,
  },
  {
    name: 'h3-v1',
    title: 'h3 1 (Nuxt)',
    packages: ['@webcors/core', '@webcors/node', '@webcors/h3'],
    fix: 'webcors, h3 and Nitro',
    load: async () => (await import('./h3-v1-host.ts')).h3V1Host,
  },
]
