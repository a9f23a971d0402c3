import type { IncomingMessage } from 'node:http'
import type { ProxyRequest } from '../options/proxy-options.js'
import { normalizeTarget, type RequestHead } from '../plan/request-head.js'

/** The head of a request to Node's server. */
export class ListenerHead implements RequestHead {
  readonly message: IncomingMessage
  readonly method: string
  readonly pathAndQuery: string
  readonly request: ProxyRequest

  constructor(message: IncomingMessage) {
    this.message = message
    this.method = message.method ?? 'GET'
    // `OPTIONS *` names no path, so its path is empty.
    this.pathAndQuery = normalizeTarget(message.url ?? '') ?? ''
    this.request = new ListenerRequest(message, this.method, this.pathAndQuery)
  }

  get path(): string {
    return this.pathAndQuery.split('?', 1)[0] ?? ''
  }

  /**
   * Express and Connect remove the mount path from `url`, and keep the whole path in `originalUrl`.
   */
  get prefix(): string {
    const { url = '', originalUrl } = this.message as IncomingMessage & { originalUrl?: string }
    if (originalUrl === undefined || originalUrl === url) return ''
    const own = url.startsWith('/?') ? url.slice(1) : url
    const rest = url === '/' ? '' : own
    return originalUrl.endsWith(rest)
      ? originalUrl.slice(0, originalUrl.length - rest.length).replace(/\/$/, '')
      : ''
  }

  get hasBody(): boolean {
    // The body of a GET request has no meaning, and is not passed on:
    // https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1
    if (this.method === 'GET' || this.method === 'HEAD') return false
    const { headers } = this.message
    const length = headers['content-length']
    return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
  }

  header(name: string): string | null {
    const value = this.message.headers[name]
    return value === undefined ? null : String(value)
  }

  eachHeader(use: (name: string, value: string) => void): void {
    const { headers } = this.message
    for (const name in headers) use(name, String(headers[name]))
  }
}

/**
 * The request for `authorize`, `limit` and `onExchange`. Its `Headers` are created when one of them
 * reads them.
 */
class ListenerRequest implements ProxyRequest {
  readonly method: string
  readonly url: string
  readonly #message: IncomingMessage
  #headers: Headers | undefined
  readonly address: string | null

  constructor(message: IncomingMessage, method: string, url: string) {
    this.#message = message
    this.method = method
    this.url = url
    this.address = message.socket?.remoteAddress ?? null
  }

  get headers(): Headers {
    if (this.#headers) return this.#headers
    const headers = new Headers()
    for (const [name, value] of Object.entries(this.#message.headers)) {
      // HTTP/2 has pseudo-headers, such as `:path`.
      if (!name.startsWith(':')) headers.set(name, String(value))
    }
    this.#headers = headers
    return headers
  }
}
