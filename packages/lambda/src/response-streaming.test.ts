import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { beforeAll, describe, expect, test } from 'vitest'
import { APP, OTHER } from './events.test-util.js'
import { withCors } from './index.js'
import {
  invoke,
  startRuntime,
  type StreamHandler,
  STREAMING,
  WITH_METADATA,
} from './runtime.test-util.js'

const OPTIONS = { origin: APP, exposedHeaders: ['X-Total'] } as const
const READ = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Expose-Headers': 'X-Total',
  Vary: 'Origin',
}

beforeAll(startRuntime)

const withMetadata: StreamHandler = async (_event, stream) => {
  const metadata = {
    statusCode: 201,
    headers: { 'Content-Type': 'text/plain', vary: 'Accept', 'access-control-allow-origin': '*' },
    cookies: ['a=1', 'b=2'],
  }
  await pipeline(
    Readable.from(['one ', 'two']),
    awslambda.HttpResponseStream.from(stream, metadata),
  )
}

describe('response streaming', () => {
  test.each<[string, () => unknown]>([
    [
      'around the result of streamifyResponse',
      () => withCors(awslambda.streamifyResponse(withMetadata) as StreamHandler, OPTIONS),
    ],
    [
      'within streamifyResponse',
      () => awslambda.streamifyResponse(withCors(withMetadata, OPTIONS)),
    ],
  ])('withCors %s adds the policy’s headers to the metadata', async (_, wrap) => {
    const handler = wrap()
    expect((handler as { [STREAMING]?: unknown })[STREAMING]).toBe('response')
    const read = await invoke(handler, APP)
    expect(read.body).toBe('one two')
    expect(read.metadata).toEqual({
      statusCode: 201,
      headers: { 'Content-Type': 'text/plain', ...READ, Vary: 'Accept, Origin' },
      cookies: ['a=1', 'b=2'],
    })
    const denied = await invoke(handler, OTHER)
    expect(denied.metadata?.headers).toEqual({
      'Content-Type': 'text/plain',
      Vary: 'Accept, Origin',
    })
  })

  test('a handler that writes no metadata gets metadata with the policy’s headers', async () => {
    const handler = withCors(
      async (_event: APIGatewayProxyEventV2, stream: awslambda.HttpResponseStream) => {
        stream.write('hello')
        stream.end()
      },
      OPTIONS,
    )
    expect(await invoke(handler, APP)).toEqual({
      type: WITH_METADATA,
      metadata: {
        statusCode: 200,
        headers: { 'Content-Type': 'application/octet-stream', ...READ },
      },
      body: 'hello',
    })
  })

  test('a handler that sets only a type keeps the type', async () => {
    const handler = withCors(
      async (_event: APIGatewayProxyEventV2, stream: awslambda.HttpResponseStream) => {
        stream.setContentType('text/html')
        stream.end('hello')
      },
      OPTIONS,
    )
    const { metadata, body } = await invoke(handler, APP)
    expect(metadata).toEqual({ statusCode: 200, headers: { 'Content-Type': 'text/html', ...READ } })
    expect(body).toBe('hello')
  })

  test('known defects 14 to 18: preflights are answered in place of the handler', async () => {
    const handler = withCors(
      async (_event: APIGatewayProxyEventV2, _stream: awslambda.HttpResponseStream) => {
        throw new Error('The handler ran')
      },
      OPTIONS,
    )
    const allowed = await invoke(handler, APP, 'OPTIONS')
    expect([allowed.metadata?.statusCode, allowed.body]).toEqual([204, ''])
    expect(allowed.metadata?.headers['Access-Control-Allow-Origin']).toBe(APP)
    expect((await invoke(handler, OTHER, 'OPTIONS')).metadata).toEqual({
      statusCode: 403,
      headers: { Vary: 'Origin' },
    })
  })

  test('known defect 21: onError answers an error before the first part, and the response has the headers', async () => {
    const handler = withCors(
      async (_event: APIGatewayProxyEventV2, _stream: awslambda.HttpResponseStream) => {
        throw new Error('broken')
      },
      OPTIONS,
      {
        onError: () => ({
          statusCode: 503,
          headers: { 'Content-Type': 'text/plain' },
          body: 'later',
        }),
      },
    )
    expect(await invoke(handler, APP)).toEqual({
      type: WITH_METADATA,
      metadata: { statusCode: 503, headers: { 'Content-Type': 'text/plain', ...READ } },
      body: 'later',
    })
  })

  test('an error after the first part reaches the runtime, although there is onError', async () => {
    const error = new Error('broken')
    const handler = withCors(
      async (_event: APIGatewayProxyEventV2, stream: awslambda.HttpResponseStream) => {
        stream.write('one ')
        throw error
      },
      OPTIONS,
      { onError: () => ({ statusCode: 503, body: 'later' }) },
    )
    await expect(invoke(handler, APP)).rejects.toBe(error)
  })

  test('the stream of another function in the process stays unchanged', async () => {
    expect((await invoke(withMetadata, APP)).metadata?.headers).toHaveProperty(
      'access-control-allow-origin',
      '*',
    )
  })
})
