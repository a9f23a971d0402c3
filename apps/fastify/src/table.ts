import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import {
  breakingBody,
  CONFORMANCE_ROUTES,
  type ConformanceRoute,
  NOT_FOUND,
  type RouteKind,
  RUNS_PATH,
  STREAM_PAUSE,
} from '@webcors/conformance/table'
import type { RouteCors } from '@webcors/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/**
 * Creates the application of the table in Fastify's idiom, with its own count of requests.
 *
 * @param cors the policy of each route; `undefined` leaves routes to the policy of their scope
 */
export function addTable(app: FastifyInstance, cors?: RouteCors): void {
  let runs = 0
  app.get(RUNS_PATH, async () => String(runs))
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.addHook('preHandler', async (request) => {
    if (!request.url.endsWith(RUNS_PATH)) runs++
  })
  const add = (
    { methods }: Pick<ConformanceRoute, 'methods'>,
    url: string,
    route: ConformanceRoute,
  ) =>
    app.route({
      method: methods === '*' ? app.supportedMethods : [...methods],
      url,
      ...(cors !== undefined && { config: { cors } }),
      handler: (request, reply) => KINDS[route.kind](route, reply, request),
    })
  for (const route of CONFORMANCE_ROUTES) add(route, route.path, route)
  if (cors !== undefined) add({ methods: '*' }, '/*', NOT_FOUND)
  app.setNotFoundHandler((request, reply) => KINDS.answer(NOT_FOUND, reply, request))
  app.setErrorHandler((error: Partial<ReturnType<typeof errorOf>>, _request, reply) => {
    reply
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
  redirect: ({ status, headers }, reply) =>
    reply.redirect(new Headers(headers as [string, string][]).get('Location') ?? '', status),
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
