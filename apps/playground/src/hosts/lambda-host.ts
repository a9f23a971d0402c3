import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBridge } from '@webcors-apps/lambda/bridge'
import { withCors } from '@webcors/lambda'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type Endpoint, endpointOf, notFound } from '../api/api.ts'
import { asJson } from './as-json.ts'
import type { Host } from './host.ts'
import { selectByPath } from './selected.ts'

/**
 * Serves a function of AWS Lambda that streams its responses, behind a bridge that creates events
 * of a function URL.
 */
export const lambdaHost: Host = {
  listen(endpoints) {
    const select = selectByPath(endpoints)
    const handler = withCors(
      (event: APIGatewayProxyEventV2, stream: awslambda.HttpResponseStream) =>
        answer(endpoints, event, stream),
      (event) => select(event.rawPath),
    )
    return createBridge('streaming', handler)
  },
}

async function answer(
  endpoints: readonly Endpoint[],
  event: APIGatewayProxyEventV2,
  stream: awslambda.HttpResponseStream,
): Promise<void> {
  const endpoint = endpointOf(endpoints, event.rawPath)
  const run = async (): Promise<Response> => (endpoint?.handler ?? notFound)(requestOf(event))
  const { protection } = endpoint ?? {}
  const handlesErrors = protection && 'handlesErrors' in protection
  const response = await (handlesErrors ? run().catch(asJson) : run())
  const headers = Object.fromEntries(response.headers)
  const cookies = response.headers.getSetCookie()
  const head = { statusCode: response.status, headers, cookies }
  const target = awslambda.HttpResponseStream.from(stream, head)
  // The runtime sends the head with the first piece of the body.
  target.write('')
  if (response.body === null) target.end()
  else await pipeline(Readable.fromWeb(response.body as never), target)
}

function requestOf(event: APIGatewayProxyEventV2): Request {
  const { rawPath, rawQueryString, requestContext, headers, cookies = [], body } = event
  const url = new URL(rawPath, `http://${requestContext.domainName}`)
  url.search = rawQueryString
  const list = new Headers(Object.entries(headers).map(([name, value]) => [name, value ?? '']))
  if (cookies.length > 0) list.set('Cookie', cookies.join('; '))
  const { method } = requestContext.http
  const bytes = body === undefined ? null : Buffer.from(body, 'base64')
  return new Request(url, { method, headers: list, body: bytes })
}
