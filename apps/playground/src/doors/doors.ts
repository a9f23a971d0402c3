import type { DoorInfo } from '../../page/types.ts'
import type { Door } from './door.ts'

export interface DoorEntry extends DoorInfo {
  /** Frameworks are loaded when somebody comes to their door: the page is there before. */
  readonly load: () => Promise<Door>
}

const WEB = 'webcors, fetch handlers (Deno, Bun, Workers)'

/** The first is what the page begins with. */
export const DOORS: readonly [DoorEntry, ...DoorEntry[]] = [
  {
    name: 'express',
    title: 'Express',
    packages: ['@webcors/core', '@webcors/node', 'express'],
    fix: 'webcors, Express and Connect',
    load: async () => (await import('./express-door.ts')).expressDoor,
  },
  {
    name: 'fetch',
    title: 'fetch (Deno, Bun, Workers)',
    packages: ['@webcors/core'],
    fix: WEB,
    load: async () => (await import('./fetch-door.ts')).fetchDoor,
  },
  {
    name: 'node',
    title: 'node:http',
    packages: ['@webcors/core', '@webcors/node'],
    fix: 'webcors, node:http',
    load: async () => (await import('./node-door.ts')).nodeDoor,
  },
  {
    name: 'fastify',
    title: 'Fastify',
    packages: ['@webcors/core', '@webcors/node', 'fastify', '@fastify/middie'],
    fix: 'webcors, Express and Connect',
    load: async () => (await import('./fastify-door.ts')).fastifyDoor,
  },
  {
    name: 'koa',
    title: 'Koa',
    packages: ['@webcors/core', '@webcors/node', '@webcors/koa', 'koa'],
    fix: 'webcors, Koa',
    load: async () => (await import('./koa-door.ts')).koaDoor,
  },
  {
    name: 'hono',
    title: 'Hono',
    packages: ['@webcors/core', 'hono'],
    fix: WEB,
    load: async () => (await import('./hono-door.ts')).honoDoor,
  },
  {
    name: 'h3',
    title: 'h3',
    packages: ['@webcors/core', '@webcors/h3', 'h3'],
    fix: 'webcors, h3 and Nitro',
    load: async () => (await import('./h3-door.ts')).h3Door,
  },
  {
    name: 'h3-v1',
    title: 'h3 1 (Nuxt)',
    packages: ['@webcors/core', '@webcors/node', '@webcors/h3'],
    fix: 'webcors, h3 and Nitro',
    load: async () => (await import('./h3-v1-door.ts')).h3V1Door,
  },
]
