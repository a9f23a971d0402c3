import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCors, type CorsOptions, withCors } from '@webcors/core'
import { cors as h3Cors } from '@webcors/h3'
import { cors as koaCors } from '@webcors/koa'
import { cors as nodeCors, withCors as withNodeCors } from '@webcors/node'
import express from 'express'
import { H3 } from 'h3'
import { toNodeHandler } from 'h3/node'
import Koa from 'koa'
import { serve } from 'srvx'
import type { Policy } from '../rule/policy.ts'
import { askedOf, headersOf } from './application.ts'

/** A server with the application behind each of the policies, by their numbers. */
export interface Door {
  readonly port: number
  close(): void
}

export type FetchHandler = (request: Request) => Response | Promise<Response>
type Start = (policies: ReadonlyMap<number, Policy>) => Promise<Door>

export const DOORS = {
  fetch: (policies) =>
    startPolicies(policies, (policy) => withCors(application, optionsOf(policy))),
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
      context.set(headersOf(asked))
      context.body = 'body'
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

export type DoorName = keyof typeof DOORS

/** The fetch door, by whatever way a handler is made of a policy. */
export async function startPolicies(
  policies: ReadonlyMap<number, Policy>,
  make: (policy: Policy) => FetchHandler,
): Promise<Door> {
  const handlerOf = made(policies, make)
  const server = serve({
    fetch: (request) => handlerOf(new URL(request.url).pathname)(request),
    port: 0,
    hostname: '127.0.0.1',
    silent: true,
    gracefulShutdown: false,
  })
  await server.ready()
  return { port: Number(new URL(server.url ?? '').port), close: () => void server.close(true) }
}

export function application(request: Request): Response {
  const asked = askedOf(new URL(request.url).pathname)
  return new Response('body', { status: asked.status, headers: headersOf(asked) })
}

const nodeApplication: RequestListener = (request, response) => {
  const asked = askedOf(request.url ?? '')
  response.writeHead(asked.status, headersOf(asked))
  response.end('body')
}

/** What is made of each policy, to be had by a path. */
function made<T>(
  policies: ReadonlyMap<number, Policy>,
  make: (policy: Policy) => T,
): (path: string) => T {
  const all = new Map([...policies].map(([id, policy]) => [id, make(policy)]))
  return (path) => {
    const { policyId } = askedOf(path)
    const found = all.get(policyId)
    if (found === undefined) throw new Error(`There is no policy ${policyId}`)
    return found
  }
}

/** Pages over plain http are among those that policies name. */
export function optionsOf(policy: Policy): CorsOptions {
  return { ...policy, dangerouslyAllowInsecureOrigins: true } as CorsOptions
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
