import { Router } from '@aws-lambda-powertools/event-handler/http'
import createMiddy from '@middy/core'
import { withCors as withCorsOnNode } from '@webcors/node'
import { cors as corsOnHono } from '@webcors/hono'
import type { Context } from 'aws-lambda'
import express from 'express'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import serverless from 'serverless-http'
import { describe, expect, test } from 'vitest'
import { type AnyResult, APP, CONTEXT, corsHeaders, EVENTS, OTHER } from './events.test-util.js'
import { withCors } from './index.js'

const OPTIONS = { origin: APP, credentials: true } as const
const READ = { 'access-control-allow-origin': APP, 'access-control-allow-credentials': 'true' }
const onError = () => ({ statusCode: 500, body: '' })

type Handler = (event: never, context: never) => unknown

function powertools(): Handler {
  const app = new Router()
  app.get('/varied', () => new Response('hello', { headers: { Vary: 'Accept' } }))
  app.get('/broken', () => {
    throw new Error('broken')
  })
  return withCors(
    async (event: unknown, context: Context) => app.resolve(event, context),
    OPTIONS,
    { onError },
  )
}

function withMiddy(): Handler {
  const handler = createMiddy<{ rawPath: string }>().handler(async (event) => {
    if (event.rawPath === '/broken') throw new Error('broken')
    if (event.rawPath !== '/varied') return { statusCode: 404 }
    return { statusCode: 200, headers: { Vary: 'Accept' } }
  })
  return withCors(handler as never, OPTIONS, { onError })
}

function expressApp(): ReturnType<typeof express> {
  const app = express()
  app.get('/varied', (_req, res) => void res.vary('Accept').send('hello'))
  app.get('/broken', () => {
    throw new Error('broken')
  })
  // Express prints errors otherwise.
  app.set('env', 'test')
  return app
}

function honoApp(app = new Hono()): Hono {
  app.get('/varied', (c) => c.text('hello', 200, { Vary: 'Accept' }))
  app.get('/broken', () => Promise.reject(new Error('broken')))
  app.onError((_error, c) => c.text('broken', 500))
  return app
}

describe.each<[string, () => Handler]>([
  ['around Powertools', powertools],
  ['around middy', withMiddy],
  [
    'around serverless-http with Express',
    () => withCors(serverless(expressApp()) as never, OPTIONS),
  ],
  [
    'within serverless-http: withCors of @webcors/node around Express',
    () => serverless(withCorsOnNode(expressApp(), OPTIONS)),
  ],
  ['around the handler of Hono', () => withCors(handle(honoApp()) as never, OPTIONS)],
  [
    'within Hono: cors of @webcors/hono',
    () => handle(honoApp(new Hono().use(corsOnHono(OPTIONS)))) as never,
  ],
])('%s', (_, make) => {
  const ask = (method: string, path: string, origin: string, headers = {}) =>
    make()(
      EVENTS['function URL']({
        method,
        path,
        headers: { Host: 'a.example', Origin: origin, ...headers },
      }) as never,
      CONTEXT as never,
    ) as Promise<AnyResult>

  test.each([
    ['/varied', 200, 'Accept, Origin'],
    ['/nothing', 404, 'Origin'],
    ['/broken', 500, 'Origin'],
  ])('%s is answered with %i and the headers of the policy', async (path, status, vary) => {
    const read = await ask('GET', path, APP)
    expect([read.statusCode, corsHeaders('function URL', read)]).toEqual([
      status,
      { ...READ, vary },
    ])
    const denied = await ask('GET', path, OTHER)
    expect([denied.statusCode, corsHeaders('function URL', denied)]).toEqual([status, { vary }])
  })

  test('preflights are answered', async () => {
    const asked = { 'Access-Control-Request-Method': 'PUT' }
    expect((await ask('OPTIONS', '/varied', APP, asked)).statusCode).toBe(204)
    expect((await ask('OPTIONS', '/varied', OTHER, asked)).statusCode).toBe(403)
  })
})
