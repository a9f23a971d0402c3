// The compiler alone checks this file: code that must compile, and code that must not.
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

// These compile: listeners without annotations, for each of the servers.
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
// Behind options of the server, the compiler cannot infer the request, so the types are those of
// HTTP/1.1.
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
// A listener that uses the API of HTTP/2 annotates the request.
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

// These compile: a listener that is declared separately, or added later.
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

// These compile: an application that is a listener itself.
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

// These compile: a listener for the requests of every server, such as Koa's.
declare const callback: (
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
) => Promise<void>
createServer(withCors(callback, options))
createHttpsServer({ key: '', cert: '' }, withCors(callback, options))
createHttp2Server(withCors(callback, options))
createSecureServer({ key: '', cert: '', allowHTTP1: true }, withCors(callback, options))

// The type of a wrapped listener.
expectTypeOf(withCors(later, policy)).toEqualTypeOf<
  (request: IncomingMessage, response: ServerResponse) => void
>()
// A listener without annotations serves both protocols.
expectTypeOf(withCors((_req, res) => res.end())).toEqualTypeOf<
  (request: NodeRequest, response: NodeResponse) => void
>()
// A listener that annotates its response serves only the protocol of that response.
expectTypeOf(withCors((_req, res: ServerResponse) => res.end())).toEqualTypeOf<
  (request: IncomingMessage, response: ServerResponse) => void
>()

// These compile: the application's own classes.
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

// These compile: every source of a policy, and the hooks.
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

// These must not compile: other values as a policy.

// @ts-expect-error -- undefined is not the same as no argument at all.
withCors(listener, undefined)
// @ts-expect-error -- The policy may be undefined.
withCors(listener, unset)
// @ts-expect-error -- null is not a policy.
withCors(listener, null)
// @ts-expect-error -- An origin is not an options object.
withCors(listener, 'https://app.example.com')
// @ts-expect-error -- Nothing says which origins may read.
withCors(listener, {})
// @ts-expect-error -- Any origin with credentials.
withCors(listener, { origin: '*', credentials: true })
// @ts-expect-error -- A misspelt name.
withCors(listener, { orgin: 'https://app.example.com' })
// @ts-expect-error -- A function selects a policy, and cannot return options.
withCors(listener, () => options)
// @ts-expect-error -- A function that selects no policy returns undefined, not null.
withCors(listener, () => null)

// These must not compile: other values as a listener.

// @ts-expect-error -- The listener is missing.
withCors(options)
// @ts-expect-error -- withCors of @webcors/core wraps fetch handlers.
withCors((request: globalThis.Request) => request.json())
// @ts-expect-error -- The first argument of a listener is the request.
withCors((_res: ServerResponse, _req: IncomingMessage) => undefined)
// @ts-expect-error -- A listener gets no third argument. A middleware does: write cors.
withCors((_req: IncomingMessage, _res: ServerResponse, _next: () => void) => undefined)

// These must not compile: wrong hooks.

// @ts-expect-error -- A misspelt name.
withCors(listener, options, { onErorr: () => undefined })
// @ts-expect-error -- A hook is a function.
withCors(listener, options, { onError: 500 })
// @ts-expect-error -- The second argument is the policy, and the third has the hooks.
withCors(listener, { onError: () => undefined })
// @ts-expect-error -- There is no fourth argument.
withCors(listener, options, {}, {})

// These must not compile: a server with requests of another type.

// @ts-expect-error -- HTTP/2 passes another request.
createHttp2Server(withCors(later, options))
// @ts-expect-error -- HTTP/1.1 does not pass the request of HTTP/2.
createServer(withCors((req: Http2ServerRequest) => req.stream.close(), options))
// @ts-expect-error -- Express does not accept requests of HTTP/2.
createHttp2Server(withCors(express(), options))
// @ts-expect-error -- This server does not create requests of that class.
createServer(withCors((req: Request) => req.user, options))
