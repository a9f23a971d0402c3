import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import replyFrom from '@fastify/reply-from'
import { createProxy } from '@webcors/proxy'
import { createProxyListener } from '@webcors/proxy/node'
import fastify from 'fastify'
import { H3, proxyRequest } from 'h3'
import { Hono } from 'hono'
import { proxy as honoProxy } from 'hono/proxy'
import { createProxyServer as createProxy3 } from 'http-proxy-3'
import { createProxyServer as createHttpxy, proxyFetch } from 'httpxy'
import { serve } from 'srvx'

/**
 * Starts a proxy in front of an API, as the README of its package shows.
 *
 * @returns the port of the proxy
 */
export type Subject = (api: string) => Promise<number>

/** The origin of the requests that are measured. */
export const ORIGIN = 'https://app.example.com'

const optionsFor = (api: string) => ({
  targets: {
    '/up': {
      url: api as `http://${string}`,
      methods: ['GET', 'POST', 'PUT', 'DELETE'],
      privateNetwork: true as const,
    },
  },
  limit: 'none' as const,
  maxConcurrent: 10_000,
  maxRequestBytes: 2 ** 40,
  maxResponseBytes: 2 ** 40,
})
const CORS = { origin: ORIGIN } as const

const rest = (url: string) => url.slice(url.indexOf('/up') + 3)

export const SUBJECTS: Readonly<Record<string, Subject>> = {
  'webcors listener': (api) => listen(createProxyListener(optionsFor(api), CORS)),
  'webcors fetch': (api) => listenFetch(createProxy(optionsFor(api), CORS)),
  'httpxy web': (api) => {
    const proxy = createHttpxy({ target: api, agent: undefined })
    return listen((req, res) => {
      req.url = rest(req.url ?? '')
      void proxy.web(req, res)
    })
  },
  'httpxy proxyFetch': (api) =>
    listenFetch((request) =>
      proxyFetch(
        api,
        new Request(api + rest(request.url), { headers: request.headers, method: request.method }),
      ),
    ),
  'http-proxy-3': (api) => {
    const proxy = createProxy3({ target: api })
    proxy.on('error', () => undefined)
    return listen((req, res) => {
      req.url = rest(req.url ?? '')
      proxy.web(req, res)
    })
  },
  '@fastify/reply-from': async (api) => {
    const app = fastify()
    await app.register(replyFrom, { base: api })
    app.all('/up/*', (request, reply) => reply.from(rest(request.url)))
    await app.listen({ port: 0, host: '127.0.0.1' })
    return (app.server.address() as AddressInfo).port
  },
  h3: (api) => {
    const app = new H3().all('/up/**', (event) => proxyRequest(event, api + rest(event.req.url)))
    return listenFetch((request) => app.fetch(request))
  },
  hono: (api) => {
    const app = new Hono().all('/up/*', (context) =>
      honoProxy(api + rest(context.req.url), context.req),
    )
    return listenFetch((request) => app.fetch(request))
  },
  'bare fetch': (api) => listenFetch((request) => fetch(api + rest(request.url))),
}

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

async function listenFetch(
  handler: (request: Request) => Response | Promise<Response>,
): Promise<number> {
  const server = serve({
    fetch: handler,
    port: 0,
    hostname: '127.0.0.1',
    silent: true,
    gracefulShutdown: false,
  })
  await server.ready()
  return Number(new URL(server.url ?? '').port)
}
