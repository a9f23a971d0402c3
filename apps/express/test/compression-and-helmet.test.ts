import { describeResponse, linesOf } from '@webcors/conformance'
import { cors } from '@webcors/node'
import compression from 'compression'
import helmet from 'helmet'
import { preflightOf } from '@webcors-labs/testing'
import { describe, expect, test } from 'vitest'
import { APP, appOf, ORIGINS, policy, send, serve } from './serve.test-util.ts'

const TEXT = 'All that is said here is said more than once. '.repeat(50)
const GZIP = ['Accept-Encoding', 'gzip'] as const

describe.each([
  ['before', [compression(), cors(policy)]],
  ['behind', [cors(policy), compression()]],
] as const)('known defects 23, 24, 25: compression %s the policy', (_, handlers) => {
  test.each(ORIGINS)(
    'responses have the policy’s headers and one Vary for origin %s',
    async (origin, read) => {
      const app = appOf(...handlers)
      app.get('/sent', send(TEXT))
      app.get('/short', send('short'))
      app.get('/varied', (_req, res) => {
        res.set('Vary', 'Accept-Language, origin').send(TEXT)
      })
      app.get('/written', (_req, res) => {
        res.writeHead(200, { 'Content-Type': 'text/plain', Vary: 'Accept-Language' }).end(TEXT)
      })
      app.get('/listed', (_req, res) => {
        res.writeHead(200, ['Content-Type', 'text/plain', 'Vary', 'Accept-Language']).end(TEXT)
      })
      const ask = await serve(app)
      for (const [path, vary, encoding] of [
        ['/sent', ['accept-encoding', 'origin'], ['gzip']],
        ['/short', ['accept-encoding', 'origin'], []],
        ['/varied', ['accept-encoding', 'accept-language', 'origin'], ['gzip']],
        ['/written', ['accept-encoding', 'accept-language', 'origin'], ['gzip']],
        ['/listed', ['accept-encoding', 'accept-language', 'origin'], ['gzip']],
      ] as const) {
        const response = await ask(`GET ${path}`, origin, { headers: [GZIP] })
        const described = describeResponse(response)
        const names = described.vary.map((name) => name.toLowerCase()).toSorted()
        expect({ path, cors: described.cors, vary: names }).toEqual({ path, cors: read, vary })
        expect(linesOf(response, 'Content-Encoding')).toEqual(encoding)
      }
    },
  )

  test('the response to a preflight is not compressed, and has no Accept-Encoding in Vary', async () => {
    const ask = await serve(appOf(...handlers))
    const { headers = [] } = preflightOf('PUT')
    const response = await ask('OPTIONS /', APP, { headers: [GZIP, ...headers] })
    expect(describeResponse(response).vary).toEqual([
      'Origin',
      'Access-Control-Request-Method',
      'Access-Control-Request-Headers',
    ])
    expect(linesOf(response, 'Content-Encoding')).toEqual([])
  })
})

describe.each([
  ['before', [helmet(), cors(policy)]],
  ['behind', [cors(policy), helmet()]],
] as const)('helmet %s the policy', (_, handlers) => {
  test.each(ORIGINS)(
    'responses have the headers of Helmet and of the policy for origin %s',
    async (origin, read) => {
      const app = appOf(...handlers)
      app.get('/', send('hello'))
      const ask = await serve(app)
      for (const line of ['GET /', 'GET /nothing'] as const) {
        const response = await ask(line, origin)
        expect(describeResponse(response)).toMatchObject({ cors: read, vary: ['Origin'] })
        expect(linesOf(response, 'X-Content-Type-Options')).toEqual(['nosniff'])
      }
    },
  )
})
