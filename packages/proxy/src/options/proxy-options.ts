import type { CorsOptions } from '@webcors/core'
import type { Exchange } from '../exchange/exchange.js'

/**
 * The URL of a target.
 *
 * - `https://api.example.com`, `https://api.example.com/v1`: one API. `/mount/users?page=2` goes to
 *   `https://api.example.com/v1/users?page=2`.
 * - `https://*.example.com`: a pattern, with the stars of an origin pattern. The page writes the
 *   whole address behind the mount: `/mount/https://eu.example.com/users`.
 */
export type TargetURL = `${'https' | 'http'}://${string}`

/**
 * A request as `authorize`, `limit` and `onExchange` get it, from the fetch handler as well as from
 * the listener.
 */
export interface ProxyRequest {
  /** The method as it was sent, because methods are case-sensitive. */
  readonly method: string
  /** Path and query, as the proxy received them. */
  readonly url: string
  /** The headers of the page, cookies and `Authorization` included. */
  readonly headers: Headers
  /** The address of the client, or of the server in front. `null` if the host does not show it. */
  readonly address: string | null
}

/** The target of a request. */
export interface TargetInfo {
  /** The key in `targets`: `/github`. */
  readonly mount: string
  /** The origin of the request to the target: `https://api.github.com`. */
  readonly origin: string
}

/**
 * The result of a `limit` function: a boolean, or an object that also says when to try again. Every
 * other value denies. `Retry-After` is left out if `retryAfterSeconds` is not a finite number.
 */
export type LimitVerdict =
  | boolean
  | { readonly allowed: boolean; readonly retryAfterSeconds?: number }

/** A rate that the proxy itself counts, in the memory of this process. */
export interface RateLimit {
  /** The number of requests per minute, 1 or more. All of them may arrive at once. */
  readonly perMinute: number
  /**
   * Returns the key of a caller. Without `key`, all callers share one count. At most 10,000 keys
   * are kept.
   *
   * @example
   * ```ts
   * const limit = { perMinute: 60, key: ({ address }) => address ?? 'unknown' }
   * ```
   */
  readonly key?: (request: ProxyRequest) => string
}

/**
 * Asks another system whether a request may continue, such as Redis or a platform's own limiter.
 */
export type LimitFunction = (
  request: ProxyRequest,
  target: TargetInfo,
) => LimitVerdict | Promise<LimitVerdict>

/** The time limits of a request to a target. */
export interface ProxyTimeouts {
  /** Seconds for the name look-up, the connection and the TLS handshake together. @default 5 */
  readonly connectSeconds?: number
  /**
   * Seconds without progress before the head of the response arrives. An upload that goes on is
   * progress. @default 30
   */
  readonly headersSeconds?: number
  /** Seconds between two pieces of the body. Event streams have no such limit. @default 60 */
  readonly idleSeconds?: number
}

/** One API, and the requests that pages may send to it. */
export interface Target {
  readonly url: TargetURL
  /** Methods that pages may use. @default ['GET', 'HEAD'] */
  readonly methods?: readonly string[]
  /**
   * Paths below `url` that pages may request: exact paths (`/users`), or all paths below one
   * (`/users/*`).
   *
   * @default all
   */
  readonly paths?: readonly `/${string}`[]
  /**
   * Request headers that are passed on in addition to the usual ones, such as
   * `X-GitHub-Api-Version`.
   *
   * @default []
   */
  readonly requestHeaders?: readonly string[]
  /**
   * Request headers that the server sets in place of the page's. All except a few, such as
   * `Accept`, are secrets, as `query` is.
   */
  readonly headers?: Readonly<Record<string, string | undefined>>
  /**
   * Query parameters that the server sets in place of the page's. They are secrets: if a value has
   * 8 or more characters, the proxy drops response headers that contain it, except those that
   * describe the body, and refuses such redirects. Shorter values occur in headers by chance, so
   * the proxy does not search for them.
   */
  readonly query?: Readonly<Record<string, string | undefined>>
  /**
   * The way in which redirects are treated. `'rewrite'`: the page follows redirects through this
   * proxy. `'follow'`: the proxy follows at most five, for `GET` and `HEAD`. `'refuse'`: the proxy
   * responds with 502. A redirect to a URL that no target covers is always refused.
   *
   * @default 'rewrite'
   */
  readonly redirects?: 'rewrite' | 'follow' | 'refuse'
  /** Allowed content types of responses: `application/json`, `image/*`. @default all */
  readonly contentTypes?: readonly string[]
  /** Allows addresses that are not public, except those of cloud metadata. @default not set */
  readonly privateNetwork?: true
  /**
   * A certificate authority for this target, as PEM, in place of the runtime's.
   *
   * @default the runtime's
   */
  readonly ca?: string
  /**
   * Allows secrets without `authorize`, so that anyone who can send a request uses the secrets.
   *
   * @default not set
   */
  readonly dangerouslyAllowAnyCaller?: true
  /**
   * Allows plain `http:`. Anyone on the network path can read and change messages.
   *
   * @default not set
   */
  readonly dangerouslyAllowInsecure?: true
  /** Allows `url: 'https://*'`, which means any public host. @default not set */
  readonly dangerouslyAllowAnyHost?: true
}

/** The options of a proxy. */
export interface ProxyOptions {
  /** The targets, by the paths at which pages reach them. The longest path wins. */
  readonly targets: Readonly<Record<`/${string}`, TargetURL | Target>>
  /**
   * The limit of requests, which must be set. Write `'none'` if a server in front of the proxy
   * limits them.
   */
  readonly limit: 'none' | RateLimit | LimitFunction
  /**
   * Decides whether a caller may use a target. Only `true` allows. The function gets the page's
   * cookies and `Authorization`, which are not passed on. The request is denied if the decision
   * takes longer than 5 seconds.
   *
   * @default all callers that the policy allows
   */
  readonly authorize?: (request: ProxyRequest, target: TargetInfo) => boolean | Promise<boolean>
  /**
   * The name of this proxy in `Via` and `Proxy-Status`. A request that has already passed a proxy
   * of this name is refused.
   *
   * @default 'webcors'
   */
  readonly name?: string
  /** The `User-Agent` of requests to targets. @default 'webcors-proxy' */
  readonly userAgent?: string
  /** Time limits. @default {}: the default of each limit */
  readonly timeouts?: ProxyTimeouts
  /** The maximum size of a request body, in bytes. @default 10 MiB */
  readonly maxRequestBytes?: number
  /** The maximum size of a response body on the wire, in bytes. @default 100 MiB */
  readonly maxResponseBytes?: number
  /** The maximum number of concurrent requests. @default 1,000 */
  readonly maxConcurrent?: number
  /**
   * Sends `Cross-Origin-Resource-Policy: cross-origin` in place of `same-origin`, so that any page
   * may embed responses.
   *
   * @default false
   */
  readonly embeddable?: boolean
  /**
   * Called once at the end of each exchange, for logs and metrics. Its errors are ignored.
   *
   * @default undefined
   */
  readonly onExchange?: (exchange: Exchange, request: ProxyRequest) => void
}

/** Core's options without the methods and request headers, which follow from the targets. */
export type ProxyCorsOptions = Omit<CorsOptions, 'methods' | 'allowedHeaders'>
