import type { ProxyCode } from '../answer/codes.js'

/** The report on one exchange. It contains no query, no header value and no secret. */
export interface Exchange {
  /** The mount: `/github`. `null` if no target has the path of the request. */
  readonly target: string | null
  readonly method: string
  /** The path at the proxy, without the query. */
  readonly path: string
  /** The status of the response; `0` if none was sent. */
  readonly status: number
  /**
   * The reason why the proxy itself responded or cut the response off; `null` for a response of the
   * target.
   */
  readonly code: ProxyCode | null
  /**
   * The target's address; `null` if there was no connection or the platform does not show the
   * address.
   */
  readonly address: string | null
  /** Whether the connection was used before. */
  readonly reused: boolean
  /** Whether the request was sent again because a kept connection had just been closed. */
  readonly retried: boolean
  /** The number of bytes of the request body that were passed on. */
  readonly bytesUp: number
  /** The number of bytes of the response body that were passed on. */
  readonly bytesDown: number
  /** Milliseconds from the start; `null` for steps that were not reached. */
  readonly ms: {
    readonly connect: number | null
    readonly headers: number | null
    readonly total: number
  }
  /** The way in which the exchange ended. `limit` means that a body was too long. */
  readonly ended: 'complete' | 'client' | 'upstream' | 'timeout' | 'limit'
}
