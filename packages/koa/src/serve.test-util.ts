import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ConformanceSend, type RawResponse, sendRaw } from '@webcors/conformance'
import Koa, { type Middleware } from 'koa'

export const APP = 'https://app.example.com'
export const ADMIN = 'https://admin.example.com'
export const EVIL = 'https://evil.example'

/** The CORS headers of a response that `APP` can read. */
export const READ_BY_APP = { 'Access-Control-Allow-Origin': APP }

/** The names in `Vary` of a response that depends on the origin. */
export const BY_ORIGIN = ['Origin']

export const ok: Middleware = (ctx) => {
  ctx.body = 'ok'
}

/** A request to send. */
export interface Question extends Partial<ConformanceSend> {
  readonly origin?: string | undefined
  /** How long to wait for the response, in seconds. @default 5 */
  readonly patience?: number
}

/** The preflight that browsers send before a `PUT`. */
export const PREFLIGHT = {
  method: 'OPTIONS',
  headers: [['Access-Control-Request-Method', 'PUT']],
} as const satisfies Question

/** Sends requests in turn to an application with these middlewares. */
export async function askAll(
  middlewares: readonly Middleware[],
  questions: readonly Question[],
): Promise<RawResponse[]> {
  const app = new Koa()
  app.silent = true
  for (const middleware of middlewares) app.use(middleware)
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const responses: RawResponse[] = []
    for (const { origin, patience = 5, ...question } of questions) {
      const { method = 'GET', path = '/', headers = [], body = '' } = question
      const lines = [...(origin === undefined ? [] : [['Origin', origin] as const]), ...headers]
      const send = { method, path, headers: lines, body }
      responses.push(await sendRaw(`http://127.0.0.1:${port}`, send, patience))
    }
    return responses
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** Sends one request to an application with these middlewares. */
export async function ask(
  middlewares: readonly Middleware[],
  question: Question,
): Promise<RawResponse> {
  const [response] = await askAll(middlewares, [question])
  return response as RawResponse
}
