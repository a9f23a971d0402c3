import type { CookieJar } from '../cookies/cookie-jar.js'
import type { HeaderList } from './http-message.js'
import type { PreflightCache } from './preflight-cache.js'

/** What a page asks for. */
export interface SimulatedRequest {
  /** The page's origin, serialized: `https://app.example.com`; `null` for a sandboxed frame, a `file:` or a `data:` page. */
  readonly origin: string
  readonly url: string
  /** Default `GET`. */
  readonly method?: string
  /** What the script sets; default none. `Content-Type` is not guessed from the body. */
  readonly headers?: HeaderList
  readonly body?: string
  /** Default `same-origin`. `XMLHttpRequest` has `withCredentials` in its place. */
  readonly credentials?: 'omit' | 'same-origin' | 'include'
  /** Default `cors`. */
  readonly mode?: 'cors' | 'no-cors' | 'same-origin'
  /** Default `follow`. */
  readonly redirect?: 'follow' | 'error' | 'manual'
  /** Upload listeners on an `XMLHttpRequest`, or a streamed body: they always need a preflight. Default `false`. */
  readonly useCorsPreflight?: boolean
  /** Whether the body is a stream, which cannot be sent twice. It implies `useCorsPreflight`. Default `false`. */
  readonly isStreamed?: boolean
  /** Decides, in modes other than `cors`, whether the request has `Origin`. Default `strict-origin-when-cross-origin`. */
  readonly referrerPolicy?: string
  /**
   * What the script says of where the URL leads, so that plain http from an https page is let through as far as the user's
   * permission. Default: nothing.
   */
  readonly targetAddressSpace?: 'loopback' | 'local'
}

/** What the browser knows besides. */
export interface SimulateOptions {
  /** Preflights that were answered before. Default: none were. */
  readonly cache?: PreflightCache
  /**
   * The visitor's cookies: those that the browser adds are in the `Cookie` header of what is sent, and what responses set is
   * stored. Default: no cookie is sent, and none is stored.
   */
  readonly cookies?: CookieJar
  /**
   * The engine whose deviations from the standard to follow. Default: none, the standard itself.
   *
   * All three let `Access-Control-Allow-Headers: *` stand for `Authorization`.
   */
  readonly engine?: 'chromium' | 'firefox' | 'webkit'
  /**
   * What the user answered when asked whether the page may reach devices on the local network, or this computer.
   * No header of a server can grant it. Default `granted`.
   */
  readonly localNetworkPermission?: 'granted' | 'denied'
  /** Where the page came from. Default: judged by its host. */
  readonly pageAddressSpace?: AddressSpace
  /** Where the URL really leads, for names that only a resolver knows. Default: judged by the host; names are `public`. */
  readonly targetAddressSpace?: AddressSpace
}

/** Local Network Access, "IP address space". */
export type AddressSpace = 'loopback' | 'local' | 'public'
