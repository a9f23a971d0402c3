// Policies for a route, a router and a sub-app, and two policies on one request.
import { type CorsDecision, createCors } from '@webcors/core'
import { cors } from '@webcors/node'
import { describeResponse } from '@webcors/conformance'
import express, { type Express } from 'express'
import { preflightOf } from '@webcors-labs/testing'
import { describe, expect, test } from 'vitest'
import { OTHER } from './ask.test-util.ts'
import { APP, serve } from './serve.test-util.ts'

const ADMIN = 'https://admin.example.com'
const policy = createCors({ origin: APP, methods: ['PUT'], allowedHeaders: [] })
const READ = { 'Access-Control-Allow-Origin': APP }
const PREFLIGHT = {
  ...READ,
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Max-Age': '7200',
}

describe('known defect 16: the preflight for a route that has only PUT', () => {
  const put = (app: Express) => app.put('/orders/:id', (req, res) => res.send(req.params.id))
  const ways: Readonly<Record<string, (app: Express) => unknown>> = {
    'app.route(path).all(cors()).put()': (app) =>
      app
        .route('/orders/:id')
        .all(cors(policy))
        .put((req, res) => {
          res.send(req.params.id)
        }),
    'app.all(path, cors())': (app) => put(app.all('/orders/:id', cors(policy))),
    'app.use(path, cors())': (app) => put(app.use('/orders', cors(policy))),
    'app.options(path, cors()) beside app.put(path, cors())': (app) => {
      app.options('/orders/:id', cors(policy))
      app.put('/orders/:id', cors(policy), (req, res) => {
        res.send(req.params.id)
      })
    },
    'router.use(cors())': (app) => {
      const router = express.Router()
      router.use(cors(policy))
      router.put('/:id', (req, res) => {
        res.send(req.params.id)
      })
      app.use('/orders', router)
    },
    'a sub-app with a policy': (app) => {
      const sub = express()
      sub.use(cors(policy))
      sub.put('/:id', (req, res) => {
        res.send(req.params.id)
      })
      app.use('/orders', sub)
    },
    'a list of middlewares': (app) => put(app.use('/orders', [cors(policy), express.json()])),
  }

  test.each(Object.entries(ways))('%s answers the preflight of a PUT route', async (_, mount) => {
    const app = express()
    mount(app)
    const ask = await serve(app)
    expect(describeResponse(await ask('OPTIONS /orders/7', APP, preflightOf('PUT')))).toEqual({
      status: 204,
      cors: PREFLIGHT,
      vary: ['Origin'],
    })
    expect(describeResponse(await ask('OPTIONS /orders/7', OTHER, preflightOf('PUT')))).toEqual({
      status: 403,
      cors: {},
      vary: ['Origin'],
    })
    for (const [origin, read] of [
      [APP, READ],
      [OTHER, {}],
      [null, {}],
    ] as const) {
      const response = await ask('PUT /orders/7', origin)
      expect(describeResponse(response)).toEqual({ status: 200, cors: read, vary: ['Origin'] })
      expect(response.body).toBe('7')
    }
    const elsewhere = describeResponse(await ask('GET /other', APP))
    expect(elsewhere).toEqual({ status: 404, cors: {}, vary: [] })
  })

  test('with only app.put(path, cors()), Express answers the preflight without a policy', async () => {
    const app = express()
    app.put('/orders/:id', cors(policy), (req, res) => {
      res.send(req.params.id)
    })
    const ask = await serve(app)
    const preflight = await ask('OPTIONS /orders/7', APP, preflightOf('PUT'))
    expect(describeResponse(preflight)).toEqual({ status: 200, cors: {}, vary: [] })
    expect(preflight.body).toBe('PUT')
    expect(describeResponse(await ask('PUT /orders/7', APP)).cors).toEqual(READ)
  })
})

test('known defect 14: the application answers a plain OPTIONS', async () => {
  const app = express()
  app.use(cors(policy))
  app.options('/report', (_req, res) => {
    res.set('Allow', 'OPTIONS, REPORT').send('my own')
  })
  app.get('/get-only', (_req, res) => {
    res.send('')
  })
  const ask = await serve(app)
  expect((await ask('OPTIONS /report', APP)).body).toBe('my own')
  const byExpress = await ask('OPTIONS /get-only', APP)
  expect(byExpress.body).toMatch(/^GET, ?HEAD$/)
  expect(describeResponse(byExpress)).toEqual({ status: 200, cors: READ, vary: ['Origin'] })
})

describe('two policies on one request', () => {
  const outer = { origin: [APP, ADMIN], credentials: true } as const
  const inner = { origin: [ADMIN, OTHER], exposedHeaders: ['X-Inner'] } as const

  function nested() {
    const decisions: CorsDecision[] = []
    const app = express()
    app.use(cors({ ...outer, onDecision: (decision) => decisions.push(decision) }))
    const router = express.Router()
    router.use(cors(inner))
    router.get('/', (_req, res) => {
      res.send('hello')
    })
    app.use('/inner', router)
    return { app, decisions }
  }

  test.each([
    ['the headers are the outer policy’s if both allow', ADMIN, true],
    ['the inner policy can deny', APP, false],
    ['the inner policy cannot widen an outer one that denies', OTHER, false],
    ['a request without an origin gets no headers', null, false],
  ] as const)('known defects 28, 29, 35: %s', async (_, origin, read) => {
    const { app, decisions } = nested()
    const ask = await serve(app)
    expect(describeResponse(await ask('GET /inner', origin))).toEqual({
      status: 200,
      cors: read
        ? { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' }
        : {},
      vary: ['Origin'],
    })
    expect(decisions.at(-1)?.reason).toBe('nested-policy')
  })

  test('the outer policy answers preflights without asking the inner one', async () => {
    const { app, decisions } = nested()
    const ask = await serve(app)
    expect((await ask('OPTIONS /inner', ADMIN, preflightOf('PUT'))).status).toBe(204)
    expect((await ask('OPTIONS /inner', APP, preflightOf('PUT'))).status).toBe(204)
    expect((await ask('OPTIONS /inner', OTHER, preflightOf('PUT'))).status).toBe(403)
    expect(decisions.map(({ reason }) => reason)).toEqual([null, null, 'origin-not-allowed'])
  })

  test('an inner policy with an asynchronous predicate can deny', async () => {
    const app = express()
    app.use(cors(outer))
    app.use(cors({ origin: async (origin) => origin === ADMIN }))
    app.get('/', (_req, res) => {
      res.send('hello')
    })
    const ask = await serve(app)
    expect(describeResponse(await ask('GET /', APP)).cors).toEqual({})
    expect(describeResponse(await ask('GET /', ADMIN)).cors).toMatchObject({
      'Access-Control-Allow-Origin': ADMIN,
    })
  })
})
