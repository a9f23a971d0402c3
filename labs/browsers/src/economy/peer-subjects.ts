import type { AddressInfo } from 'node:net'
import fastifyCors from '@fastify/cors'
import koaCors from '@koa/cors'
import cors from 'cors'
import express from 'express'
import fastify from 'fastify'
import { H3, handleCors } from 'h3'
import { toNodeHandler } from 'h3/node'
import { Hono } from 'hono'
import { cors as honoCors } from 'hono/cors'
import Koa from 'koa'
import { startFetchHost } from '../hosts/fetch-host.ts'
import type { Host } from '../hosts/host.ts'
import { listen } from '../hosts/listen.ts'
import { type EconomyPolicy, HEADERS, MAX_AGE, METHODS, ORIGIN } from './economy-policy.ts'
import { startNginx } from './nginx-subject.ts'
import type { StartSubject } from './subject.ts'

/**
 * Other libraries, configured as their own documentation says. Each allows any header if its list
 * is left out. Only h3 can allow any method, so the other libraries list the methods in both cases.
 */
export const PEER_SUBJECTS: Readonly<Record<string, StartSubject>> = {
  cors: (policy) => {
    const app = express()
    app.use(cors(commonOptions(policy)))
    app.use((_request, response) => void response.send('body'))
    return listen(app)
  },
  '@koa/cors': ({ names, credentials }) => {
    const app = new Koa()
    app.use(
      koaCors({
        origin: (context) => (context.get('Origin') === ORIGIN ? ORIGIN : ''),
        allowMethods: METHODS,
        credentials,
        maxAge: MAX_AGE,
        ...(names === 'listed' && { allowHeaders: HEADERS }),
      }),
    )
    app.use((context) => {
      context.body = 'body'
    })
    const callback = app.callback()
    return listen((request, response) => void callback(request, response))
  },
  '@fastify/cors': startFastify,
  'hono/cors': ({ names, credentials }) => {
    const app = new Hono()
    app.use(
      honoCors({
        origin: [ORIGIN],
        allowMethods: [...METHODS],
        credentials,
        maxAge: MAX_AGE,
        ...(names === 'listed' && { allowHeaders: [...HEADERS] }),
      }),
    )
    app.all('*', (context) => context.text('body'))
    return startFetchHost(async (request) => await app.fetch(request))
  },
  'handleCors of h3': ({ names, credentials }) => {
    const app = new H3({ silent: true })
    const listed = { methods: [...METHODS], allowHeaders: [...HEADERS] }
    app.use((event) => {
      const answer = handleCors(event, {
        origin: [ORIGIN],
        credentials,
        maxAge: String(MAX_AGE),
        exposeHeaders: [], // h3 prints a warning about its own default.
        ...(names === 'listed' && listed),
      })
      return answer === false ? undefined : answer
    })
    app.all('/**', () => 'body')
    return listen(toNodeHandler(app))
  },
  'guides for nginx': startNginx,
}

/** The options that `cors` and `@fastify/cors` share. */
function commonOptions({ names, credentials }: EconomyPolicy) {
  return {
    origin: [ORIGIN],
    methods: [...METHODS],
    credentials,
    maxAge: MAX_AGE,
    ...(names === 'listed' && { allowedHeaders: [...HEADERS] }),
  }
}

async function startFastify(policy: EconomyPolicy): Promise<Host> {
  const app = fastify({ forceCloseConnections: true })
  await app.register(fastifyCors, commonOptions(policy))
  // The plugin has a route of its own for OPTIONS at any path.
  app.all('/:host/:row/:order', (_request, reply) => reply.send('body'))
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() }
}
