import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describeResponse } from '@webcors/conformance'
import { type Ask, askAt, preflightOf } from '@webcors-labs/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBridge } from '../src/bridge/bridge.ts'
import { handler } from '../src/function.ts'

const SHOP = 'https://shop.example.com'
const OTHER = 'https://other.example'
const READ = {
  'Access-Control-Allow-Origin': SHOP,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': 'X-Total',
}

async function serve(): Promise<Ask> {
  const server = createServer(createBridge('function-url', handler)).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return askAt(() => `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

describe('the function behind a function URL', () => {
  test.each([
    ['GET /orders', 200, ['Accept-Language', 'Origin']],
    ['POST /orders', 201, ['Origin']],
    ['GET /nothing', 404, ['Origin']],
    ['GET /broken', 500, ['Origin']],
  ] as const)(
    '%s is answered with %i and the headers of the policy',
    async (line, status, vary) => {
      const ask = await serve()
      expect(describeResponse(await ask(line, SHOP))).toEqual({ status, cors: READ, vary })
      expect(describeResponse(await ask(line, OTHER))).toEqual({ status, cors: {}, vary })
    },
  )

  test('the policy answers preflights', async () => {
    const ask = await serve()
    expect((await ask('OPTIONS /orders', SHOP, preflightOf('PUT'))).status).toBe(204)
    expect((await ask('OPTIONS /orders', OTHER, preflightOf('PUT'))).status).toBe(403)
  })
})
