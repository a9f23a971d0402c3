import theirs from '@fastify/cors'
import { cors as ours } from '@webcors/fastify'
import { fromFastifyCors } from '@webcors/fastify/fastify-cors'
import { fastify, type FastifyInstance } from 'fastify'
import { askOverHttp } from '../ask-over-http.ts'
import { ANSWERED, type Converted, type CountingServer, type Host, OWN, Runs } from './host.ts'

const convert = fromFastifyCors as (...args: readonly unknown[]) => Converted

export const FASTIFY: Host = {
  name: '@fastify/cors',
  convert: (args) => convert(...args),
  serveTheirs: ([options]) =>
    serve(async (app) => {
      // Fastify calls a function that it gets as options, and passes its result on to the plugin.
      const given = typeof options === 'function' ? () => options : options
      await app.register(theirs, given as object)
    }),
  serveOurs: (value) =>
    serve(async (app) => {
      await app.register(ours(value as { origin: '*' }))
    }),
}

async function serve(mount: (app: FastifyInstance) => Promise<void>): Promise<CountingServer> {
  const runs = new Runs()
  const app = fastify({ logger: false })
  await mount(app)
  const method = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
  for (const url of ['/', '/own', '/throws']) {
    app.route({
      method,
      url,
      exposeHeadRoute: false,
      handler: (request, reply) => {
        runs.add(request.method, 'access-control-request-method' in request.headers)
        if (url === '/throws') throw new Error('Thrown')
        return reply.headers(url === '/own' ? OWN : ANSWERED).send('Hello')
      },
    })
  }
  await app.listen({ port: 0, host: '127.0.0.1' })
  const server = askOverHttp(app.server)
  return { ...server, runs: () => runs.count, close: () => app.close() }
}
