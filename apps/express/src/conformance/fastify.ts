import { createServer, type Server } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import middie from '@fastify/middie'
import {
  answerErrorWith,
  breakingBody,
  CONFORMANCE_POLICIES,
  CONFORMANCE_ROUTES,
  type ConformanceRoute,
  conformanceArguments,
  NOT_FOUND,
  pathOfMessage,
  type RouteKind,
  RUNS_PATH,
  STREAM_PAUSE,
} from '@webcors/conformance'
import { createCors } from '@webcors/core'
import { cors, withCors } from '@webcors/node'
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerFactory,
} from 'fastify'

const adapter = { createCors, pathOf: pathOfMessage }

/** Applies the policy as middleware. */
export async function serveFastify(): Promise<Server> {
  const app = fastify()
  await app.register(middie)
  for (const policy of CONFORMANCE_POLICIES) {
    app.use(`/${policy.name}`, cors(...conformanceArguments(policy, adapter)))
  }
  return listen(app)
}

/** Applies the policy around Fastify. */
export function serveAround(): Promise<Server> {
  const serverFactory: FastifyServerFactory = (handler) => {
    const listeners = new Map(
      CONFORMANCE_POLICIES.map((policy) => [
        policy.name,
        withCors(
          handler,
          ...conformanceArguments(policy, { ...adapter, onError: answerErrorWith }),
        ),
      ]),
    )
    return createServer((req, res) =>
      listeners.get(pathOfMessage(req).split('/')[1] ?? '')?.(req, res),
    )
  }
  return listen(fastify({ serverFactory }))
}

async function listen(app: FastifyInstance): Promise<Server> {
  addTable(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  return app.server
}

/** Creates the application of the table in Fastify's idiom, with its own count of requests. */
function addTable(app: FastifyInstance): void {
  let runs = 0
  app.get(`/:policy${RUNS_PATH}`, async () => String(runs))
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.addHook('preHandler', async (request) => {
    if (!request.url.endsWith(RUNS_PATH)) runs++
  })
  for (const route of CONFORMANCE_ROUTES) {
    app.route({
      method: route.methods === '*' ? app.supportedMethods : [...route.methods],
      url: `/:policy${route.path}`,
      handler: (request, reply) => KINDS[route.kind](route, reply, request),
    })
  }
  app.setNotFoundHandler((request, reply) => KINDS.answer(NOT_FOUND, reply, request))
  app.setErrorHandler((error: Partial<ReturnType<typeof errorOf>>, _request, reply) => {
    void reply
      .code(error.status ?? 500)
      .headers(error.headers ?? {})
      .send(error.message)
  })
}

type Answer = (route: ConformanceRoute, reply: FastifyReply, request: FastifyRequest) => unknown

const KINDS: Readonly<Record<RouteKind, Answer>> = {
  answer: (route, reply) => {
    writeHead(reply, route)
    return reply.send(route.body)
  },
  share: (route, reply, request) => KINDS.answer(route, reply, request),
  echo: (_route, reply, request) => reply.send(request.body),
  redirect: ({ status, headers }, reply) => {
    return reply.redirect(new Headers(headers as [string, string][]).get('Location') ?? '', status)
  },
  throw: (route) => {
    throw errorOf(route)
  },
  'throw-response': async (route) => Promise.reject(errorOf(route)),
  'throw-redirect': (route, reply) => reply.send(errorOf(route)),
  fetch: ({ body }) => fetch(`data:text/plain,${encodeURIComponent(body)}`),
  stream: async (route, reply) => {
    reply.hijack()
    const half = route.body.length / 2
    reply.raw.writeHead(route.status, Object.fromEntries(route.headers))
    reply.raw.write(route.body.slice(0, half))
    await setTimeout(STREAM_PAUSE)
    reply.raw.end(route.body.slice(half))
  },
  break: (route, reply) => {
    writeHead(reply, route)
    return reply.send(Readable.from(breakingBody(route.body)))
  },
}

function writeHead(reply: FastifyReply, { status, headers }: ConformanceRoute): void {
  reply.code(status)
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  for (const name of names) {
    const values = headers
      .filter(([other]) => other.toLowerCase() === name)
      .map(([, value]) => value)
    void reply.header(name, values.length === 1 ? values[0] : values)
  }
}

function errorOf({ status, headers, body }: ConformanceRoute) {
  return Object.assign(new Error(body), { status, headers: Object.fromEntries(headers) })
}
