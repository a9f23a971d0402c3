import type { CorsOptions } from '@webcors/core'
import type { Exchange } from '../exchange/exchange.js'

/**
 * Where requests go.
 *
 * - `https://api.example.com`, `https://api.example.com/v1`: one API. `/mount/users?page=2` goes to `https://api.example.com/v1/users?page=2`.
 * - `https://*.example.com`: a pattern, with the stars of an origin pattern. The page writes the whole address behind the mount: `/mount/https://eu.example.com/users`.
 */
export type TargetURL = `${'https' | 'http'}://${string}`

/** A request as `authorize`, `limit` and `onExchange` see it, the same from the fetch handler and from the listener. */
export interface ProxyRequest {
  /** As sent: methods are case-sensitive. */
  readonly method: string
  /** Path and query, as the proxy received them. */
  readonly url: string
  /** The headers of the page, cookies and `Authorization` included. */
  readonly headers: Headers
  /** The address of the client, or of the server in front. `null` where the host does not show it. */
  readonly address: string | null
}

/** The target of a request. */
export interface TargetInfo {
  /** The key in `targets`: `/github`. */
  readonly mount: string
  /** The origin that is asked: `https://api.github.com`. */
  readonly origin: string
}

/** What a `limit` function answers: `true`, `false`, or when to try again. Anything else denies. */
export type LimitVerdict =
  | boolean
  | { readonly allowed: boolean; readonly retryAfterSeconds?: number }

/** A rate that the proxy counts by itself, in the memory of this process. */
export interface RateLimit {
  /** Requests a minute, 1 or more. As many may come at once. */
  readonly perMinute: number
  /**
   * Whom to count. Without it all callers share one count. At most 10,000 keys are kept.
   *
   * @example
   * ```ts
   * const limit = { perMinute: 60, key: ({ address }) => address ?? 'unknown' }
   * ```
   */
  readonly key?: (request: ProxyRequest) => string
}

/** Asks something else whether a request may go on, such as Redis or a platform's own limiter. */
export type LimitFunction = (
  request: ProxyRequest,
  target: TargetInfo,
) => LimitVerdict | Promise<LimitVerdict>

/** How long to wait. */
export interface ProxyTimeouts {
  /** Seconds for the name look-up, the connection and the TLS handshake together. @default 5 */
  readonly connectSeconds?: number
  /** Seconds without progress until the head of the answer is there; an upload that goes on is progress. @default 30 */
  readonly headersSeconds?: number
  /** Seconds between two pieces of the body. Event streams have no such limit. @default 60 */
  readonly idleSeconds?: number
}

/** One API, and what pages may ask of it. */
export interface Target {
  readonly url: TargetURL
  /** Methods that pages may use. @default ['GET', 'HEAD'] */
  readonly methods?: readonly string[]
  /** Paths below `url` that pages may ask for: exact ones, or all below one (`/users/*`). @default all */
  readonly paths?: readonly `/${string}`[]
  /** Request headers that are passed on beside the usual ones, such as `X-GitHub-Api-Version`. @default [] */
  readonly requestHeaders?: readonly string[]
  /** Request headers that the server sets, whatever the page sent. All but a few (see the README) are secrets. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  /** Parameters that the server adds to the query, whatever the page sent. They are secrets. */
  readonly query?: Readonly<Record<string, string | undefined>>
  /**
   * What happens with a redirect. `'rewrite'`: the page is sent on through this proxy. `'follow'`: the proxy follows at most
   * five, for `GET` and `HEAD`. `'refuse'`: 502. A redirect to what no target covers is always refused.
   * @default 'rewrite'
   */
  readonly redirects?: 'rewrite' | 'follow' | 'refuse'
  /** Content types that may be answered, without parameters: `application/json`, `image/*`. @default all */
  readonly contentTypes?: readonly string[]
  /** This target may be at an address that is not public. Addresses of cloud metadata stay refused. */
  readonly privateNetwork?: true
  /** A certificate authority for this target, as PEM, in place of the usual ones. */
  readonly ca?: string
  /** Secrets without `authorize`: anyone who can send a request spends them. */
  readonly dangerouslyAllowAnyCaller?: true
  /** Plain `http:`. Anyone on the network path reads and changes what is sent. */
  readonly dangerouslyAllowInsecure?: true
  /** `url: 'https://*'`: any public host. */
  readonly dangerouslyAllowAnyHost?: true
}

/** What a proxy is made of. */
export interface ProxyOptions {
  /** What may be asked, by the path at which pages reach it. The longest path wins. */
  readonly targets: Readonly<Record<`/${string}`, TargetURL | Target>>
  /** How often: a decision that must be written. `'none'` if something in front of the proxy limits. */
  readonly limit: 'none' | RateLimit | LimitFunction
  /**
   * Says whether a caller may use a target; only `true` allows. It sees the page's cookies and `Authorization`, which go no
   * further. What takes longer than 5 seconds is denied.
   */
  readonly authorize?: (request: ProxyRequest, target: TargetInfo) => boolean | Promise<boolean>
  /** The name of this proxy in `Via` and `Proxy-Status`. A request that has passed it already is refused. @default 'webcors' */
  readonly name?: string
  /** Sent to targets. @default 'webcors-proxy' */
  readonly userAgent?: string
  readonly timeouts?: ProxyTimeouts
  /** Bytes of a request body. @default 10 MiB */
  readonly maxRequestBytes?: number
  /** Bytes of a response body, as they are on the wire. @default 100 MiB */
  readonly maxResponseBytes?: number
  /** Requests at once. @default 1,000 */
  readonly maxConcurrent?: number
  /** `Cross-Origin-Resource-Policy: cross-origin` in place of `same-origin`: any page may then embed what the proxy answers. */
  readonly embeddable?: boolean
  /** Called once for each exchange when it has ended, for logs and metrics. It cannot break anything. */
  readonly onExchange?: (exchange: Exchange, request: ProxyRequest) => void
}

/** Core's options, without the methods and request headers: those follow from the targets. */
export type ProxyCorsOptions = Omit<CorsOptions, 'methods' | 'allowedHeaders'>
