import type { AddressInfo } from 'node:net'
import { cors, createCors } from '@webcors/fastify'
import fastify from 'fastify'
import { askedOf, bodyOf, headersOf } from './application.ts'
import { type Host, made, optionsOf, type Policies } from './host.ts'

/** Starts Fastify, with the policy as a plugin. */
export async function startFastify(policies: Policies): Promise<Host> {
  const policyOf = made(policies, (policy) => createCors(optionsOf(policy)))
  const app = fastify({ forceCloseConnections: true })
  app.addHttpMethod('REPORT', { hasBody: true })
  // The application reads no bodies, so bodies of any content must pass.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume().once('end', () => done(null))
  })
  await app.register(cors(({ url }) => policyOf(url)))
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
