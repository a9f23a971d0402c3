import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CorsOptionsError } from '@webcors/core'
import type { NextApiHandler, NextApiRequest, NextApiResponse } from 'next'
import { expect, it } from 'vitest'
import { withCors } from './pages.js'

const APP = 'https://app.example.com'

async function ask(handler: NextApiHandler, init: RequestInit): Promise<Response> {
  const server = createServer((request, response) => {
    void handler(request as NextApiRequest, response as NextApiResponse)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, init)
  } finally {
    server.close()
  }
}

it('withCors replaces CORS headers in the head that a handler writes', async () => {
  const handler: NextApiHandler = (_request, response) => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', Vary: 'Cookie' }).end('ok')
  }
  const { headers } = await ask(withCors(handler, { origin: APP }), { headers: { Origin: APP } })
  expect(headers.get('Access-Control-Allow-Origin')).toBe(APP)
  expect(headers.get('Vary')).toBe('Cookie, Origin')
})

it('known defect 18: withCors answers preflights, and its promise settles', async () => {
  const handler: NextApiHandler = () => {
    throw new Error('not for a preflight')
  }
  const headers = { Origin: APP, 'Access-Control-Request-Method': 'PUT' }
  const response = await ask(withCors(handler, { origin: APP }), { method: 'OPTIONS', headers })
  expect(response.status).toBe(204)
})

it('withCors answers an error with the result of onError', async () => {
  const handler: NextApiHandler = async () => {
    throw new Error('no')
  }
  const onError = (_error: unknown, _request: NextApiRequest, response: NextApiResponse) =>
    response.writeHead(503).end()
  const wrapped = withCors(handler, { origin: APP }, { onError })
  const response = await ask(wrapped, { headers: { Origin: APP } })
  expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([503, APP])
})

it('known defect 3: withCors refuses an unset policy', () => {
  const wrap = withCors as (...args: unknown[]) => unknown
  expect(() => wrap(() => {}, undefined)).toThrow(CorsOptionsError)
})
