import { createServer } from 'node:http'
import middie from '@fastify/middie'
import { describeResponse } from '@webcors/conformance'
import { type CorsDecision, createCors } from '@webcors/core'
import { cors, withCors } from '@webcors/node'
import fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify'
import { type Ask, askAt, type More, preflightOf } from '@webcors-labs/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { JSON_TYPE, OTHER } from './ask.test-util.ts'
import { APP, ORIGINS, policy, READ, urlOf } from './serve.test-util.ts'

async function serve(app: FastifyInstance): Promise<Ask> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  return askAt(() => urlOf(app.server))
}

/** Adds a route for each way to change the head, and a plugin with a route of its own. */
function addRoutes(app: FastifyInstance): void {
  app.get('/', async () => 'hello')
  app.get('/items/:id', async () => 'item')
  app.get('/broken', async () => {
    throw new Error('broken')
  })
  app.get('/varied', async (_request, reply) => reply.header('Vary', 'Accept').send('hello'))
  app.get('/returned', async () => {
    const headers = { Vary: 'Accept', 'Access-Control-Allow-Origin': '*' }
    return new Response('hello', { headers })
  })
  app.get('/hijacked', (_request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream', Vary: 'Accept' })
    reply.raw.end('data: 1\n\n')
  })
  const schema = { body: { type: 'object', required: ['name'] } }
  app.post('/people', { schema, bodyLimit: 100 }, async () => 'hello')
  app.register(
    async (child) => {
      child.put('/inner', async () => 'inner')
    },
    { prefix: '/child' },
  )
}

const LONG = 'a'.repeat(200)
const json = (body: string): More => ({ headers: [JSON_TYPE], body })
const AROUND: FastifyServerFactory = (handler) => createServer(withCors(handler, policy))

const EXITS = [
  ['GET /', 200, ['Origin'], {}],
  ['GET /varied', 200, ['Accept', 'Origin'], {}],
  ['GET /returned', 200, ['Accept', 'Origin'], {}],
  ['GET /hijacked', 200, ['Accept', 'Origin'], {}],
  ['GET /broken', 500, ['Origin'], {}],
  ['GET /nothing', 404, ['Origin'], {}],
  ['PUT /child/inner', 200, ['Origin'], {}],
  ['POST /people', 400, ['Origin'], json('{')],
  ['POST /people', 400, ['Origin'], json('{}')],
  ['POST /people', 413, ['Origin'], json(`{"name":"${LONG}"}`)],
] as const

describe.each([
  [
    'as middleware',
    async () => {
      const app = fastify()
      await app.register(middie)
      return app.use(cors(policy))
    },
  ],
  ['around Fastify', async () => fastify({ serverFactory: AROUND })],
])('%s', (_, create) => {
  test.each(EXITS)(
    'known defects 21, 23, 28, 33: %s is answered with %i and the policy’s headers',
    async (...args) => {
      const [line, status, vary, more] = args
      const app = await create()
      addRoutes(app)
      const ask = await serve(app)
      for (const [origin, read] of ORIGINS) {
        expect(describeResponse(await ask(line, origin, more))).toEqual({
          status,
          cors: read,
          vary,
        })
      }
    },
  )

  test('known defects 16, 17: preflights are answered before hooks run, and for routes without OPTIONS', async () => {
    const app = await create()
    app.addHook('onRequest', async (_request, reply) => reply.code(401).send('who are you?'))
    addRoutes(app)
    const ask = await serve(app)
    for (const path of ['/', '/child/inner', '/nothing']) {
      expect((await ask(`OPTIONS ${path}`, APP, preflightOf('PUT'))).status).toBe(204)
      expect((await ask(`OPTIONS ${path}`, OTHER, preflightOf('PUT'))).status).toBe(403)
    }
    expect(describeResponse(await ask('GET /', APP))).toMatchObject({ status: 401, cors: READ })
  })
})

