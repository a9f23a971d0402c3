/** A kind of server that webcors runs on. */
export interface HostInfo {
  readonly name: string
  readonly title: string
  /** The packages to install. */
  readonly packages: readonly string[]
  /** The name of the host in the doctor's fixes. */
  readonly fix: string
}

/** A host with the code that calls `cors` or `withCors` there. */
export interface HostCode extends HostInfo {
  /**
   * @param options the text of an object
   * @param prefix the path that the policy applies to; `null` means every path
   * @param handlesErrors whether thrown errors are turned into responses
   */
  readonly write: (options: string, prefix: string | null, handlesErrors: boolean) => string
}

const EXPRESS: HostCode = {
  name: 'express',
  title: 'Express',
  packages: ['@webcors/node', 'express'],
  fix: 'webcors, Express and Connect',
  write: (options, prefix) => `import { cors } from '@webcors/node'

// Before everything else
app.use(${prefix === null ? '' : `'${prefix}', `}cors(${options}))`,
}

const FETCH: HostCode = {
  name: 'fetch',
  title: 'fetch (Deno, Bun, Workers)',
  packages: ['@webcors/core'],
  fix: 'webcors, fetch handlers (Deno, Bun, Workers)',
  write(options, _prefix, handlesErrors) {
    const hooks = handlesErrors
      ? `, {\n  onError: () => Response.json({ error: 'Something went wrong' }, { status: 500 }),\n}`
      : ''
    return `import { withCors } from '@webcors/core'

export default { fetch: withCors(handler, ${options}${hooks}) }`
  },
}

const NODE: HostCode = {
  name: 'node',
  title: 'node:http',
  packages: ['@webcors/node'],
  fix: 'webcors, node:http',
  write: (options) => `import { createServer } from 'node:http'
import { withCors } from '@webcors/node'

createServer(withCors(listener, ${options}))`,
}

const NEST: HostCode = {
  name: 'nest',
  title: 'NestJS',
  packages: ['@webcors/node'],
  fix: 'webcors, Express and Connect',
  write: (options, prefix) => `import { cors } from '@webcors/node'

// In main.ts, before app.listen()
app.use(${prefix === null ? '' : `'${prefix}', `}cors(${options}))`,
}

const FASTIFY: HostCode = {
  name: 'fastify',
  title: 'Fastify',
  packages: ['@webcors/fastify', 'fastify'],
  fix: 'webcors, Fastify',
  write: (options, prefix) =>
    prefix === null
      ? `import { cors } from '@webcors/fastify'

// Before all routes
await app.register(cors(${options}))`
      : `import { cors } from '@webcors/fastify'

app.register(async (scope) => {
  await scope.register(cors(${options}))
}, { prefix: '${prefix}' })`,
}

const KOA: HostCode = {
  name: 'koa',
  title: 'Koa',
  packages: ['@webcors/koa', 'koa'],
  fix: 'webcors, Koa',
  write: (options) => `import { cors } from '@webcors/koa'

// Before everything else
app.use(cors(${options}))`,
}

const HONO: HostCode = {
  name: 'hono',
  title: 'Hono',
  packages: ['@webcors/hono', 'hono'],
  fix: 'webcors, Hono',
  write: (options, prefix) => `import { cors } from '@webcors/hono'

// Before everything else
app.use(${prefix === null ? '' : `'${prefix}/*', `}cors(${options}))`,
}

const NEXT: HostCode = {
  name: 'next',
  title: 'Next.js',
  packages: ['@webcors/next', 'next'],
  fix: 'webcors, Next.js',
  write: (options, prefix, handlesErrors) => `// app${prefix ?? '/orders'}/route.js
import { withCors } from '@webcors/next'

export const { GET, POST, OPTIONS } = withCors({ GET: read, POST: write }, ${options}${
    handlesErrors
      ? `, {\n  onError: () => Response.json({ error: 'Something went wrong' }, { status: 500 }),\n}`
      : ''
  })`,
}

const LAMBDA: HostCode = {
  name: 'lambda',
  title: 'AWS Lambda',
  packages: ['@webcors/lambda'],
  fix: 'webcors, AWS Lambda',
  write: (options, _prefix, handlesErrors) => `import { withCors } from '@webcors/lambda'

export const handler = withCors(handle, ${options}${
    handlesErrors
      ? `, {\n  onError: () => ({ statusCode: 500, body: 'Something went wrong' }),\n}`
      : ''
  })`,
}

const H3: HostCode = {
  name: 'h3',
  title: 'h3',
  packages: ['@webcors/h3', 'h3'],
  fix: 'webcors, h3 and Nitro',
  write: (options, prefix) => `import { cors } from '@webcors/h3'

// Before everything else
app.use(${prefix === null ? '' : `'${prefix}/**', `}cors(${options}))`,
}

const H3_V1: HostCode = {
  name: 'h3-v1',
  title: 'h3 1 (Nuxt)',
  packages: ['@webcors/h3'],
  fix: 'webcors, h3 and Nitro',
  write: (options) => `// server/middleware/cors.ts
import { cors } from '@webcors/h3/v1'

export default cors(${options})`,
}

/** All hosts. The page begins with the first. */
export const HOST_CODES = [
  EXPRESS,
  FETCH,
  NODE,
  NEST,
  FASTIFY,
  KOA,
  HONO,
  NEXT,
  LAMBDA,
  H3,
  H3_V1,
] as const satisfies readonly HostCode[]
