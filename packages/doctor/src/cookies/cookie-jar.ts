import { linesOf } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'
import type { Engine } from '../tables/message-template.js'
import { defaultPath, isPathWithin, isWithin, parseCookie } from './cookie.js'
import type { ThirdPartyCookies } from './cookie-behavior.js'
import { type CookieContext, createCookieContext } from './cookie-context.js'
import { type StoredCookie, type WhyNot, whyNotSent, whyNotStored } from './why-not.js'

/** What became of one cookie of a request, or of its response. */
export interface CookieEvent {
  readonly name: string
  readonly value: string
  readonly event: 'sent' | 'not-sent' | 'stored' | 'not-stored'
  /** Why not, in words that continue a sentence; `null` where it was. */
  readonly because: string | null
  /** What to change; `null` where nothing is. */
  readonly fix: string | null
}

/** A request of a page, as far as cookies go. */
export interface CookieRequest {
  /** The origin of the page. It is the top-level page of its tab: frames are not known here. */
  readonly origin: string
  /** Where the request has been, and as the last one where it goes. */
  readonly urls: readonly URL[]
  readonly engine?: Engine | undefined
}

/**
 * The cookies of one visitor. Give the same one to one simulation after the other, to see which cookies the responses of the
 * first leave for the second.
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
   * @param options.thirdPartyCookies what the visitor has chosen. Default: as the engine comes: `allowed` in Chromium,
   * `partitioned` in Firefox, `blocked` in WebKit
   * @param options.now milliseconds since 1970
   */
  constructor(
    options: { readonly thirdPartyCookies?: ThirdPartyCookies; readonly now?: () => number } = {},
  ) {
    this.#thirdParty = options.thirdPartyCookies
    this.#now = options.now ?? Date.now
  }

  /** The cookies that go with a request, and those of its host and path that do not. */
  async take(request: CookieRequest): Promise<readonly CookieEvent[]> {
    const context = await this.#contextOf(request)
    const now = this.#now()
    this.#stored = this.#stored.filter(({ expires }) => expires === null || expires > now)
    // Longer paths first; of one length, the older ones.
    const inOrder = this.#stored.toSorted((a, b) => b.path.length - a.path.length)
    return inOrder.flatMap((cookie) => {
      const why = whyNotSent(cookie, context)
      return why === 'elsewhere' ? [] : [eventOf(cookie, 'sent', why)]
    })
  }

  /** Stores what a response sets, as far as a browser does. */
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
      const why = whyNotStored(cookie, context) ?? this.#secureInTheWay(stored, context)
      if (why === null) this.#put(stored)
      return [eventOf(cookie, 'stored', why)]
    })
  }

  #contextOf({ origin, urls, engine }: CookieRequest): Promise<CookieContext> {
    return createCookieContext(origin, urls, engine, this.#thirdParty)
  }

  /** Storage model, step 14: what comes over plain http does not replace a `Secure` cookie. */
  #secureInTheWay(cookie: StoredCookie, { isSecure }: CookieContext): WhyNot | null {
    const isInTheWay =
      !isSecure &&
      this.#stored.some(
        (other) =>
          other.isSecure &&
          other.name === cookie.name &&
          other.partition === cookie.partition &&
          (isWithin(other.host, cookie.host) || isWithin(cookie.host, other.host)) &&
          isPathWithin(cookie.path, other.path),
      )
    if (!isInTheWay) return null
    return {
      because: 'there is a Secure cookie of that name, and this one comes over plain http',
      fix: 'Serve the API over https.',
    }
  }

  /** In place of the one that it replaces. */
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
  why: WhyNot | null,
): CookieEvent {
  if (why === null) return { name, value, event: done, because: null, fix: null }
  return { name, value, event: `not-${done}`, ...why }
}
