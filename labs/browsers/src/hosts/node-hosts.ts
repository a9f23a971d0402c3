import { createCors } from '@webcors/core'
import { cors as h3Cors } from '@webcors/h3'
import { cors as h3v1Cors } from '@webcors/h3/v1'
import { cors as honoCors } from '@webcors/hono'
import { cors as koaCors } from '@webcors/koa'
import { cors, withCors } from '@webcors/node'
import express5 from 'express'
import express4 from 'express4'
import { H3 } from 'h3'
import { toNodeHandler } from 'h3/node'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createApp, fromNodeMiddleware, toNodeListener } from 'h3-v1'
import Koa3 from 'koa'
import Koa2 from 'koa2'
import { application, askedOf, bodyOf, headersOf } from './application.ts'
import { type Host, made, optionsOf, type Policies, type Start } from './host.ts'
import { startFastify } from './fastify-host.ts'
import { listen, listenHttp2 } from './listen.ts'
import { startNest } from './nest-host.ts'
import { nodeApplication } from './node-application.ts'

/** Hosts that listen in this process. */
export const NODE_HOSTS = {
  'node:http': (policies) => {
    const listeners = made(policies, (policy) => withCors(nodeApplication, optionsOf(policy)))
    return listen((request, response) => listeners(request.url ?? '')(request, response))
  },
  // The proxy uses HTTP/2 with this host, but pages use HTTP/1.1 with the proxy.
  'node:http2': (policies) => {
    const listeners = made(policies, (policy) => withCors(nodeApplication, optionsOf(policy)))
    return listenHttp2((request, response) => listeners(request.url)(request, response))
  },
  Express: (policies) => startExpress(express5, policies),
  'Express 4': (policies) => startExpress(express4, policies),
  Fastify: startFastify,
  Nest: startNest,
  Koa: (policies) => startKoa(Koa3, policies),
  'Koa 2': (policies) => startKoa(Koa2, policies),
  Hono: (policies) => {
    const policyOf = made(policies, (policy) => createCors(optionsOf(policy)))
    const app = new Hono()
    app.use(honoCors((c) => policyOf(c.req.path)))
    app.all('*', (c) => application(c.req.raw))
    const listener = getRequestListener(app.fetch)
    return listen((request, response) => void listener(request, response))
  },
  h3: (policies) => {
    const policyOf = made(policies, (policy) => createCors(optionsOf(policy)))
    const app = new H3()
    app.use(h3Cors(({ url }) => policyOf(url.pathname)))
    app.all('/**', ({ url }) => application(new Request(url)))
    return listen(toNodeHandler(app))
  },
  'h3 1': (policies) => {
    const policyOf = made(policies, (policy) => createCors(optionsOf(policy)))
    const app = createApp()
    app.use(h3v1Cors(({ node }) => policyOf(node.req.url ?? '')))
    app.use(fromNodeMiddleware(nodeApplication))
    return listen(toNodeListener(app))
  },
} satisfies Readonly<Record<string, Start>>

function startExpress(express: typeof express5, policies: Policies): Promise<Host> {
  const middlewares = made(policies, (policy) => cors(optionsOf(policy)))
  const app = express()
  app.use((request, response, next) => middlewares(request.path)(request, response, next))
  app.use(nodeApplication)
  return listen(app)
}

function startKoa(Koa: typeof Koa3, policies: Policies): Promise<Host> {
  const middlewares = made(policies, (policy) => koaCors(optionsOf(policy)))
  const app = new Koa()
  app.use((context, next) => middlewares(context.path)(context, next))
  app.use((context) => {
    const asked = askedOf(context.path)
    context.status = asked.status
    context.body = Buffer.from(bodyOf(asked) ?? [])
    context.set(headersOf(asked))
  })
  const callback = app.callback()
  return listen((request, response) => void callback(request, response))
}
