import { once } from 'node:events'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { beforeAll, describe, expect, test } from 'vitest'
import { APP, CONTEXT, EVENTS, OTHER } from './events.test-util.js'
import { withCors } from './index.js'

const OPTIONS = { origin: APP, exposedHeaders: ['X-Total'] } as const
const READ = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Expose-Headers': 'X-Total',
  Vary: 'Origin',
}
const WITH_METADATA = 'application/vnd.awslambda.http-integration-response'
/** The property in which the runtime keeps the part of the stream that it writes first. */
const PRELUDE = '_onBeforeFirstWrite'
const STREAMING: unique symbol = Symbol.for('aws.lambda.runtime.handler.streaming') as never

type StreamHandler = (
  event: APIGatewayProxyEventV2,
  stream: awslambda.HttpResponseStream,
  context: Context,
) => Promise<void>

interface Streamed {
  readonly type: string | undefined
  readonly metadata: {
    statusCode: number
    headers: Record<string, string>
    cookies?: string[]
  } | null
  readonly body: string
}

// The globals of Lambda's runtime, with the code of aws-lambda-ric 4.0 (`HttpResponseStream`).
beforeAll(() => {
  const runtime = {
    streamifyResponse: (handler: object) => Object.assign(handler, { [STREAMING]: 'response' }),
    HttpResponseStream: {
      from(stream: RuntimeStream, prelude: object): RuntimeStream {
        stream.setContentType(WITH_METADATA)
        const text = JSON.stringify(prelude)
        stream[PRELUDE] = (write) => {
          write(text)
          write(new Uint8Array(8))
        }
        return stream
      },
    },
  }
  Object.assign(globalThis, { awslambda: runtime })
})

interface RuntimeStream {
  setContentType(type: string): void
  [PRELUDE]?: (write: (part: string | Uint8Array) => unknown) => void
}

/**
 * Runs a handler as the runtime does: its stream is a request to the service, which splits metadata
 * and body.
 */
async function invoke(handler: unknown, origin: string, method = 'GET'): Promise<Streamed> {
  const headers = {
    Origin: origin,
    ...(method === 'OPTIONS' && { 'Access-Control-Request-Method': 'PUT' }),
  }
  const event = EVENTS['function URL']({ method, headers })
  const service = createServer().listen(0, '127.0.0.1')
  await once(service, 'listening')
  const received = once(service, 'request').then(async ([req, res]) => {
    const parts = await req.toArray()
    res.end()
    return { type: req.headers['content-type'], bytes: Buffer.concat(parts) }
  })
  received.catch(() => {})
  const { port } = service.address() as AddressInfo
  const stream = Object.assign(
    httpRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
    {} as Partial<RuntimeStream>,
  )
  let hasBegun = false
  const write = stream.write.bind(stream)
  Object.assign(stream, {
    setContentType(type: string) {
      if (hasBegun) throw new Error('Cannot set content-type, too late.')
      stream.setHeader('Content-Type', type)
    },
    write(...args: Parameters<typeof write>) {
      if (!hasBegun) stream[PRELUDE]?.((part) => write(part, 'utf8'))
      hasBegun = true
      return write(...args)
    },
  })
  const answered = once(stream, 'response')
  // A stream that the application cuts off gets no answer.
  answered.catch(() => {})
  try {
    await (handler as StreamHandler)(event, stream as never, CONTEXT)
    const { type, bytes } = await received
    const [response] = await answered
    response.resume()
    const end = bytes.indexOf(new Uint8Array(8))
    if (type !== WITH_METADATA) return { type, metadata: null, body: bytes.toString() }
    return {
      type,
      metadata: JSON.parse(bytes.subarray(0, end).toString()),
      body: bytes.subarray(end + 8).toString(),
    }
  } finally {
    stream.on('error', () => {})
    stream.destroy()
    service.closeAllConnections()
    service.close()
  }
}

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
