import type { Buffer } from 'node:buffer'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { ProxyError } from '../answer/proxy-error.js'

/** The body of a request, which is passed on piece by piece. */
export interface Upload {
  /** The length in bytes; `null` if only the end of the body shows it. */
  readonly length: number | null
  start(sink: ClientRequest, meter: UploadMeter): void
}

export interface UploadMeter {
  /** Counts bytes. @returns whether more are allowed */
  add(bytes: number): boolean
  fail(error: ProxyError): void
}

/** Reads the body of a request to Node's server. */
export function uploadFromMessage(message: IncomingMessage): Upload {
  return {
    length: lengthOf(message.headers['content-length']),
    start(sink, meter) {
      message.on('data', (chunk: Buffer) => {
        if (!meter.add(chunk.length) || sink.destroyed) return
        if (!sink.write(chunk)) message.pause()
      })
      sink.on('drain', () => message.resume())
      // The client must be able to send the rest, because many read a response only after that.
      sink.on('close', () => message.resume())
      message.on('end', () => {
        // Pieces that arrived after `close` were dropped, so `end` would throw that the body is too
        // short.
        if (!sink.destroyed) sink.end()
      })
      message.on('error', () => {
        meter.fail(new ProxyError('request-incomplete'))
      })
    },
  }
}

/** Reads the body of a `Request`. */
export function uploadFromStream(
  stream: ReadableStream<Uint8Array>,
  length: number | null,
): Upload {
  return {
    length,
    start(sink, meter) {
      void pump(stream, length, sink, meter)
    },
  }
}

async function pump(
  stream: ReadableStream<Uint8Array>,
  length: number | null,
  sink: ClientRequest,
  meter: UploadMeter,
): Promise<void> {
  let wake: () => void = () => undefined
  const onWake = () => {
    wake()
  }
  // Each event has one listener for the whole upload, because listeners for each piece would
  // accumulate.
  sink.on('drain', onWake)
  sink.on('close', onWake)
  const reader = stream.getReader()
  let sent = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) {
        if (sink.destroyed) return
        // After a message that ends early, the target would wait for the rest on a connection that
        // is used again.
        if (length !== null && sent !== length) meter.fail(new ProxyError('request-incomplete'))
        else sink.end()
        return
      }
      sent += value.byteLength
      if (length !== null && sent > length) {
        meter.fail(new ProxyError('request-incomplete'))
        break
      }
      if (!meter.add(value.byteLength)) break
      // The rest is read and dropped, because `cancel` closes the connection on Node.js, and the
      // client may not have read the response yet.
      if (sink.destroyed || sink.write(value)) continue
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    await reader.cancel()
  } catch {
    meter.fail(new ProxyError('request-incomplete'))
  }
}

/** Reads `Content-Length`; `null` if it is absent or invalid. */
export function lengthOf(value: string | null | undefined): number | null {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : null
}
