import type { AddressInfo } from 'node:net'
import middie from '@fastify/middie'
import { cors } from '@webcors/node'
import fastify from 'fastify'
import { askedOf, bodyOf, headersOf } from './application.ts'
import { type Host, made, optionsOf, type Policies } from './host.ts'

/** Fastify, with the policy among its middleware. */
export async function startFastify(policies: Policies): Promise<Host> {
  const middlewares = made(policies, (policy) => cors(optionsOf(policy)))
  const app = fastify({ forceCloseConnections: true })
  app.addHttpMethod('REPORT', { hasBody: true })
  // The application reads no bodies: they may be what they like.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume().once('end', () => done(null))
  })
  await app.register(middie)
  app.use((request, response, next) => middlewares(request.url ?? '')(request, response, next))
  app.all('/*', (request, reply) => {
    const asked = askedOf(request.url)
    return reply
      .code(asked.status)
      .headers(headersOf(asked))
      .send(bodyOf(asked) ?? undefined)
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() }
}
