import {
  type IncomingHttpHeaders,
  IncomingMessage,
  type RequestListener,
  ServerResponse,
} from 'node:http'
import { Socket } from 'node:net'
import { type HostKind, requestKind } from '../host-kinds.ts'
import { methodOf, PATH } from '../kinds.ts'
import { incomingHeaders } from './node-kinds.ts'

/** A framework's listener, which may return a promise. */
export type Listener = (...args: Parameters<RequestListener>) => unknown

/** The property in which sockets keep written data before the kernel takes it. */
const SINK = Buffer.alloc(2 ** 16)

/**
 * Exchanges one request after the other, with Node's own request and response. The socket keeps the
 * last head and sends nothing: the head is written as bytes, and the kernel is not measured. Parsed
 * headers are prepared, because parsing is the same for every subject and takes three times as
 * long.
 */
export class Exchange {
  readonly #socket = new Nowhere()
  readonly #method: string
  readonly #headers: IncomingHttpHeaders
  readonly #rawHeaders: string[]

  constructor(kind: HostKind) {
    this.#method = methodOf(requestKind(kind))
    this.#headers = incomingHeaders(kind)
    this.#rawHeaders = Object.entries(this.#headers).flatMap(([name, value]) => [
      name,
      String(value),
    ])
  }

  /** Lets a listener answer a fresh request on a fresh response. */
  run(listener: Listener): ServerResponse | Promise<ServerResponse> {
    const request = new IncomingMessage(this.#socket)
    request.method = this.#method
    request.url = PATH
    request.httpVersion = '1.1'
    request.httpVersionMajor = 1
    request.httpVersionMinor = 1
    request.headers = { ...this.#headers }
    request.rawHeaders = this.#rawHeaders
    const response = new ServerResponse(request)
    // Node's server does the same.
    Object.assign(response, { _keepAliveTimeout: 5000, _maxRequestsPerSocket: 0 })
    response.shouldKeepAlive = true
    response.assignSocket(this.#socket)
    const result = listener(request, response)
    if (result instanceof Promise) return result.then(() => this.#finish(response))
    return this.#finish(response)
  }

  /** The head of the last response. */
  get head(): string {
    return this.#socket.head
  }

  #finish(response: ServerResponse): ServerResponse {
    if (!response.writableEnded) throw new Error('The response has not ended')
    this.#socket.flush()
    response.detachSocket(this.#socket)
    return response
  }
}

class Nowhere extends Socket {
  head = ''
  #written: (() => void) | null = null

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    const done = rest.at(-1)
    if (this.head === '') this.head = String(chunk)
    // Engines concatenate text when it is read, not when it is joined. Reading it here includes
    // that cost of a head.
    if (typeof chunk === 'string') SINK.write(chunk, 'latin1')
    if (typeof done === 'function') this.#written = done as () => void
    return true
  }

  override cork(): void {}

  override uncork(): void {}

  /** Reports to the response that everything is sent, as a socket does later. */
  flush(): void {
    const written = this.#written
    this.#written = null
    written?.()
  }
}
