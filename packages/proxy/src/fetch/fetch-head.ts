import type { ProxyRequest } from '../options/proxy-options.js'
import { pathOf, type RequestHead } from '../plan/request-head.js'
import { readAddress } from './read-address.js'

/**
 * The head of a `Request`. The request is never copied, because some hosts have `Request` classes
 * that cannot be copied.
 */
export class FetchHead implements RequestHead {
  readonly method: string
  readonly pathAndQuery: string
  readonly prefix: string = ''
  readonly request: ProxyRequest
  readonly original: Request

  constructor(original: Request, host: readonly unknown[]) {
    this.original = original
    this.method = original.method
    this.pathAndQuery = pathOf(new URL(original.url))
    this.request = {
      method: this.method,
      url: this.pathAndQuery,
      headers: original.headers,
      address: readAddress(original, host[0]),
    }
  }

  get path(): string {
    return this.pathAndQuery.split('?', 1)[0] ?? ''
  }

  get hasBody(): boolean {
    // The body of a GET request has no meaning, and is not passed on:
    // https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1
    if (this.method === 'GET' || this.method === 'HEAD') return false
    return this.header('content-length') !== '0' && this.original.body !== null
  }

  header(name: string): string | null {
    return this.original.headers.get(name)
  }

  eachHeader(use: (name: string, value: string) => void): void {
    this.original.headers.forEach((value, name) => {
      use(name, value)
    })
  }
}
