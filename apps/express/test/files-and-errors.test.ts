import { fileURLToPath } from 'node:url'
import { describeResponse, linesOf } from '@webcors/conformance'
import { createCors } from '@webcors/core'
import { cors } from '@webcors/node'
import express, { type ErrorRequestHandler } from 'express'
import { preflightOf } from '@webcors-labs/testing'
import { describe, expect, test } from 'vitest'
import { APP, appOf, ORIGINS, policy, READ, send, serve } from './serve.test-util.ts'

const COVERS = fileURLToPath(new URL('../public/covers', import.meta.url))

describe('files', () => {
  const setHeaders = (res: { setHeader(name: string, value: string): void }) => {
    res.setHeader('Access-Control-Allow-Origin', '*')
    res.setHeader('Vary', 'Accept')
  }
  const app = appOf(cors(policy))
  app.use('/static', express.static(COVERS, { setHeaders, fallthrough: false }))
  app.get('/sent/:name', (req, res) => {
    res.sendFile(req.params.name, { root: COVERS })
  })
  app.get('/callback/:name', (req, res, next) => {
    res.sendFile(req.params.name, { root: COVERS }, (error: unknown) => {
      // Some error callbacks remove all headers to start over.
      for (const name of res.getHeaderNames()) res.removeHeader(name)
      next(error)
    })
  })

  test.each([
    ['GET /static/noon.svg', 200, ['Accept', 'Origin']],
    ['GET /static/jazz', 301, ['Origin']],
    ['GET /static/none', 404, ['Origin']],
    ['GET /static/..%2fserver.ts', 403, ['Origin']],
    ['GET /static/%00', 400, ['Origin']],
    ['GET /sent/noon.svg', 200, ['Origin']],
    ['GET /sent/none', 404, ['Origin']],
    ['GET /callback/none', 404, ['Origin']],
  ] as const)(
    'known defects 21, 28: %s is answered with the policy’s headers',
    async (line, status, vary) => {
      const ask = await serve(app)
      for (const [origin, read] of ORIGINS) {
        expect(describeResponse(await ask(line, origin))).toEqual({ status, cors: read, vary })
      }
    },
  )

  test.each([
    ['a part of a file', 'bytes=0-9', 206],
    ['a part beyond the end of a file', 'bytes=9999999-', 416],
  ])('the response to a request for %s (%s) has the policy’s headers', async (_, range, status) => {
    const ask = await serve(app)
    for (const [origin, read] of ORIGINS) {
      const response = await ask('GET /sent/noon.svg', origin, { headers: [['Range', range]] })
      expect(describeResponse(response)).toEqual({ status, cors: read, vary: ['Origin'] })
    }
  })
})

describe('errors', () => {
  const clearing: ErrorRequestHandler = (_error, _req, res, _next) => {
    for (const name of res.getHeaderNames()) res.removeHeader(name)
    res.writeHead(500, { 'Content-Type': 'text/plain', Vary: 'Accept' }).end('cleared')
  }

  test.each(ORIGINS)(
    'known defect 21: an error handler that removes all headers keeps the policy’s for origin %s',
    async (origin, read) => {
      const app = appOf(cors(policy), () => {
        throw new Error('broken')
      })
      app.use(clearing)
      const ask = await serve(app)
      const described = describeResponse(await ask('GET /', origin))
      expect(described).toEqual({ status: 500, cors: read, vary: ['Accept', 'Origin'] })
    },
  )

  test('known defect 30: an error object that is thrown again carries no header of the previous request', async () => {
    const headers = { 'Retry-After': '5', Vary: 'Accept' }
    const busy = Object.assign(new Error('busy'), { status: 503, headers })
    const app = appOf(cors(policy), (_req, _res, next) => next(busy))
    app.set('env', 'test') // Silences Express.
    const ask = await serve(app)
    for (const [origin, read] of [...ORIGINS, ...ORIGINS]) {
      const response = await ask('GET /', origin)
      const vary = ['Accept', 'Origin']
      expect(describeResponse(response)).toEqual({ status: 503, cors: read, vary })
      expect(linesOf(response, 'Retry-After')).toEqual(['5'])
    }
    expect(headers).toEqual({ 'Retry-After': '5', Vary: 'Accept' })
  })

  test('known defect 34: an error after the head ends the response, and the process keeps running', async () => {
    const app = appOf(cors(policy))
    app.set('env', 'test') // Silences Express.
    app.get('/late', (_req, res, next) => {
      res.write('half')
      setTimeout(() => next(new Error('late')), 50)
    })
    app.get('/', send('still here'))
    const ask = await serve(app)
    const late = await ask('GET /late', APP)
    expect(late).toMatchObject({ status: 200, body: 'half', complete: false })
    expect(describeResponse(late)).toMatchObject({ cors: READ, vary: ['Origin'] })
    expect((await ask('GET /', APP)).body).toBe('still here')
  })

  test('known defect 34: a response that was sent before the policy decides is left as it is', async () => {
    const slow = createCors({ origin: async () => true })
    const early = appOf((_req, res, next) => {
      res.send('too early')
      next()
    }, cors(slow))
    const ask = await serve(early)
    expect(describeResponse(await ask('GET /', APP)).cors).toEqual({})
    expect((await ask('OPTIONS /', APP, preflightOf('PUT'))).body).toBe('too early')
  })
})
