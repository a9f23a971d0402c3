import type { ProxyCode } from './codes.js'

/** An error that ends an exchange with a response of the proxy itself. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError'
  readonly code: ProxyCode
  /** The value of `Retry-After`, in seconds. */
  readonly retryAfter: number | undefined
  /** The value of `Allow`. */
  readonly allow: readonly string[] | undefined

  constructor(
    code: ProxyCode,
    more: { cause?: unknown; retryAfter?: number | undefined; allow?: readonly string[] } = {},
  ) {
    super(code, { cause: more.cause })
    this.code = code
    this.retryAfter = more.retryAfter
    this.allow = more.allow
  }
}
