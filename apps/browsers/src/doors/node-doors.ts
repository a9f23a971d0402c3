import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCors } from '@webcors/core'
import { cors as h3Cors } from '@webcors/h3'
import { cors as koaCors } from '@webcors/koa'
import { cors as nodeCors, withCors as withNodeCors } from '@webcors/node'
import express from 'express'
import { H3 } from 'h3'
import { toNodeHandler } from 'h3/node'
import Koa from 'koa'
import { application, askedOf, bodyOf, headersOf } from './application.ts'
import { type Door, made, optionsOf, type Start } from './door.ts'

/** Hosts that listen in this process. */
export const NODE_DOORS = {
  'node:http': (policies) => {
    const listeners = made(policies, (policy) => withNodeCors(nodeApplication, optionsOf(policy)))
    return listen((request, response) => listeners(request.url ?? '')(request, response))
  },
  Express: (policies) => {
    const middlewares = made(policies, (policy) => nodeCors(optionsOf(policy)))
    const app = express()
    app.use((request, response, next) => middlewares(request.path)(request, response, next))
    app.use(nodeApplication)
    return listen(app)
  },
  Koa: (policies) => {
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
  },
  h3: (policies) => {
    const policyOf = made(policies, (policy) => createCors(optionsOf(policy)))
    const app = new H3()
    app.use(h3Cors(({ url }) => policyOf(url.pathname)))
    app.all('/**', ({ url }) => application(new Request(url)))
    return listen(toNodeHandler(app))
  },
} satisfies Readonly<Record<string, Start>>

const nodeApplication: RequestListener = (request, response) => {
  const asked = askedOf(request.url ?? '')
  response.writeHead(asked.status, headersOf(asked))
  response.end(bodyOf(asked) ?? '')
}

async function listen(listener: RequestListener): Promise<Door> {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
