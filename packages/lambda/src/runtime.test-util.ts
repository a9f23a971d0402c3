// Stands in for Lambda's runtime, which streams responses.
import { once } from 'node:events'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { CONTEXT, EVENTS } from './events.test-util.js'

export const WITH_METADATA = 'application/vnd.awslambda.http-integration-response'
/** The property in which the runtime keeps the part of the stream that it writes first. */
const PRELUDE = '_onBeforeFirstWrite'
export const STREAMING: unique symbol = Symbol.for('aws.lambda.runtime.handler.streaming') as never

export type StreamHandler = (
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

/**
 * Sets the globals of Lambda's runtime, with the code of aws-lambda-ric 4.0 (`HttpResponseStream`).
 */
export function startRuntime(): void {
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
}

interface RuntimeStream {
  setContentType(type: string): void
  [PRELUDE]?: (write: (part: string | Uint8Array) => unknown) => void
}

/**
 * Runs a handler as the runtime does: its stream is a request to the service, which splits metadata
 * and body.
 */
export async function invoke(handler: unknown, origin: string, method = 'GET'): Promise<Streamed> {
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
