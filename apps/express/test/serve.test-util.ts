import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCors } from '@webcors/core'
import express, { type Express, type RequestHandler } from 'express'
import { type Ask, askAt } from '@webcors-labs/testing'
import { onTestFinished } from 'vitest'
import { OTHER } from './ask.test-util.ts'

export const APP = 'https://app.example.com'
export const policy = createCors({ origin: APP, credentials: true })
export const READ = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Credentials': 'true',
}

/** Origins, each with the CORS headers that `policy` sends to it. */
export const ORIGINS = [
  [APP, READ],
  [OTHER, {}],
  [null, {}],
] as const

/** Creates an application with these handlers, in this order. */
export function appOf(...handlers: readonly RequestHandler[]): Express {
  const app = express()
  for (const handler of handlers) app.use(handler)
  return app
}

/** Creates a handler that answers with a text. */
export function send(text: string): RequestHandler {
  return (_req, res) => {
    res.send(text)
  }
}

/** Serves an application until the test ends. */
export async function serve(app: RequestListener): Promise<Ask> {
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => close(server))
  return askAt(() => urlOf(server))
}

export function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
