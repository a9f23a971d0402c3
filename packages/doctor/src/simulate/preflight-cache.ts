/** What an entry allows: a method, a header name in lower case, or nothing but to ask. `*` is any. */
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
 * Fetch, "CORS-preflight cache", for the requests of one page. Give it to one simulation after the
 * other to see which of them send a preflight.
 */
export class PreflightCache {
  readonly #limit: number
  readonly #now: () => number
  #entries: Entry[] = []

  /**
   * @param limitSeconds what the engine imposes: 7200 in Chromium, 86400 in Firefox, 600 in WebKit
   * @param now milliseconds
   */
  constructor(limitSeconds = 7200, now: () => number = Date.now) {
    this.#limit = limitSeconds
    this.#now = now
  }

  /** Fetch, "method cache entry match". */
  hasMethod(key: Key, isCredentialed: boolean, method: string): boolean {
    return this.#matching(key, isCredentialed).some(
      (allows) => 'method' in allows && (allows.method === method || allows.method === '*'),
    )
  }

  /** Fetch, "header-name cache entry match". `*` does not stand for `Authorization`. */
  hasHeader(key: Key, isCredentialed: boolean, name: string): boolean {
    return this.#matching(key, isCredentialed).some(
      (allows) =>
        'header' in allows &&
        (allows.header === name || (allows.header === '*' && name !== 'authorization')),
    )
  }

  /** Whether anything was allowed at this URL. */
  hasAny(key: Key, isCredentialed: boolean): boolean {
    return this.#matching(key, isCredentialed).length > 0
  }

  /** Fetch, "CORS-preflight fetch", the steps that create or update entries. */
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

  /** Fetch, "clear cache entries". */
  clear(key: Key): void {
    this.#entries = this.#entries.filter((entry) => entry.key !== keyOf(key))
  }

  /** Fetch, "cache entry match": what was allowed with credentials is allowed without, too. */
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
