/** One adapter on its host: a program that serves one policy, and sends requests to itself. */
export interface WarningHost {
  readonly name: string
  /** The import lines. */
  readonly imports: string
  /**
   * Code that starts a server with `options`, whose handler sets `headers`, and declares the port:
   * `const port = await …`.
   */
  readonly serve: string
}

/** Starts a server on Express or node:http. */
const LISTEN = `await new Promise((resolve) => {
  const server = listening.listen(0, '127.0.0.1', () => resolve(server.address().port))
})`

export const HOSTS: readonly WarningHost[] = [
  {
    name: '@webcors/core on srvx',
    imports: `import { withCors } from '@webcors/core'\nimport { serve } from 'srvx'`,
    serve: `const server = serve({
  fetch: withCors(() => new Response('hi', { headers }), options),
  port: 0,
  hostname: '127.0.0.1',
  silent: true,
})
await server.ready()
const port = new URL(server.url).port`,
  },
  {
    name: '@webcors/core around Hono',
    imports: `import { withCors } from '@webcors/core'\nimport { Hono } from 'hono'\nimport { serve } from 'srvx'`,
    serve: `const app = new Hono()
app.get('/', (c) => c.text('hi', 200, headers))
const server = serve({ fetch: withCors(app.fetch, options), port: 0, hostname: '127.0.0.1', silent: true })
await server.ready()
const port = new URL(server.url).port`,
  },
  {
    name: '@webcors/node on node:http',
    imports: `import { createServer } from 'node:http'\nimport { withCors } from '@webcors/node'`,
    serve: `const listening = createServer(withCors((request, response) => {
  response.writeHead(200, headers)
  response.end('hi')
}, options))
const port = ${LISTEN}`,
  },
  {
    name: '@webcors/node on Express',
    imports: `import { cors } from '@webcors/node'\nimport express from 'express'`,
    serve: `const listening = express()
listening.use(cors(options))
listening.get('/', (request, response) => response.set(headers).send('hi'))
const port = ${LISTEN}`,
  },
  {
    name: '@webcors/koa on Koa',
    imports: `import { cors } from '@webcors/koa'\nimport Koa from 'koa'`,
    serve: `const listening = new Koa()
listening.use(cors(options))
listening.use((ctx) => {
  ctx.set(headers)
  ctx.body = 'hi'
})
const port = ${LISTEN}`,
  },
  {
    name: '@webcors/h3 on h3 2',
    imports: `import { cors } from '@webcors/h3'\nimport { H3, serve } from 'h3'`,
    serve: `const app = new H3()
app.use(cors(options))
app.get('/', () => new Response('hi', { headers }))
const server = serve(app, { port: 0, hostname: '127.0.0.1', silent: true })
await server.ready()
const port = new URL(server.url).port`,
  },
  {
    name: '@webcors/h3/v1 on h3 1',
    imports: `import { createServer } from 'node:http'\nimport { cors } from '@webcors/h3/v1'\nimport { createApp, eventHandler, setHeaders, toNodeListener } from 'h3-v1'`,
    serve: `const app = createApp()
app.use(cors(options))
app.use(eventHandler((event) => {
  setHeaders(event, headers)
  return 'hi'
}))
const listening = createServer(toNodeListener(app))
const port = ${LISTEN}`,
  },
  {
    name: '@webcors/fastify on Fastify',
    imports: `import { cors } from '@webcors/fastify'\nimport Fastify from 'fastify'`,
    serve: `const app = Fastify()
await app.register(cors(options))
app.get('/', (request, reply) => reply.headers(headers).send('hi'))
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address()`,
  },
  {
    name: '@webcors/hono on Hono',
    imports: `import { cors } from '@webcors/hono'\nimport { Hono } from 'hono'\nimport { serve } from 'srvx'`,
    serve: `const app = new Hono()
app.use(cors(options))
app.get('/', (c) => c.text('hi', 200, headers))
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', silent: true })
await server.ready()
const port = new URL(server.url).port`,
  },
  {
    name: '@webcors/lambda, a function URL',
    imports: `import { createServer } from 'node:http'\nimport { withCors } from '@webcors/lambda'`,
    serve: `const handler = withCors(async () => ({ statusCode: 200, headers, body: 'hi' }), options)
const listening = createServer(async (request, response) => {
  const http = { method: request.method, path: '/' }
  const event = { version: '2.0', headers: request.headers, requestContext: { http } }
  const result = await handler(event, {})
  response.writeHead(result.statusCode, result.headers).end(result.body)
})
const port = ${LISTEN}`,
  },
  {
    name: '@webcors/next, a route handler',
    imports: `import { withCors } from '@webcors/next'\nimport { serve } from 'srvx'`,
    serve: `const { GET, OPTIONS } = withCors({ GET: () => new Response('hi', { headers }) }, options)
const server = serve({
  fetch: (request) => (request.method === 'OPTIONS' ? OPTIONS : GET)(request, { params: Promise.resolve({}) }),
  port: 0,
  hostname: '127.0.0.1',
  silent: true,
})
await server.ready()
const port = new URL(server.url).port`,
  },
]

/** Writes the program of a host. It requests its own page from several origins, and ends. */
export function programOf(
  { imports, serve }: WarningHost,
  { options, headers = '{}', origins }: { options: string; headers?: string; origins: string },
): string {
  return `${imports}

const headers = ${headers}
const options = ${options}
${serve}
for (const Origin of ${origins}) {
  await (await fetch(\`http://127.0.0.1:\${port}/\`, { headers: { Origin } })).text()
}
process.exit()
`
}
