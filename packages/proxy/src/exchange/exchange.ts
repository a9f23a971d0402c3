import type { ProxyCode } from '../answer/codes.js'

/** What came of one exchange. It has neither a query, nor the value of a header, nor a secret. */
export interface Exchange {
  /** The mount: `/github`. `null` if the request was refused before one was found. */
  readonly target: string | null
  readonly method: string
  /** The path at the proxy, without the query. */
  readonly path: string
  /** The status that was sent, `0` if none was. */
  readonly status: number
  /** Why the proxy itself answered, or cut the answer; `null` for an answer of the target. */
  readonly code: ProxyCode | null
  /** The address that was connected to; `null` if there was no connection or the platform does not show it. */
  readonly address: string | null
  /** Whether the connection was used before. */
  readonly reused: boolean
  /** Whether the request was sent again because a kept connection had just been closed. */
  readonly retried: boolean
  /** Bytes of the request body that were passed on. */
  readonly bytesUp: number
  /** Bytes of the response body that were passed on. */
  readonly bytesDown: number
  /** Milliseconds from the start; `null` for what was not reached. */
  readonly ms: {
    readonly connect: number | null
    readonly headers: number | null
    readonly total: number
  }
  /** How it ended: `limit` is a body that was too long. */
  readonly ended: 'complete' | 'client' | 'upstream' | 'timeout' | 'limit'
}
