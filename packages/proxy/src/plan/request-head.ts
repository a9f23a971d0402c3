import type { ProxyRequest } from '../options/proxy-options.js'

/**
 * The head of a request, in the form that is the same for every host. Header names are in lower
 * case.
 */
export interface RequestHead {
  readonly method: string
  /** The path and the query as the URL parser serializes them, without a fragment. */
  readonly pathAndQuery: string
  /** The path at which the proxy is mounted, for `Location`: `/proxy`, or an empty text. */
  readonly prefix: string
  header(name: string): string | null
  eachHeader(use: (name: string, value: string) => void): void
  /** Whether a body of any length follows. */
  readonly hasBody: boolean
  /** The request for `authorize`, `limit` and `onExchange`. */
  readonly request: ProxyRequest
}

/**
 * Reads the path and the query of a request target, with dot segments resolved; `null` for `*` and
 * `host:443`.
 */
export function normalizeTarget(target: string): string | null {
  // The path is parsed behind a host, so that `//other.example` is a path and not a host.
  const absolute = target.startsWith('/') ? `http://proxy.invalid${target}` : target
  if (!/^https?:\/\//i.test(absolute)) return null
  try {
    return pathOf(new URL(absolute))
  } catch {
    return null
  }
}

/**
 * Returns the path and the query of a URL, byte for byte. An empty query keeps its question mark.
 */
export function pathOf({ href, origin, hash }: URL): string {
  const end = hash === '' ? href.length - (href.endsWith('#') ? 1 : 0) : href.length - hash.length
  const authority = href.indexOf('/', origin.indexOf('//') + 2)
  return href.slice(authority, end)
}
