import type { CookieJar } from '../cookies/cookie-jar.js'
import type { HeaderList } from './http-message.js'
import type { PreflightCache } from './preflight-cache.js'

/** The request of a page. */
export interface SimulatedRequest {
  /**
   * The serialized origin of the page, such as `https://app.example.com`; `null` for a sandboxed
   * frame, a `file:` page or a `data:` page.
   */
  readonly origin: string
  readonly url: string
  /**
   * The method, as the script writes it.
   *
   * @default 'GET'
   */
  readonly method?: string
  /**
   * The headers that the script sets. `Content-Type` is not derived from the body.
   *
   * @default []
   */
  readonly headers?: HeaderList
  readonly body?: string
  /**
   * The credentials mode. `withCredentials = true` of an `XMLHttpRequest` is `include`.
   *
   * @default 'same-origin'
   */
  readonly credentials?: 'omit' | 'same-origin' | 'include'
  /**
   * The request mode.
   *
   * @default 'cors'
   */
  readonly mode?: 'cors' | 'no-cors' | 'same-origin'
  /**
   * The redirect mode.
   *
   * @default 'follow'
   */
  readonly redirect?: 'follow' | 'error' | 'manual'
  /**
   * Whether an `XMLHttpRequest` has upload listeners, or the body is a stream. Both always need a
   * preflight.
   *
   * @default false
   */
  readonly useCorsPreflight?: boolean
  /**
   * Whether the body is a stream, which cannot be sent twice. Implies `useCorsPreflight`.
   *
   * @default false
   */
  readonly isStreamed?: boolean
  /**
   * The referrer policy. In modes other than `cors`, it decides whether the request has `Origin`.
   *
   * @default 'strict-origin-when-cross-origin'
   */
  readonly referrerPolicy?: string
  /**
   * The address space that the script names for the URL. With it, an https page may call a plain
   * http URL if the user permits it.
   *
   * @default undefined: the script names none
   */
  readonly targetAddressSpace?: 'loopback' | 'local'
}

/** The state and the settings of the browser. */
export interface SimulateOptions {
  /**
   * The cached preflights of earlier simulations.
   *
   * @default an empty cache
   */
  readonly cache?: PreflightCache
  /**
   * The visitor's cookies. The simulation adds them to the `Cookie` header, and stores the cookies
   * that responses set.
   *
   * @default undefined: no cookie is sent or stored
   */
  readonly cookies?: CookieJar
  /**
   * The engine whose deviations from the standard the simulation follows.
   *
   * In all three engines, `Access-Control-Allow-Headers: *` covers `Authorization`.
   *
   * @default undefined: the standard itself
   */
  readonly engine?: 'chromium' | 'firefox' | 'webkit'
  /**
   * The user's answer to the question whether the page may reach the local network or this
   * computer. No header of a server can grant this permission.
   *
   * @default 'granted'
   */
  readonly localNetworkPermission?: 'granted' | 'denied'
  /**
   * The address space of the page.
   *
   * @default derived from the host of the page
   */
  readonly pageAddressSpace?: AddressSpace
  /**
   * The address space of the server, which for a name only a resolver knows.
   *
   * @default derived from the host of the URL: names are `public`
   */
  readonly targetAddressSpace?: AddressSpace
}

/**
 * Local Network Access, "IP address space".
 *
 * @see https://wicg.github.io/local-network-access/
 */
export type AddressSpace = 'loopback' | 'local' | 'public'
