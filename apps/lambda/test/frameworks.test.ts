import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Router } from '@aws-lambda-powertools/event-handler/http'
import createMiddy from '@middy/core'
import { describeResponse } from '@webcors/conformance'
import { withCors } from '@webcors/lambda'
import { type Ask, askAt, preflightOf } from '@webcors-labs/testing'
import { withCors as withCorsOnNode } from '@webcors/node'
import { cors as corsOnHono } from '@webcors/hono'
import type { Context } from 'aws-lambda'
import express from 'express'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import serverless from 'serverless-http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type AnyHandler, createBridge } from '../src/bridge/bridge.ts'

const APP = 'https://app.example.com'
const OTHER = 'https://other.example'
const OPTIONS = { origin: APP, credentials: true } as const
const READ = { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Credentials': 'true' }
const onError = () => ({ statusCode: 500, body: '' })

function powertools(): AnyHandler {
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

function withMiddy(): AnyHandler {
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
  // In this environment Express does not print errors.
  app.set('env', 'test')
  return app
}

function honoApp(app = new Hono()): Hono {
  app.get('/varied', (c) => c.text('hello', 200, { Vary: 'Accept' }))
  app.get('/broken', () => Promise.reject(new Error('broken')))
  app.onError((_error, c) => c.text('broken', 500))
  return app
}

describe.each<[string, () => AnyHandler]>([
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
  test.each([
    ['/varied', 200, ['Accept', 'Origin']],
    ['/nothing', 404, ['Origin']],
    ['/broken', 500, ['Origin']],
  ] as const)(
    '%s is answered with %i and the headers of the policy',
    async (path, status, vary) => {
      const ask = await serve(make())
      const read = describeResponse(await ask(`GET ${path}`, APP))
      expect(read).toEqual({ status, cors: READ, vary })
      expect(describeResponse(await ask(`GET ${path}`, OTHER))).toEqual({ status, cors: {}, vary })
    },
  )

  test('the policy answers preflights', async () => {
    const ask = await serve(make())
    expect((await ask('OPTIONS /varied', APP, preflightOf('PUT'))).status).toBe(204)
    expect((await ask('OPTIONS /varied', OTHER, preflightOf('PUT'))).status).toBe(403)
  })
})

async function serve(handler: AnyHandler): Promise<Ask> {
  const server = createServer(createBridge('function-url', handler)).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return askAt(() => `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}