describe('paths that Fastify cannot read never reach a middleware', () => {
  const paths = [
    ['a percent sign alone', '/items/%', 400],
    ['a parameter that is too long', `/items/${LONG}`, 414],
  ] as const

  test.each(paths)('middleware does not see a path with %s', async (_, path, status) => {
    const app = fastify()
    await app.register(middie)
    app.use(cors(policy))
    addRoutes(app)
    const ask = await serve(app)
    expect(describeResponse(await ask(`GET ${path}`, APP))).toEqual({ status, cors: {}, vary: [] })
  })

  test.each(paths)(
    'a policy around Fastify answers a path that Fastify refuses: %s',
    async (_, path, status) => {
      const app = fastify({ serverFactory: AROUND })
      addRoutes(app)
      const ask = await serve(app)
      const described = describeResponse(await ask(`GET ${path}`, APP))
      expect(described).toEqual({ status, cors: READ, vary: ['Origin'] })
      expect((await ask(`OPTIONS ${path}`, APP, preflightOf('PUT'))).status).toBe(204)
    },
  )
})

test('known defect 17: hooks that are added before middie run before it', async () => {
  const app = fastify()
  app.addHook('onRequest', async (_request, reply) => reply.code(401).send('who are you?'))
  await app.register(middie)
  app.use(cors(policy))
  const ask = await serve(app)
  const preflight = describeResponse(await ask('OPTIONS /', APP, preflightOf('PUT')))
  expect(preflight).toEqual({ status: 401, cors: {}, vary: [] })
})

test('middie on a later hook does not see requests that fail before that hook', async () => {
  const app = fastify()
  await app.register(middie, { hook: 'preHandler' })
  app.use(cors(policy))
  addRoutes(app)
  const ask = await serve(app)
  const described = describeResponse(await ask('POST /people', APP, json('{')))
  expect(described).toEqual({ status: 400, cors: {}, vary: [] })
})

test('known defect 16: middleware sees preflights if it is mounted by a path at the root, but not within a plugin', async () => {
  const app = fastify()
  await app.register(middie)
  app.register(
    async (child) => {
      child.use(cors(policy))
      child.put('/inner', async () => 'inner')
    },
    { prefix: '/plugin' },
  )
  app.use('/child', cors(policy))
  addRoutes(app)
  const ask = await serve(app)
  expect(describeResponse(await ask('PUT /plugin/inner', APP)).cors).toEqual(READ)
  expect(describeResponse(await ask('OPTIONS /plugin/inner', APP, preflightOf('PUT')))).toEqual({
    status: 404,
    cors: {},
    vary: [],
  })
  expect((await ask('OPTIONS /child/inner', APP, preflightOf('PUT'))).status).toBe(204)
  expect(describeResponse(await ask('PUT /child/inner', APP)).cors).toEqual(READ)
  expect(describeResponse(await ask('GET /', APP))).toEqual({ status: 200, cors: {}, vary: [] })
})

test('known defect 35: the policy of a plugin within another policy can deny, and onDecision gets the nesting', async () => {
  const decisions: CorsDecision[] = []
  const app = fastify()
  await app.register(middie)
  app.use(cors({ origin: [APP, OTHER], onDecision: (decision) => decisions.push(decision) }))
  app.register(async (child) => {
    child.use(cors(createCors({ origin: APP })))
    child.get('/inner', async () => 'inner')
  })
  const ask = await serve(app)
  expect(describeResponse(await ask('GET /inner', OTHER)).cors).toEqual({})
  expect(decisions.at(-1)).toMatchObject({ reason: 'nested-policy', allowed: false })
  const read = { 'Access-Control-Allow-Origin': APP }
  expect(describeResponse(await ask('GET /inner', APP)).cors).toEqual(read)
})

test('app.inject runs the policy as middleware, but not the policy around Fastify', async () => {
  const headers = { origin: APP }
  const app = fastify()
  await app.register(middie)
  app.use(cors(policy))
  addRoutes(app)
  const seen = await app.inject({ url: '/hijacked', headers })
  expect(seen.headers).toMatchObject({ 'access-control-allow-origin': APP, vary: 'Accept, Origin' })
  const preflight = { ...headers, 'access-control-request-method': 'PUT' }
  expect((await app.inject({ method: 'OPTIONS', url: '/', headers: preflight })).statusCode).toBe(
    204,
  )

  const within = fastify({ serverFactory: AROUND })
  addRoutes(within)
  const unseen = await within.inject({ url: '/', headers })
  expect(unseen.headers).not.toHaveProperty('access-control-allow-origin')
})
