import { linesOf } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'
import type { Engine } from '../tables/message-template.js'
import { defaultPath, isPathWithin, isWithin, parseCookie } from './cookie.js'
import type { ThirdPartyCookies } from './cookie-behavior.js'
import { type CookieContext, createCookieContext } from './cookie-context.js'
import {
  type CookieRefusal,
  refusalToSend,
  refusalToStore,
  type StoredCookie,
} from './cookie-refusal.js'

/** The outcome for one cookie of a request or of its response. */
export interface CookieEvent {
  readonly name: string
  readonly value: string
  readonly event: 'sent' | 'not-sent' | 'stored' | 'not-stored'
  /**
   * The reason why the cookie is not sent or not stored, worded to continue a sentence; `null` if
   * it is sent or stored.
   */
  readonly because: string | null
  /** The change that solves the problem; `null` if nothing has to change. */
  readonly fix: string | null
}

/** The parts of a request that decide about cookies. */
export interface CookieRequest {
  /**
   * The origin of the page. The page counts as the top-level page of its tab: frames are not
   * simulated.
   */
  readonly origin: string
  /** The URLs that the request has visited. The last one is the current URL. */
  readonly urls: readonly URL[]
  /** The engine to follow; `undefined` for the draft of RFC 6265bis. */
  readonly engine?: Engine | undefined
}

/**
 * The cookies of one visitor. Pass the same jar to several simulations to see which cookies the
 * responses of the first one leave for the second.
 *
 * @example
 * ```ts
 * const cookies = new CookieJar()
 * const page = { origin: 'https://app.example.com', credentials: 'include' } as const
 * await simulate({ ...page, url: 'https://api.example.com/login' }, send, { cookies, engine: 'firefox' })
 * const { exchanges } = await simulate({ ...page, url: 'https://api.example.com/me' }, send, { cookies, engine: 'firefox' })
 * ```
 */
export class CookieJar {
  readonly #thirdParty: ThirdPartyCookies | undefined
  readonly #now: () => number
  #stored: StoredCookie[] = []

  /**
   * @param options.thirdPartyCookies the visitor's setting. Default: the setting of the engine,
   *   which is `allowed` in Chromium, `partitioned` in Firefox, and `blocked` in WebKit
   * @param options.now returns the current time in milliseconds since 1970. Default: `Date.now`
   */
  constructor(
    options: { readonly thirdPartyCookies?: ThirdPartyCookies; readonly now?: () => number } = {},
  ) {
    this.#thirdParty = options.thirdPartyCookies
    this.#now = options.now ?? Date.now
  }

  /**
   * Lists the cookies that the browser sends with a request, and the cookies of its host and path
   * that it does not send.
   */
  async take(request: CookieRequest): Promise<readonly CookieEvent[]> {
    const context = await this.#contextOf(request)
    const now = this.#now()
    this.#stored = this.#stored.filter(({ expires }) => expires === null || expires > now)
    // Cookies with longer paths come first; among equal lengths, older cookies.
    // https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-20.html#name-retrieval-algorithm
    const inOrder = this.#stored.toSorted((a, b) => b.path.length - a.path.length)
    return inOrder.flatMap((cookie) => {
      const why = refusalToSend(cookie, context)
      return why === 'elsewhere' ? [] : [eventOf(cookie, 'sent', why)]
    })
  }

  /** Stores the cookies of a response that a browser would store, and lists all of them. */
  async keep(request: CookieRequest, headers: HeaderList): Promise<readonly CookieEvent[]> {
    const lines = linesOf(headers, 'Set-Cookie')
    if (lines.length === 0) return []
    const context = await this.#contextOf(request)
    return lines.flatMap((line) => {
      const cookie = parseCookie(line, this.#now())
      if (cookie === null) return []
      const stored: StoredCookie = {
        ...cookie,
        host: cookie.domain ?? context.url.hostname,
        isHostOnly: cookie.domain === null || cookie.domain === context.publicSuffix,
        path: cookie.path ?? defaultPath(context.url),
        partition: isKeptApart(cookie.isPartitioned, context) ? context.partition : null,
      }
      const why = refusalToStore(cookie, context) ?? this.#conflictWithSecure(stored, context)
      if (why === null) this.#put(stored)
      return [eventOf(cookie, 'stored', why)]
    })
  }

  #contextOf({ origin, urls, engine }: CookieRequest): Promise<CookieContext> {
    return createCookieContext(origin, urls, engine, this.#thirdParty)
  }

  /**
   * Rejects a cookie that arrives over plain http and would replace a `Secure` cookie.
   *
   * @see https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-20.html#name-storage-model
   *   step 14
   */
  #conflictWithSecure(cookie: StoredCookie, { isSecure }: CookieContext): CookieRefusal | null {
    const isConflict =
      !isSecure &&
      this.#stored.some(
        (other) =>
          other.isSecure &&
          other.name === cookie.name &&
          other.partition === cookie.partition &&
          (isWithin(other.host, cookie.host) || isWithin(cookie.host, other.host)) &&
          isPathWithin(cookie.path, other.path),
      )
    if (!isConflict) return null
    return {
      because: 'a Secure cookie of the same name exists, and this one comes over plain http',
      fix: 'Serve the API over https.',
    }
  }

  /** Replaces the cookie with the same key in its position, or appends a new one. */
  #put(cookie: StoredCookie): void {
    const at = this.#stored.findIndex(
      (other) =>
        other.name === cookie.name &&
        other.host === cookie.host &&
        other.isHostOnly === cookie.isHostOnly &&
        other.path === cookie.path &&
        other.partition === cookie.partition,
    )
    if (at < 0) this.#stored.push(cookie)
    else this.#stored[at] = cookie
  }
}

function isKeptApart(isPartitioned: boolean, { isThirdParty, thirdParty }: CookieContext): boolean {
  return isPartitioned || (isThirdParty && thirdParty === 'partitioned')
}

function eventOf(
  { name, value }: Pick<StoredCookie, 'name' | 'value'>,
  done: 'sent' | 'stored',
  why: CookieRefusal | null,
): CookieEvent {
  if (why === null) return { name, value, event: done, because: null, fix: null }
  return { name, value, event: `not-${done}`, ...why }
}
