// The compiler alone checks this file: code that must compile, and code that must not.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2'
import { createCors } from '@webcors/core'
import { createDecide } from '@webcors/core/adapter'
import express, { type Request } from 'express'
import { expectTypeOf } from 'vitest'
import {
  cors,
  type CorsMiddleware,
  readIncomingMessage,
  respondTo,
  stageServerResponse,
} from './index.js'

const policy = createCors({ origin: 'https://app.example.com' })
const options = { origin: 'https://app.example.com' } as const

// These compile: every source of a policy.
expectTypeOf(cors()).toEqualTypeOf<CorsMiddleware>()
cors(options)
cors(policy, { onDecision: ({ reason }) => void reason })
cors({
  ...options,
  onDecision: (decision, { origin }, req) => {
    expectTypeOf(req).toEqualTypeOf<IncomingMessage>()
    void [decision.reason, origin, req.url]
  },
})
cors({ ...options, onDecision: (_decision, _request, req: Request) => void req.originalUrl })
cors({ ...options, onDecision: null })
cors((req) => {
  expectTypeOf(req).toEqualTypeOf<IncomingMessage>()
  return req.url === '/public' ? undefined : policy
})
cors(async () => policy)

// These compile: in Express, with the request of Express.
const app = express()
app.use(cors(options))
app.use('/api', cors(policy))
app.options('/one', cors(policy))
app.get('/one', cors(policy), (_req, res) => void res.json({}))
app.use(cors((req: Request) => (req.secure ? policy : undefined)))
app.use(cors<Request>((req) => (req.hostname === 'api.example.com' ? policy : undefined)))

// These compile: a middleware that a listener calls.
const middleware = cors(options)
createServer((req, res) => middleware(req, res, () => res.end()))
const http2Middleware = cors<Http2ServerRequest>(options)
createHttp2Server((req, res) => http2Middleware(req, res, () => res.end()))

// These compile: the functions for authors of adapters.
const decide = createDecide<[request: IncomingMessage | Http2ServerRequest]>([policy], {
  caller: cors,
})
async function adapt(
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
): Promise<void> {
  const outcome = await decide(readIncomingMessage(req), req, [req])
  if (!outcome) return
  stageServerResponse(res, outcome)
  if (outcome.decision.status !== null) respondTo(res, outcome.decision)
}
export { adapt }

// These compile: with an explicit type of the request.
cors<Request>(policy)
cors<Http2ServerRequest>({ origin: ['https://app.example.com'], credentials: true })

// These must not compile.

// @ts-expect-error -- A misspelt name, with an explicit type of the request.
cors<Request>({ orgin: 'https://app.example.com' })
// @ts-expect-error -- undefined is not the same as no argument at all.
cors(undefined)
// @ts-expect-error -- Nothing says which origins may read.
cors({})
// @ts-expect-error -- A misspelt name.
cors({ orgin: 'https://app.example.com' })
// @ts-expect-error -- Any origin with credentials.
cors({ origin: '*', credentials: true })
// @ts-expect-error -- The host answers errors, not the middleware.
cors(options, { onError: () => undefined })
// @ts-expect-error -- A function selects a policy, and cannot return options.
cors(() => options)
// @ts-expect-error -- A server of node:http does not pass a request of Express.
createServer((req, res) => cors((req: Request) => void req.secure)(req, res, () => res.end()))
// @ts-expect-error -- @webcors/core reads a Request of fetch.
readIncomingMessage(new globalThis.Request('https://api.example.com'))
