import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import { describeResponse, linesOf } from '@webcors/conformance'
import { cors } from '@webcors/node'
import express, { type RequestHandler, type Response } from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { APP, appOf, ORIGINS, policy, READ, send, serve, urlOf } from './serve.test-util.ts'

const LINES = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Origin', 'https://x.example'],
  ['Access-Control-Expose-Headers', 'X-Up'],
  ['Vary', 'Accept'],
  ['Vary', 'origin'],
  ['Set-Cookie', 'a=1'],
  ['Set-Cookie', 'b=2'],
  ['X-Up', '1'],
]

/** Starts a server with a CORS policy of its own, which is broken. */
async function startUpstream(): Promise<string> {
  const upstream = createServer((_req, res) => {
    res.writeHead(200, LINES.flat()).end('from upstream')
  }).listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  onTestFinished(() => void upstream.close())
  return urlOf(upstream)
}

/** The ways in which proxies pass on the head of an upstream's response. */
const WAYS: Readonly<Record<string, (incoming: IncomingMessage, res: Response) => void>> = {
  setHeader: ({ headers }, res) => {
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined) res.setHeader(name, value)
    }
  },
  'writeHead with an object': ({ statusCode = 0, headers }, res) => {
    res.writeHead(statusCode, headers)
  },
  'writeHead with all lines': ({ statusCode = 0, rawHeaders }, res) => {
    res.writeHead(statusCode, rawHeaders)
  },
}

test.each(Object.entries(WAYS))(
  'known defects 28, 29, 32: the policy replaces the CORS headers of an upstream that a proxy copies by %s',
  async (_, hand) => {
    const url = await startUpstream()
    const proxy: RequestHandler = (_req, res, next) => {
      get(url, (incoming) => {
        hand(incoming, res)
        incoming.pipe(res)
      }).on('error', next)
    }
    const ask = await serve(appOf(cors(policy), proxy))
    for (const [origin, read] of ORIGINS) {
      const response = await ask('GET /', origin)
      expect(describeResponse(response)).toEqual({
        status: 200,
        cors: read,
        vary: ['Accept', 'origin'],
      })
      expect(linesOf(response, 'Set-Cookie')).toEqual(['a=1', 'b=2'])
      expect(linesOf(response, 'X-Up')).toEqual(['1'])
      expect(response.body).toBe('from upstream')
    }
  },
)

test('a selecting function behind a trusted proxy sees the forwarded host', async () => {
  const app = express()
  app.set('trust proxy', true)
  app.use(cors((req) => (req.hostname === 'api.example.com' ? policy : undefined)))
  app.get('/', send('hello'))
  const ask = await serve(app)
  const forwarded = { headers: [['X-Forwarded-Host', 'api.example.com']] } as const
  expect(describeResponse(await ask('GET /', APP, forwarded)).cors).toEqual(READ)
  expect(describeResponse(await ask('GET /', APP))).toEqual({ status: 200, cors: {}, vary: [] })
})

test('known defect 37: crossOriginProtection compares the origin with Host, so a proxy must pass Host on', async () => {
  const app = express()
  app.set('trust proxy', true)
  app.use(cors({ origin: APP, crossOriginProtection: true }))
  app.post('/', send('hello'))
  const ask = await serve(app)
  const own = 'https://api.example.com'
  const forwarded = ['X-Forwarded-Host', 'api.example.com'] as const
  // Browsers send Sec-Fetch-Site by themselves, but only over https.
  const site = ['Sec-Fetch-Site', 'same-origin'] as const
  expect((await ask('POST /', own, { headers: [forwarded] })).status).toBe(403)
  expect((await ask('POST /', own, { headers: [forwarded, site] })).status).toBe(200)
  expect((await ask('POST /', 'https://{host}')).status).toBe(200)
})
