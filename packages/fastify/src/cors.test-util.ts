import { PassThrough } from 'node:stream'
import fastify, { type FastifyInstance } from 'fastify'
import { APP } from './ask.test-util.js'
import { cors } from './index.js'

export const OPTIONS = { origin: APP, credentials: true, exposedHeaders: ['X-Total'] } as const

/** The headers with which the policy lets its origin read a response. */
export const READ = {
  'access-control-allow-origin': APP,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'X-Total',
}

/** Creates an application with the policy, whose routes reply in different ways. */
export async function createApp(): Promise<FastifyInstance> {
  const app = fastify()
  await app.register(cors(OPTIONS))
  app.get('/', async () => 'hello')
  app.get('/varied', async (_request, reply) => reply.header('Vary', 'Accept').send('hello'))
  app.get('/returned', async () => new Response('hello', { headers: { Vary: 'Accept' } }))
  app.get('/own', async (_request, reply) =>
    reply
      .headers({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Max-Age': '5' })
      .send('own'),
  )
  app.get('/hijacked', (_request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream', Vary: 'Accept' })
    reply.raw.end('data: 1\n\n')
  })
  app.get('/ended', (_request, reply) => {
    reply.raw.end('ended')
  })
  app.get('/stream', async (_request, reply) => reply.send(new PassThrough().end('stream')))
  app.get('/error', async () => {
    throw new Error('broken')
  })
  app.get('/string', async () => {
    // oxlint-disable-next-line typescript/only-throw-error -- Applications throw such values.
    throw 'broken'
  })
  app.get('/status', async (_request, reply) => reply.code(401).send('who are you?'))
  app.get('/redirect', (_request, reply) => reply.redirect('/'))
  app.post(
    '/people',
    { schema: { body: { type: 'object', required: ['name'] } } },
    async () => 'hi',
  )
  app.options('/options', async () => 'options of the application')
  return app
}
