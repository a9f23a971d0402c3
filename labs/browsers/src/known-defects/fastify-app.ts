import type { AddressInfo } from 'node:net'
import middie from '@fastify/middie'
import { cors } from '@webcors/node'
import fastify from 'fastify'
import {
  EVENT,
  EVENTS,
  PLAIN,
  partsOf,
  redirectedFrom,
  SIMPLE,
  type StartKnownDefects,
} from './application.ts'
import { writeParts } from './node-app.ts'

export const startFastifyKnownDefects: StartKnownDefects = async ({ policyOf, note }) => {
  const app = fastify({ forceCloseConnections: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume().once('end', () => done(null))
  })
  await app.register(middie)
  app.use(cors(({ url = '' }) => policyOf(url)))
  app.addHook('onRequest', async ({ method, url, headers }, reply) => {
    note(method, url)
    const isSignedIn = headers.authorization !== undefined
    if (partsOf(url).route === 'behind-sign-in' && !isSignedIn) {
      await reply.code(401).send('sign in')
    }
  })
  app.options('/:number/own-options/:id', (_request, reply) => reply.headers(PLAIN).send('own'))
  app.put('/:number/put-only/:id', (_request, reply) => reply.send('body'))
  app.get('/:number/throw/:id', async () => {
    throw new Error('thrown')
  })
  app.get('/:number/invalid/:id', async () => {
    throw Object.assign(new Error('invalid'), { statusCode: 422 })
  })
  app.get('/:number/redirect/:id', ({ url }, reply) => reply.redirect(redirectedFrom(url)))
  app.get('/:number/stream/:id', (_request, reply) => {
    reply.hijack()
    reply.raw.writeHead(201, PLAIN)
    writeParts(reply.raw, ['one ', 'two'])
  })
  app.get('/:number/events/:id', (_request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, EVENTS)
    writeParts(reply.raw, [EVENT])
  })
  for (const [route, headers] of Object.entries(SIMPLE)) {
    app.all(`/:number/${route}/:id`, (_request, reply) => reply.headers(headers).send('body'))
  }
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() }
}
