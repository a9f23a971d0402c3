/**
 * The thing that an entry allows: a method, a header name in lower case, or a URL of which any
 * preflight succeeded. `*` means any.
 */
type Allows = { readonly method: string } | { readonly header: string } | { readonly url: string }

interface Entry {
  readonly key: string
  readonly isCredentialed: boolean
  readonly allows: Allows
  readonly expires: number
}

interface Key {
  readonly origin: string
  readonly url: string
}

/**
 * The CORS-preflight cache of the Fetch standard for the requests of one page. Pass the same cache
 * to several simulations to see which of them send a preflight.
 *
 * @example
 * ```ts
 * const cache = new PreflightCache(600)
 * await simulate(request, send, { cache })
 * const { exchanges } = await simulate(request, send, { cache })
 * // exchanges has no preflight if the first response allowed it to be cached
 * ```
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-cache
 */
export class PreflightCache {
  readonly #limit: number
  readonly #now: () => number
  #entries: Entry[] = []

  /**
   * @param limitSeconds the limit of the engine in seconds: 7200 in Chromium, 86400 in Firefox, 600
   *   in WebKit. Default: 7200
   * @param now returns the current time in milliseconds. Default: `Date.now`
   */
  constructor(limitSeconds = 7200, now: () => number = Date.now) {
    this.#limit = limitSeconds
    this.#now = now
  }

  /**
   * Fetch, "method cache entry match".
   *
   * @see https://fetch.spec.whatwg.org/#concept-cache-match-method
   */
  hasMethod(key: Key, isCredentialed: boolean, method: string): boolean {
    return this.#matching(key, isCredentialed).some(
      (allows) => 'method' in allows && (allows.method === method || allows.method === '*'),
    )
  }

  /**
   * Fetch, "header-name cache entry match". `*` does not cover `Authorization`.
   *
   * @see https://fetch.spec.whatwg.org/#concept-cache-match-header
   */
  hasHeader(key: Key, isCredentialed: boolean, name: string): boolean {
    return this.#matching(key, isCredentialed).some(
      (allows) =>
        'header' in allows &&
        (allows.header === name || (allows.header === '*' && name !== 'authorization')),
    )
  }

  /** Whether any preflight of this URL is cached. */
  hasAny(key: Key, isCredentialed: boolean): boolean {
    return this.#matching(key, isCredentialed).length > 0
  }

  /**
   * Creates or updates entries.
   *
   * @param maxAge in seconds
   * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch steps 7.8 to 7.13
   */
  add(
    key: Key,
    isCredentialed: boolean,
    maxAge: number,
    methods: readonly string[],
    headerNames: readonly string[],
  ): void {
    const seconds = Math.min(maxAge, this.#limit)
    const expires = this.#now() + seconds * 1000
    const allowed: Allows[] = [
      { url: key.url },
      ...methods.map((method) => ({ method })),
      ...headerNames.map((name) => ({ header: name.toLowerCase() })),
    ]
    for (const allows of allowed) {
      const entry = { key: keyOf(key), isCredentialed, allows, expires }
      this.#entries = this.#entries.filter((other) => !isSame(other, entry))
      this.#entries.push(entry)
    }
  }

  /**
   * Fetch, "clear cache entries".
   *
   * @see https://fetch.spec.whatwg.org/#concept-cache-clear
   */
  clear(key: Key): void {
    this.#entries = this.#entries.filter((entry) => entry.key !== keyOf(key))
  }

  /**
   * Fetch, "cache entry match": an entry with credentials also covers requests without credentials.
   *
   * @see https://fetch.spec.whatwg.org/#concept-cache-match
   */
  #matching(key: Key, isCredentialed: boolean): Allows[] {
    const now = this.#now()
    this.#entries = this.#entries.filter(({ expires }) => expires > now)
    return this.#entries
      .filter((entry) => entry.key === keyOf(key) && (entry.isCredentialed || !isCredentialed))
      .map(({ allows }) => allows)
  }
}

function isSame(a: Entry, b: Entry): boolean {
  return (
    a.key === b.key &&
    a.isCredentialed === b.isCredentialed &&
    JSON.stringify(a.allows) === JSON.stringify(b.allows)
  )
}

function keyOf({ origin, url }: Key): string {
  return `${origin} ${url}`
}
