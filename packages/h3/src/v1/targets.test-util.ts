// The ways in which an app of h3 1 can run.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type App, type H3Event, toNodeListener, toPlainHandler, toWebHandler } from 'h3-v1'
import { afterAll, beforeAll } from 'vitest'

export type Handler = (event: H3Event) => unknown

/** Sends a request to an app. */
export type Send = (app: App, request: Request) => Promise<Response>

/** Starts a server for the tests of the suite that calls this function. */
export function startNode(): Send {
  let server: Server
  let app: App
  beforeAll(async () => {
    server = createServer((request, response) => toNodeListener(app)(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => server.close())

  return (next, { method, url, headers }) => {
    app = next
    const { port } = server.address() as AddressInfo
    const { pathname, search } = new URL(url)
    const init = { method, headers, redirect: 'manual' } as const
    return fetch(`http://127.0.0.1:${port}${pathname}${search}`, init)
  }
}

const sendToWeb: Send = (app, request) => toWebHandler(app)(request)

const sendPlain: Send = async (app, { method, url, headers }) => {
  const { pathname, search } = new URL(url)
  const plain = { method, path: pathname + search, headers: Object.fromEntries(headers) }
  const { status, statusText, headers: lines, body } = await toPlainHandler(app)(plain)
  const empty = method === 'HEAD' || [204, 304].includes(status)
  const init = { status, statusText, headers: lines }
  return new Response(empty ? null : (body as BodyInit), init)
}

/** Each target, with a function that prepares a suite for it. */
export const TARGETS: readonly (readonly [target: string, start: () => Send])[] = [
  ['on Node.js', startNode],
  ['on web targets', () => sendToWeb],
  ['with plain values', () => sendPlain],
]
