import { describeResponse } from '@webcors/conformance'
import { cors } from '@webcors/node'
import express, { type Request, type RequestHandler } from 'express'
import { preflightOf } from '@webcors-labs/testing'
import { describe, expect, test } from 'vitest'
import { JSON_TYPE, OTHER } from './ask.test-util.ts'
import { APP, appOf, policy, READ, serve } from './serve.test-util.ts'

describe('known defect 17: a guard that authenticates', () => {
  const guard: RequestHandler = (req, res, next) => {
    if (req.get('Authorization') === undefined) res.status(401).send('who are you?')
    else next()
  }

  test('a guard behind the policy lets preflights pass, and pages can read its 401', async () => {
    const ask = await serve(appOf(cors(policy), guard))
    expect((await ask('OPTIONS /', APP, preflightOf('GET', 'authorization'))).status).toBe(204)
    expect(describeResponse(await ask('GET /', APP))).toMatchObject({ status: 401, cors: READ })
  })

  test('a guard before the policy answers preflights and requests without the policy’s headers', async () => {
    const ask = await serve(appOf(guard, cors(policy)))
    const preflight = await ask('OPTIONS /', APP, preflightOf('GET', 'authorization'))
    expect(describeResponse(preflight)).toEqual({ status: 401, cors: {}, vary: [] })
    expect(describeResponse(await ask('GET /', APP))).toEqual({ status: 401, cors: {}, vary: [] })
  })
})

test('errors that Node.js answers before it calls Express have no headers of the policy', async () => {
  const ask = await serve(appOf(cors(policy)))
  const long = await ask('GET /', APP, { headers: [['X-Long', 'a'.repeat(20_000)]] })
  expect(describeResponse(long)).toEqual({ status: 431, cors: {}, vary: [] })
  const malformed = await ask('GET /', APP, { headers: [['No header', '1']] })
  expect(describeResponse(malformed)).toEqual({ status: 400, cors: {}, vary: [] })
})

test('known defects 2, 18, 35: the body is still readable after an asynchronous predicate', async () => {
  const reasons: unknown[] = []
  const app = express()
  app.use(
    cors({
      origin: async (origin) => {
        if (origin === OTHER) throw new Error('no connection')
        return origin === APP
      },
      onDecision: ({ reason }) => reasons.push(reason),
    }),
  )
  app.post('/', express.json(), (req: Request<object, string, { name: string }>, res) => {
    res.send(req.body.name)
  })
  const ask = await serve(app)
  for (const [origin, read] of [
    [APP, { 'Access-Control-Allow-Origin': APP }],
    [OTHER, {}],
  ] as const) {
    const response = await ask('POST /', origin, { headers: [JSON_TYPE], body: '{"name":"Ada"}' })
    expect(describeResponse(response)).toEqual({ status: 200, cors: read, vary: ['Origin'] })
    expect(response.body).toBe('Ada')
  }
  expect((await ask('OPTIONS /', OTHER, preflightOf('POST'))).status).toBe(403)
  expect(reasons).toEqual([null, 'predicate-failed', 'predicate-failed'])
})
