import { describeResponse, linesOf } from '@webcors/conformance'
import { cors } from '@webcors/node'
import cookieSession from 'cookie-session'
import type { RequestHandler } from 'express'
import { preflightOf } from '@webcors-labs/testing'
import { expect, test } from 'vitest'
import { OTHER } from './ask.test-util.ts'
import { APP, appOf, ORIGINS, policy, send, serve } from './serve.test-util.ts'

test('a logger in front of the policy reads the headers that were sent', async () => {
  const lines: unknown[] = []
  const logger: RequestHandler = (_req, res, next) => {
    res.on('finish', () => {
      const [origin, vary] = ['Access-Control-Allow-Origin', 'Vary'].map((name) => res.get(name))
      lines.push([res.statusCode, origin, vary])
    })
    next()
  }
  const app = appOf(logger, cors(policy))
  app.get('/', send('hello'))
  const ask = await serve(app)
  await ask('GET /', APP)
  await ask('GET /', OTHER)
  await ask('GET /nothing', APP)
  await ask('OPTIONS /', APP, preflightOf('PUT'))
  expect(lines).toEqual([
    [200, APP, 'Origin'],
    [200, undefined, 'Origin'],
    [404, APP, 'Origin'],
    [204, APP, 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'],
  ])
})

test('cookies that layers before or behind the policy set late are sent', async () => {
  const late: RequestHandler = (_req, res, next) => {
    const end = res.end.bind(res)
    // A session middleware that stores the session first delays the end like this.
    res.end = ((...args: [string]) => {
      res.append('Set-Cookie', 'late=1')
      setTimeout(() => end(...args), 20)
      return res
    }) as typeof res.end
    next()
  }
  const session = cookieSession({ keys: ['k'] })
  const write: RequestHandler = (req, res) => {
    req.session = { name: 'Ada' }
    res.send('hello')
  }
  for (const handlers of [
    [late, session, cors(policy), write],
    [cors(policy), late, session, write],
  ]) {
    const ask = await serve(appOf(...handlers))
    for (const [origin, read] of ORIGINS) {
      const response = await ask('GET /', origin)
      expect(describeResponse(response)).toEqual({ status: 200, cors: read, vary: ['Origin'] })
      const names = linesOf(response, 'Set-Cookie').map((line) => line.split('=')[0])
      expect(new Set(names)).toEqual(new Set(['late', 'session', 'session.sig']))
    }
    expect((await ask('OPTIONS /', APP, preflightOf('PUT'))).status).toBe(204)
  }
})

test.each(ORIGINS)(
  'known defects 25, 28: the policy replaces CORS headers that handlers set by hand, for origin %s',
  async (origin, read) => {
    const app = appOf(cors(policy))
    app.get('/vary', (_req, res) => {
      res.vary('Origin').vary('Accept-Language').send('hello')
    })
    app.get('/format', (_req, res) => {
      res.format({ text: () => res.send('hello'), json: () => res.json('hello') })
    })
    app.get('/set', (req, res) => {
      res.set({ 'Access-Control-Allow-Origin': req.get('Origin') ?? '*', Vary: 'Origin' })
      res.send('hello')
    })
    app.get('/removed', (_req, res) => {
      res.removeHeader('Access-Control-Allow-Origin')
      res.removeHeader('Vary')
      res.send('hello')
    })
    const ask = await serve(app)
    for (const [path, vary] of [
      ['/vary', ['Origin', 'Accept-Language']],
      ['/format', ['Accept', 'Origin']],
      ['/set', ['Origin']],
      ['/removed', ['Origin']],
    ] as const) {
      const described = describeResponse(await ask(`GET ${path}`, origin))
      expect({ path, ...described }).toEqual({ path, status: 200, cors: read, vary })
    }
  },
)

test.each([true, false])(
  'a bare writeHead or end gets the policy’s headers, with X-Powered-By %s',
  async (isOn) => {
    const app = appOf(cors(policy))
    app.set('x-powered-by', isOn)
    app.get('/bare', (_req, res) => {
      res.writeHead(202).end('bare')
    })
    app.get('/end', (_req, res) => {
      res.end('end')
    })
    const ask = await serve(app)
    for (const [origin, read] of ORIGINS) {
      for (const [path, status] of [
        ['/bare', 202],
        ['/end', 200],
      ] as const) {
        const response = await ask(`GET ${path}`, origin)
        expect(describeResponse(response)).toEqual({ status, cors: read, vary: ['Origin'] })
        expect(linesOf(response, 'X-Powered-By')).toHaveLength(isOn ? 1 : 0)
      }
    }
  },
)
