import type { ServerResponse } from 'node:http'
import { Writable } from 'node:stream'
import { type AnyResult, writeHead } from './results.ts'

const WITH_METADATA = 'application/vnd.awslambda.http-integration-response'

/**
 * The response stream of Lambda's runtime. The runtime writes metadata first, which a function URL
 * removes.
 */
export class ResponseStream extends Writable {
  readonly #response: ServerResponse
  #type = 'application/octet-stream'
  #buffer = Buffer.alloc(0)
  #hasBegun = false
  /** The metadata, which is written first. */
  _onBeforeFirstWrite: ((write: (part: string | Uint8Array) => void) => void) | undefined

  constructor(response: ServerResponse) {
    super()
    this.#response = response
  }

  setContentType(type: string): void {
    if (this.#hasBegun) throw new Error('Cannot set content-type, too late.')
    this.#type = type
  }

  override write(part: unknown, ...rest: never[]): boolean {
    // oxlint-disable-next-line no-underscore-dangle -- The name that the runtime uses.
    if (!this.#hasBegun) this._onBeforeFirstWrite?.((first) => void super.write(first))
    this.#hasBegun = true
    return super.write(part, ...rest)
  }

  override _write(part: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    if (this.#response.headersSent) {
      this.#response.write(part)
      return done()
    }
    if (this.#type !== WITH_METADATA) {
      this.#response.writeHead(200, { 'Content-Type': this.#type }).write(part)
      return done()
    }
    this.#buffer = Buffer.concat([this.#buffer, part])
    const end = this.#buffer.indexOf(Buffer.alloc(8))
    if (end !== -1) {
      const metadata = JSON.parse(this.#buffer.subarray(0, end).toString()) as AnyResult
      writeHead(this.#response, 'streaming', metadata)
      const begun = this.#buffer.subarray(end + 8)
      if (begun.length > 0) this.#response.write(begun)
      else this.#response.flushHeaders()
    }
    done()
  }

  override _final(done: () => void): void {
    this.#response.end()
    done()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (error) this.#response.destroy(error)
    done(null)
  }
}

/** Stands in for `awslambda`, the global variable of Lambda's runtime. */
export const RUNTIME = {
  streamifyResponse<Handler>(handler: Handler): Handler {
    return handler
  },
  HttpResponseStream: {
    from(stream: ResponseStream, metadata: object): ResponseStream {
      stream.setContentType(WITH_METADATA)
      const text = JSON.stringify(metadata)
      // oxlint-disable-next-line no-underscore-dangle -- The name that the runtime uses.
      stream._onBeforeFirstWrite = (write) => {
        write(text)
        write(new Uint8Array(8))
      }
      return stream
    },
  },
}
