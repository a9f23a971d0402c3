import type { Writable } from 'node:stream'
import type { CorsOutcome } from '@webcors/core/adapter'
import type { EventParts } from './read-event.js'
import { type ResultParts, stageParts } from './stage-result.js'

/** The stream of a response that Lambda passes to a handler. */
export type ResponseStream = Writable & { setContentType(type: string): void }

interface Staged {
  readonly event: EventParts
  readonly outcome: CorsOutcome
}

/** The properties of the runtime's `awslambda` that the adapter uses. */
interface Runtime {
  HttpResponseStream: {
    from(stream: ResponseStream, metadata: ResultParts): ResponseStream
    [STAGES]?: WeakMap<object, Staged>
  }
}

/**
 * Marks a runtime whose metadata is staged. The symbol is registered, so that all copies of this
 * package share it.
 */
const STAGES: unique symbol = Symbol.for('webcors.stages') as never

/** The type by which the runtime marks a stream that has metadata before the body. */
const WITH_METADATA = 'application/vnd.awslambda.http-integration-response'

export function isResponseStream(value: unknown): value is ResponseStream {
  const { write, setContentType } = (value ?? {}) as Partial<ResponseStream>
  return typeof write === 'function' && typeof setContentType === 'function'
}

/**
 * Adds a decision's headers to the metadata of a stream whenever the application sets it. If the
 * application sets no metadata, or only a type, the stream gets metadata with the same meaning.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/response-streaming-tutorial.html
 */
export function stageStream(stream: ResponseStream, event: EventParts, outcome: CorsOutcome): void {
  const { HttpResponseStream } = (globalThis as unknown as { awslambda: Runtime }).awslambda
  stagesOf(HttpResponseStream).set(stream, { event, outcome })
  const setContentType = stream.setContentType.bind(stream)
  const setType = (type: string): void => {
    HttpResponseStream.from(stream, { statusCode: 200, headers: { 'Content-Type': type } })
  }
  stream.setContentType = (type) => {
    if (type === WITH_METADATA) setContentType(type)
    else setType(type)
  }
  setType('application/octet-stream')
  writeBeforeEnd(stream)
}

/**
 * Writes an empty part before `end`, because the runtime sends metadata only with the first
 * `write`.
 */
function writeBeforeEnd(stream: ResponseStream): void {
  const end = stream.end.bind(stream) as (callback?: unknown) => ResponseStream
  stream.end = (...args: unknown[]): ResponseStream => {
    const callback = args.find((argument) => typeof argument === 'function')
    const [part, encoding] = args.filter((argument) => argument !== callback)
    if (!stream.writableEnded) stream.write(part ?? '', (encoding ?? 'utf8') as BufferEncoding)
    return end(callback)
  }
}

/**
 * Writes a whole result to a stream.
 *
 * @param error is thrown if the stream has begun already
 */
export function writeResult(stream: ResponseStream, result: ResultParts, error?: unknown): void {
  const { body, isBase64Encoded, ...metadata } = result as ResultParts & {
    body?: string
    isBase64Encoded?: boolean
  }
  const { HttpResponseStream } = (globalThis as unknown as { awslambda: Runtime }).awslambda
  try {
    HttpResponseStream.from(stream, metadata)
  } catch (tooLate) {
    throw error ?? tooLate
  }
  // The runtime sends the metadata with the first part of the body, even if the part is empty.
  stream.write(isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''))
  stream.end()
}

/**
 * Stages metadata in a wrapper of the runtime's function, because the runtime serializes metadata
 * immediately.
 */
function stagesOf(target: Runtime['HttpResponseStream']): WeakMap<object, Staged> {
  const known = target[STAGES]
  if (known) return known
  const stages = (target[STAGES] = new WeakMap<object, Staged>())
  const from = target.from.bind(target)
  target.from = (stream, metadata) => {
    const staged = stages.get(stream)
    const given = staged ? stageParts(staged.event, metadata, staged.outcome) : metadata
    return from(stream, given)
  }
  return stages
}
