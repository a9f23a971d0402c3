// The errors of this package in a host that has another adapter. Each host really calls the
// package.
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendRaw } from '@webcors/conformance'
import express from 'express'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { cors } from './cors.js'

/** Values that are mounted by mistake. Their types do not fit, but JavaScript lets them pass. */
const MISTAKES: Readonly<Record<string, never>> = {
  'cors({…})': cors({ origin: 'https://app.example.com' }) as never,
  cors: cors as never,
}

async function ask(listener: RequestListener): Promise<void> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await sendRaw(`http://127.0.0.1:${port}`, { method: 'GET', path: '/', headers: [], body: '' }, 5)
  server.closeAllConnections()
  server.close()
}

test.each(Object.entries(MISTAKES))(
  'the error for %s in Hono names the package and the line',
  async (_, mistake) => {
    let error: unknown
    const app = new Hono().use(mistake).onError((thrown, c) => {
      error = thrown
      return c.text('', 500)
    })
    await app.request('/')
    expect(error).toBeInstanceOf(TypeError)
    expect(String(error)).toMatch(
      /Cannot apply a CORS policy to a context of Hono: .+ Write app\.use\(cors\(…\)\) with cors from @webcors\/hono\./,
    )
  },
)

test.each(Object.entries(MISTAKES))(
  'the error for %s in Express names the package and the line',
  async (_, mistake) => {
    let error: unknown
    const rescue: express.ErrorRequestHandler = (thrown, _req, res, _next) => {
      error = thrown
      res.end()
    }
    await ask(express().use(mistake).use(rescue))
    expect(error).toBeInstanceOf(TypeError)
    expect(String(error)).toMatch(
      /Cannot apply a CORS policy to a request of Node\.js: .+ app\.use\(cors\(…\)\) with withCors and cors from @webcors\/node\./,
    )
  },
)
