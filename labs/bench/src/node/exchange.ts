import {
  type IncomingHttpHeaders,
  IncomingMessage,
  type RequestListener,
  ServerResponse,
} from 'node:http'
import { Socket } from 'node:net'
import { methodOf, PATH } from '../kinds.ts'
import { incomingHeaders, type NodeKind, requestKind } from './node-kinds.ts'

/** Whatever a framework's listener returns: a promise, where it needs one. */
export type Listener = (...args: Parameters<RequestListener>) => unknown

/** Where sockets put what is written, before the kernel takes it. */
const SINK = Buffer.alloc(2 ** 16)

/**
 * One request after the other, with Node's own request and response, over a socket that keeps the last
 * head and sends nothing: the head is really made, and written as bytes, and no kernel is measured. The
 * parser is left out, and what it makes of headers stands ready, for that is the same for everyone and
 * three times as long.
 */
export class Exchange {
  readonly #socket = new Nowhere()
  readonly #method: string
  readonly #headers: IncomingHttpHeaders

  constructor(kind: NodeKind) {
    this.#method = methodOf(requestKind(kind))
    this.#headers = incomingHeaders(kind)
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
    const response = new ServerResponse(request)
    // As Node's server does.
    Object.assign(response, { _keepAliveTimeout: 5000, _maxRequestsPerSocket: 0 })
    response.shouldKeepAlive = true
    response.assignSocket(this.#socket)
    const result = listener(request, response)
    if (result instanceof Promise) return result.then(() => this.#finish(response))
    return this.#finish(response)
  }

  /** What the last response wrote first: its head. */
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
    // Engines put text together when it is read, not when it is joined: that is part of what a head costs.
    if (typeof chunk === 'string') SINK.write(chunk, 'latin1')
    if (typeof done === 'function') this.#written = done as () => void
    return true
  }

  override cork(): void {}

  override uncork(): void {}

  /** Tells the response that all is sent, as a socket does later. */
  flush(): void {
    const written = this.#written
    this.#written = null
    written?.()
  }
}
