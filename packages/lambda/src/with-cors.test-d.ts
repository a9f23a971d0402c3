// The compiler alone checks this file: code that must compile, and code that must not.
import createMiddy from '@middy/core'
import type {
  ALBHandler,
  ALBResult,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  APIGatewayProxyHandler,
  APIGatewayProxyHandlerV2,
  APIGatewayProxyResult,
  Context,
  LambdaFunctionURLHandler,
} from 'aws-lambda'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { expectTypeOf } from 'vitest'
import { type CorsOptions, createCors, withCors } from './index.js'

const policy = createCors({ origin: '*' })

// These compile: every kind of handler, and the type of its wrapper.
declare const url: LambdaFunctionURLHandler
declare const http: APIGatewayProxyHandlerV2
declare const rest: APIGatewayProxyHandler
declare const balancer: ALBHandler
const wrapped: LambdaFunctionURLHandler = withCors(url, policy)
const wrappedHttp: APIGatewayProxyHandlerV2 = withCors(http, policy)
const wrappedRest: APIGatewayProxyHandler = withCors(rest, policy)
const wrappedBalancer: ALBHandler = withCors(balancer, policy)
void [wrapped, wrappedHttp, wrappedRest, wrappedBalancer]

expectTypeOf(
  withCors(
    async (_event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => ({
      statusCode: 200,
      body: '',
    }),
  ),
).toEqualTypeOf<(event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>>()

// Without a type, the event is an event of a function URL.
withCors(async (event) => {
  expectTypeOf(event).toEqualTypeOf<APIGatewayProxyEventV2>()
  return { statusCode: 200 }
}, policy)

// These compile: every source of a policy.
withCors(url)
withCors(url, { origin: 'https://app.example.com', credentials: true })
withCors(url, { origin: ['https://a.example'], maxAge: 5 } satisfies CorsOptions)
withCors(url, (event, context) => (event.rawPath === context.functionName ? policy : undefined))
withCors(rest, async ({ path }) => (path === '/' ? policy : undefined))
withCors(url, policy, { onDecision: ({ reason }, { origin }) => void [reason, origin] })
withCors(url, policy, { onError: (_error, { rawPath }) => ({ statusCode: 500, body: rawPath }) })
withCors(balancer, policy, { onError: (): ALBResult => ({ statusCode: 500 }) })

// These compile: response streaming.
awslambda.streamifyResponse(
  withCors(
    async (
      _event: APIGatewayProxyEventV2,
      stream: awslambda.HttpResponseStream,
      _context: Context,
    ) => {
      stream.end()
    },
    policy,
  ),
)

// These compile: frameworks.
withCors(handle(new Hono()), policy)
withCors(
  createMiddy<APIGatewayProxyEventV2>().handler(async (event) => ({
    statusCode: 200,
    body: event.rawPath,
  })),
  policy,
)

// These must not compile: other values as a policy or a handler.
// @ts-expect-error -- An unset variable.
withCors(url, undefined)
// @ts-expect-error -- Nothing says which origins may read.
withCors(url, {})
// @ts-expect-error -- Any origin with credentials.
withCors(url, { origin: '*', credentials: true })
// @ts-expect-error -- A name that middy has.
withCors(url, { origin: '*', requestMethods: 'GET' })
// @ts-expect-error -- A value that is not a handler.
withCors(policy)
// @ts-expect-error -- The event has no such property.
withCors(url, (event) => (event.nothing ? policy : undefined))
