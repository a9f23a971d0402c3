// Checked by the compiler alone: what must not compile does not, and what must does.
import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http'
import {
  createSecureServer,
  createServer as createHttp2Server,
  Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { type CorsPolicy, createCors } from '@webcors/core'
import express from 'express'
import { expectTypeOf } from 'vitest'
import { type NodeRequest, type NodeResponse, withCors } from './index.js'

const policy = createCors({ origin: 'https://app.example.com' })
const options = { origin: 'https://app.example.com' } as const
declare const unset: CorsPolicy | undefined

// Right: no annotation anywhere, for each of the servers.
createServer(
  withCors((req, res) => {
    expectTypeOf(req).toEqualTypeOf<IncomingMessage>()
    expectTypeOf(res).toExtend<ServerResponse>()
    res.setHeaders(new Map([['X-Path', req.url ?? '']]))
    res.end()
  }, options),
)
createServer(
  { keepAlive: true },
  withCors((req, res) => res.end(req.url), options),
)
createHttpsServer(
  { key: '', cert: '' },
  withCors((req, res) => {
    expectTypeOf(req).toExtend<IncomingMessage>()
    expectTypeOf(res).toExtend<ServerResponse>()
    res.end()
  }, options),
)
createHttp2Server(
  withCors((req, res) => {
    expectTypeOf(req).toEqualTypeOf<Http2ServerRequest>()
    expectTypeOf(res).toExtend<Http2ServerResponse>()
    res.stream.respond({ ':status': 200 })
  }, options),
)
createSecureServer({ key: '', cert: '' }).on(
  'request',
  withCors((req, res) => res.stream.end(req.authority), options),
)
// With options before it, the compiler does not know which request it will be: the types are those of HTTP/1.1.
createSecureServer(
  { key: '', cert: '' },
  withCors((req, res) => {
    expectTypeOf(req).toEqualTypeOf<IncomingMessage>()
    expectTypeOf(res).toEqualTypeOf<ServerResponse>()
    res.writeHead(200, { 'X-Path': req.url }).end()
  }, options),
)
createSecureServer(
  { key: '', cert: '', allowHTTP1: true },
  withCors(
    (req, res) => res.end(req.url),
    (req) => (req.url === '/public' ? undefined : policy),
    { onError: (_error, _req, res) => res.writeHead(500).end() },
  ),
)
createHttp2Server(
  { maxSessionMemory: 10 },
  withCors((req, res) => res.end(req.url)),
)
// A listener that needs more of HTTP/2 annotates the request.
createSecureServer(
  { key: '', cert: '', allowHTTP1: true },
  withCors((req: Http2ServerRequest, res) => {
    expectTypeOf(res).toEqualTypeOf<Http2ServerResponse>()
    res.stream.end(req.authority)
  }, options),
)
createHttp2Server(
  { maxSessionMemory: 10 },
  withCors<Http2ServerRequest>((req, res) => res.stream.end(req.authority), options),
)

// Right: a listener that is written apart, and added later.
declare const server: Server
server.on(
  'request',
  withCors((_req: IncomingMessage, res: ServerResponse) => res.end(), policy),
)
server.on(
  'checkContinue',
  withCors((_req, res: ServerResponse) => res.writeContinue(), policy),
)
async function later(_req: IncomingMessage, res: ServerResponse): Promise<void> {
  res.end()
}
createServer(withCors(later, policy))

// Right: an application that is a listener itself.
createServer(withCors(express(), options))
createServer({ keepAlive: true }, withCors(express(), policy))
createHttpsServer({ key: '', cert: '' }, withCors(express()))
createServer(
  withCors(
    express(),
    (req) => {
      expectTypeOf(req).toEqualTypeOf<IncomingMessage>()
      return req.url === '/public' ? undefined : policy
    },
    { onError: (_error, _req, res) => res.writeHead(500).end() },
  ),
)

// Right: a listener that takes the requests of every server, as Koa's does.
declare const callback: (
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
) => Promise<void>
createServer(withCors(callback, options))
createHttpsServer({ key: '', cert: '' }, withCors(callback, options))
createHttp2Server(withCors(callback, options))
createSecureServer({ key: '', cert: '', allowHTTP1: true }, withCors(callback, options))

// Right: what a wrapped listener is.
expectTypeOf(withCors(later, policy)).toEqualTypeOf<
  (request: IncomingMessage, response: ServerResponse) => void
>()
// A listener that says nothing of its request serves both protocols.
expectTypeOf(withCors((_req, res) => res.end())).toEqualTypeOf<
  (request: NodeRequest, response: NodeResponse) => void
>()
// One that says something of its response is for that protocol alone.
expectTypeOf(withCors((_req, res: ServerResponse) => res.end())).toEqualTypeOf<
  (request: IncomingMessage, response: ServerResponse) => void
>()

// Right: classes of one's own.
class Request extends IncomingMessage {
  readonly user = 'anyone'
}
class Response extends ServerResponse<Request> {
  json(value: unknown): void {
    this.end(JSON.stringify(value))
  }
}
createServer(
  { IncomingMessage: Request, ServerResponse: Response },
  withCors(
    (req: Request, res: Response) => res.json(req.user),
    (req) => {
      expectTypeOf(req).toEqualTypeOf<Request>()
      return req.user === 'anyone' ? policy : undefined
    },
  ),
)
class Http2Request extends Http2ServerRequest {
  readonly user = 'anyone'
}
createHttp2Server(
  { Http2ServerRequest: Http2Request },
  withCors((req: Http2Request, res: Http2ServerResponse) => res.end(req.user), options),
)

// Right: where the policy comes from, and the hooks.
const listener = (_req: IncomingMessage, res: ServerResponse): unknown => res.end()
withCors(listener)
withCors(listener, { origin: '*' })
withCors(listener, () => policy)
withCors(listener, (req) => (req.url === '/public' ? undefined : policy))
withCors(listener, async (req: IncomingMessage) => (req.method === 'GET' ? policy : undefined))
withCors(listener, options, { onDecision: ({ reason }, { origin }) => void [reason, origin] })
withCors(listener, options, {
  onError: (error, req, res) => {
    expectTypeOf(error).toEqualTypeOf<unknown>()
    expectTypeOf(req).toEqualTypeOf<IncomingMessage>()
    expectTypeOf(res).toEqualTypeOf<ServerResponse>()
    res.writeHead(500).end()
  },
})

// Wrong: nothing where the policy should be.

// @ts-expect-error -- undefined is not the same as no argument at all.
withCors(listener, undefined)
// @ts-expect-error -- It may be undefined.
withCors(listener, unset)
// @ts-expect-error -- The same.
withCors(listener, null)
// @ts-expect-error -- An origin is not an options object.
withCors(listener, 'https://app.example.com')
// @ts-expect-error -- No origin.
withCors(listener, {})
// @ts-expect-error -- The combination is refused here too.
withCors(listener, { origin: '*', credentials: true })
// @ts-expect-error -- Misspelt.
withCors(listener, { orgin: 'https://app.example.com' })
// @ts-expect-error -- A function selects a policy, it does not make options.
withCors(listener, () => options)
// @ts-expect-error -- null selects nothing: undefined does.
withCors(listener, () => null)

// Wrong: a value that is not a listener.

// @ts-expect-error -- No listener.
withCors(options)
// @ts-expect-error -- A fetch handler takes another kind of request: that is withCors of @webcors/core.
withCors((request: globalThis.Request) => request.json())
// @ts-expect-error -- A listener takes a request first.
withCors((_res: ServerResponse, _req: IncomingMessage) => undefined)
// @ts-expect-error -- Nobody gives it a third argument: that is cors.
withCors((_req: IncomingMessage, _res: ServerResponse, _next: () => void) => undefined)

// Wrong: hooks.

// @ts-expect-error -- Misspelt.
withCors(listener, options, { onErorr: () => undefined })
// @ts-expect-error -- No function.
withCors(listener, options, { onError: 500 })
// @ts-expect-error -- Without a policy there is no place for hooks.
withCors(listener, { onError: () => undefined })
// @ts-expect-error -- One argument too many.
withCors(listener, options, {}, {})

// Wrong: a server of the other kind.

// @ts-expect-error -- HTTP/2 hands over another request.
createHttp2Server(withCors(later, options))
// @ts-expect-error -- And HTTP/1.1 does not hand over that of HTTP/2.
createServer(withCors((req: Http2ServerRequest) => req.stream.close(), options))
// @ts-expect-error -- Express takes none of HTTP/2.
createHttp2Server(withCors(express(), options))
// @ts-expect-error -- This server makes no such request.
createServer(withCors((req: Request) => req.user, options))
